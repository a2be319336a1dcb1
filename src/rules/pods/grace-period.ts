import { maps } from '../../api/graph';
import { type JsonObject } from '../../private/json';
import { valueAt } from '../../private/value-at';
import { yaml } from '../example';
import { fieldOf, podsOf } from '../helpers/pods';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const gracePeriod = trap({
  id: 'SELDON332',
  severity: 'warning',
  stage: 'expansion',
  title: 'the grace period of pods is longer than their preStop hooks',
  many: 'grace periods that are shorter than preStop hooks',
  consequence:
    'The grace period runs while a preStop hook does, which for containers of nodes is a sleep of 10 seconds where none is written. Once it is over, containers are killed, and with them the requests that they still serve on each rollout.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs: [{spec: {terminationGracePeriodSeconds: 5, containers: [{name: classifier}]}}]
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs: [{spec: {terminationGracePeriodSeconds: 30, containers: [{name: classifier}]}}]
    `,
  },
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      const grace = Number(pods.spec.terminationGracePeriodSeconds ?? 30);
      const [longest] = maps(pods.spec.containers)
        .map((container) => ({ name: container.name, seconds: preStopSleep(container) }))
        .sort((a, b) => b.seconds - a.seconds);
      if (longest !== undefined && longest.seconds > grace) {
        report({
          path: fieldOf(subject, pods, 'terminationGracePeriodSeconds'),
          message: `pods are killed after ${grace} s, and the preStop hook of container ${JSON.stringify(longest.name)} takes ${longest.seconds} s`,
          remedy: `set terminationGracePeriodSeconds to more than ${longest.seconds}, and to what a request takes besides`,
        });
      }
    }
  },
});

/** The seconds for which a preStop hook sleeps; 0 for one that does something else. */
function preStopSleep(container: JsonObject): number {
  const command = valueAt(container, 'lifecycle.preStop.exec.command');
  const words = Array.isArray(command) ? command.join(' ') : '';
  return Number(/(?:^|[\s/;&])sleep\s+(\d+(?:\.\d+)?)s?(?=$|[\s;&])/.exec(words)?.[1] ?? 0);
}
