import { asNumber, isObject, type JsonObject, maps, valueAt } from '../../private/json';
import { fieldOf, podsOf } from '../helpers/pods';
import { containerDiff, trap, upstream } from '../rule';

export const probeTimes = trap({
  id: 'SELDON365',
  stage: 'expansion',
  looksAt: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  title: 'a container is not restarted before its readiness probe runs',
  consequence:
    'A readiness probe with a long delay is meant for a server that loads slowly. The operator adds a liveness ' +
    'probe that starts after 60 seconds and restarts the container 15 seconds later; a startup probe restarts it ' +
    'when it has failed too often. So the server is restarted while it loads, forever.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - readinessProbe: {tcpSocket: {port: http}, initialDelaySeconds: 300}
    + startupProbe: {tcpSocket: {port: http}, periodSeconds: 10, failureThreshold: 40}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      maps(pods.spec.containers).forEach((container, index) => {
        const delay = asNumber(valueAt(container, 'readinessProbe.initialDelaySeconds') ?? 0);
        const killer = isObject(container.startupProbe) ? 'startupProbe' : 'livenessProbe';
        const killed = restartedAfter(container[killer] as JsonObject | undefined);
        if (killed < delay) {
          report({
            path: fieldOf(subject, pods, `containers[${index}].readinessProbe.initialDelaySeconds`),
            message:
              `container ${JSON.stringify(container.name)} may take more than ${delay} s to start, but its ${killer} ` +
              `restarts it after ${killed} s`,
            remedy:
              killer === 'startupProbe'
                ? `raise failureThreshold of the startupProbe, so that it allows more than ${delay} s`
                : `write a startupProbe that allows more than ${delay} s (failureThreshold times periodSeconds), ` +
                  'without a delay',
          });
        }
      });
    }
  },
});

/** The seconds after which a probe restarts a container that does not answer; infinite without a probe. */
function restartedAfter(probe: JsonObject | undefined): number {
  return probe === undefined
    ? Infinity
    : asNumber(probe.initialDelaySeconds ?? 0) +
        asNumber(probe.failureThreshold ?? 3) * asNumber(probe.periodSeconds ?? 10);
}
