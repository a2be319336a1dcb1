import { maps } from '../../api/graph';
import { type JsonObject } from '../../private/json';
import { valueAt } from '../../private/value-at';
import { yaml } from '../example';
import { podsOf } from '../helpers/pods';
import { trap } from '../helpers/trap';

export const progressDeadline = trap({
  id: 'SELDON333',
  severity: 'warning',
  stage: 'expansion',
  title: 'pods may be ready before the deadline for progress',
  consequence:
    'No probe asks before its initial delay, which for containers of nodes is 20 seconds where none is written. A Deployment whose first pod cannot be ready by its progressDeadlineSeconds counts as failed on each rollout, and so does the SeldonDeployment.',
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
    for (const { deployment, spec } of podsOf(subject)) {
      const deadline = valueAt(deployment, 'spec.progressDeadlineSeconds');
      const delay = Math.max(0, ...maps(spec.containers).map(readyAfter));
      if (typeof deadline !== 'number' || delay < deadline) {
        continue;
      }
      const path = subject.origins?.of(deployment, 'spec.progressDeadlineSeconds')?.paths[0] ?? 'spec';
      if (!reported.has(path)) {
        reported.add(path);
        report({
          path,
          message: `pods of ${JSON.stringify(deployment.metadata.name)} are asked after ${delay} s at the earliest, and fail after ${deadline} s`,
          remedy: `set it to more than ${delay}, and to what downloads and loading take besides`,
        });
      }
    }
  },
});

/** The seconds before the first probe that can make a container ready. */
function readyAfter(container: JsonObject): number {
  const delay = (probe: string): number => Number(valueAt(container, [probe, 'initialDelaySeconds']) ?? 0);
  return Math.max(delay('startupProbe'), delay('readinessProbe'));
}
