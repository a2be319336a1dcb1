import { asNumber, isObject, type JsonObject, maps, valueAt } from '../../private/json';
import { fieldOf, podsOf } from '../helpers/pods';
import { predictorDiff, trap } from '../rule';

export const progressDeadline = trap({
  id: 'SELDON333',
  stage: 'expansion',
  looksAt: ['livenessProbe', 'progressDeadlineSeconds', 'readinessProbe', 'startupProbe'],
  title: 'pods can be ready before the progress deadline',
  consequence:
    'No probe runs before its initial delay, which defaults to 20 seconds for containers of nodes, and a startup ' +
    'probe may fail as often as its failureThreshold allows. A Deployment whose first pod is not ready within its ' +
    'progressDeadlineSeconds (600 by default) counts as failed on each rollout, and so does the SeldonDeployment.',
  example: () => predictorDiff`
    - progressDeadlineSeconds: 10
    + progressDeadlineSeconds: 300
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  check(subject, report) {
    const reported = new Set<string>();
    for (const pods of podsOf(subject)) {
      const { deployment, spec } = pods;
      const written = valueAt(deployment, 'spec.progressDeadlineSeconds');
      const deadline = typeof written === 'number' ? written : DEFAULT_DEADLINE;
      const latest = latestOf(maps(spec.containers));
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
          message:
            `pods of ${JSON.stringify(deployment.metadata.name)} ${latest.how} ` +
            `${latest.seconds} s, but count as ` +
            `failed after ${deadline} s`,
          remedy:
            `set progressDeadlineSeconds of the predictor to more than ${latest.seconds}, plus the time that ` +
            'downloads take',
        });
      }
    }
  },
});

/** The default of Kubernetes. */
const DEFAULT_DEADLINE = 600;

/** The container that is ready last, and its index. */
interface Latest extends Readiness {
  readonly index: number;
}

interface Readiness {
  readonly seconds: number;
  readonly probe: string;
  readonly how: string;
}

function latestOf(containers: readonly JsonObject[]): Latest | undefined {
  let latest: Latest | undefined;
  containers.forEach((container, index) => {
    const readiness = readyAfter(container);
    if (latest === undefined || readiness.seconds > latest.seconds) {
      latest = { index, ...readiness };
    }
  });
  return latest;
}

/** Whether no pod can be ready in time, or the startup probe allows more time. */
function isLate({ probe, seconds }: Readiness, deadline: number): boolean {
  return probe === 'startupProbe' ? seconds > deadline : seconds >= deadline;
}

/** The earliest time at which a container can be ready, or the time that its startup probe allows. */
function readyAfter({ readinessProbe, startupProbe }: JsonObject): Readiness {
  const readiness = isObject(readinessProbe) ? readinessProbe : {};
  const ready =
    asNumber(readiness.initialDelaySeconds ?? 0) +
    (asNumber(readiness.successThreshold ?? 1) - 1) * asNumber(readiness.periodSeconds ?? 10);
  const started = isObject(startupProbe)
    ? asNumber(startupProbe.initialDelaySeconds ?? 0) +
      asNumber(startupProbe.failureThreshold ?? 3) * asNumber(startupProbe.periodSeconds ?? 10)
    : 0;
  return started > ready
    ? { seconds: started, probe: 'startupProbe', how: 'may start for' }
    : { seconds: ready, probe: 'readinessProbe', how: 'are ready at the earliest after' };
}
