import { maps } from '../../api/graph';
import { isObject, type JsonObject } from '../../private/json';
import { valueAt } from '../../private/value-at';
import { yaml } from '../example';
import { fieldOf, podsOf } from '../helpers/pods';
import { trap } from '../helpers/trap';

export const progressDeadline = trap({
  id: 'SELDON333',
  severity: 'warning',
  stage: 'expansion',
  title: 'pods can be ready before the deadline for progress',
  consequence:
    'No probe asks before its initial delay, which for containers of nodes is 20 seconds where none is written, and a startup probe allows for all its failures. A Deployment whose first pod is not ready by its progressDeadlineSeconds (600 where it is not set) counts as failed on each rollout, and so does the SeldonDeployment.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          progressDeadlineSeconds: 10
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          progressDeadlineSeconds: 300
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
  },
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  check(subject, report) {
    const reported = new Set<string>();
    for (const pods of podsOf(subject)) {
      const { deployment, spec } = pods;
      const written = valueAt(deployment, 'spec.progressDeadlineSeconds');
      const deadline = typeof written === 'number' ? written : DEFAULT_DEADLINE;
      const [latest] = maps(spec.containers)
        .map((container, index) => ({ index, ...readyAfter(container) }))
        .sort((a, b) => b.seconds - a.seconds);
      if (latest === undefined || !isLate(latest, deadline)) {
        continue;
      }
      const path =
        written === undefined
          ? fieldOf(subject, pods, `containers[${latest.index}].${latest.probe}`)
          : (subject.origins?.of(deployment, 'spec.progressDeadlineSeconds')?.paths[0] ?? 'spec');
      if (!reported.has(path)) {
        reported.add(path);
        report({
          path,
          message: `pods of ${JSON.stringify(deployment.metadata.name)} ${latest.how} ${latest.seconds} s, and count as failed after ${deadline} s`,
          remedy: `set progressDeadlineSeconds of the predictor to more than ${latest.seconds}, and to what downloads take in addition`,
        });
      }
    }
  },
});

/** What Kubernetes takes where none is written. */
const DEFAULT_DEADLINE = 600;

interface Latest {
  readonly seconds: number;
  readonly probe: string;
  readonly how: string;
}

/** Whether no pod can be ready in time, or the startup probe allows for more time. */
function isLate({ probe, seconds }: Latest, deadline: number): boolean {
  return probe === 'startupProbe' ? seconds > deadline : seconds >= deadline;
}

/** How long a container takes until it can be ready at the earliest, or may take by its startup probe. */
function readyAfter(container: JsonObject): Latest {
  const times = (probe: string) => (name: string, absent: number) =>
    Number(valueAt(container, [probe, name]) ?? absent);
  const [readiness, startup] = [times('readinessProbe'), times('startupProbe')];
  const ready =
    readiness('initialDelaySeconds', 0) + (readiness('successThreshold', 1) - 1) * readiness('periodSeconds', 10);
  const started = isObject(container.startupProbe)
    ? startup('initialDelaySeconds', 0) + startup('failureThreshold', 3) * startup('periodSeconds', 10)
    : 0;
  return started > ready
    ? { seconds: started, probe: 'startupProbe', how: 'may start for' }
    : { seconds: ready, probe: 'readinessProbe', how: 'are ready at the earliest after' };
}
