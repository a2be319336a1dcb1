import { asNumber, asText, type JsonObject, maps, valueAt } from '../../private/json';
import { remembered } from '../../private/remembered';
import { fieldOf, podsOf } from '../helpers/pods';
import { predictorDiff, trap, upstream, type Violation } from '../rule';

export const gracePeriod = trap({
  id: 'SELDON332',
  stage: 'expansion',
  looksAt: ['lifecycle', 'terminationGracePeriodSeconds'],
  title: 'the termination grace period is longer than preStop hooks',
  many: 'grace periods that are shorter than preStop hooks',
  consequence:
    'The grace period includes the time that a preStop hook takes: for containers of nodes, the default is a sleep ' +
    'of 10 seconds. Once it is over, containers are killed, together with the requests that they still serve on ' +
    'each rollout.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    - componentSpecs: [{spec: {terminationGracePeriodSeconds: 5, containers: [{name: classifier}]}}]
    + componentSpecs: [{spec: {terminationGracePeriodSeconds: 30, containers: [{name: classifier}]}}]
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      const grace = asNumber(pods.spec.terminationGracePeriodSeconds ?? 30);
      const stops = maps(pods.spec.containers).map((container, index) => ({
        container,
        index,
        seconds: preStopSleep(container),
      }));
      const sleeping = stops.filter(({ seconds }) => seconds > 0);
      const [longest] = sleeping.length > 1 ? [...sleeping].sort((a, b) => b.seconds - a.seconds) : sleeping;
      if (longest !== undefined && longest.seconds >= grace) {
        report(violation(fieldOf(subject, pods, 'terminationGracePeriodSeconds'), grace, longest));
      }
      for (const stop of sleeping) {
        for (const probe of ['livenessProbe', 'startupProbe']) {
          const own = valueAt(stop.container, [probe, 'terminationGracePeriodSeconds']);
          if (typeof own === 'number' && stop.seconds >= own) {
            const field = `containers[${stop.index}].${probe}.terminationGracePeriodSeconds`;
            report(violation(fieldOf(subject, pods, field), own, stop));
          }
        }
      }
    }
  },
});

function violation(path: string, grace: number, stop: { container: JsonObject; seconds: number }): Violation {
  const { container, seconds } = stop;
  return {
    path,
    message:
      `pods are killed after ${grace} s, but the preStop hook of container ` +
      `${JSON.stringify(container.name)} takes ` +
      `${seconds} s`,
    remedy: `set terminationGracePeriodSeconds to more than ${seconds}, plus the time that requests take`,
  };
}

/** The seconds for which a preStop hook sleeps; 0 for one that does something else. */
function preStopSleep(container: JsonObject): number {
  const command = valueAt(container, 'lifecycle.preStop.exec.command');
  return Array.isArray(command) ? sleepIn(command.map(asText).join(' ')) : 0;
}

/** The seconds for which a command sleeps; most have the one of the operator. */
const sleepIn = remembered((words) => {
  const [, number = '0', unit = 's'] = /(?:^|[\s/;&])sleep\s+(\d+(?:\.\d+)?)([smh]?)(?=$|[\s;&])/.exec(words) ?? [];
  return Number(number) * (UNITS.get(unit) ?? 1);
});

/** The units of `sleep`, in seconds. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['m', 60],
  ['h', 3600],
]);
