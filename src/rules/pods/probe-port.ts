import { type Probe } from '../../api/types.generated';
import { podDiff, trap, upstream } from '../rule';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HANDLERS = ['httpGet', 'tcpSocket', 'grpc'] as const;

export const probePort = trap({
  id: 'SELDON273',
  looksAt: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  title: 'a probe uses a port that the container listens on',
  consequence:
    "The operator configures which ports a node's server listens on: the container ports named `http` and `grpc`, " +
    'otherwise ports counted up from 9000 and 9500 over all containers. A probe of another port fails, and the pod ' +
    'restarts forever.',
  example: () => podDiff`
      containers:
    - - {name: classifier, image: 'registry.example.com/iris:1', livenessProbe: {tcpSocket: {port: 5000}}}
    + - {name: classifier, image: 'registry.example.com/iris:1', livenessProbe: {tcpSocket: {port: http}}}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/defaults.go'),
  check(subject, report) {
    for (const { container, predictor, path } of subject.containers()) {
      const node = PROBES.some((probe) => container[probe]) ? subject.ports[predictor].get(container.name) : undefined;
      if (!node) {
        continue;
      }
      const declared = container.ports ?? [];
      const numbers = [node.http, node.grpc, ...declared.map(({ containerPort }) => containerPort)];
      const names = ['http', 'grpc', 'metrics', ...declared.map(({ name }) => name)];
      for (const probe of PROBES) {
        for (const handler of HANDLERS) {
          const port = portOf(container[probe], handler);
          if (port !== undefined && !numbers.includes(Number(port)) && !names.includes(String(port))) {
            report({
              path: `${path}.${probe}.${handler}.port`,
              message:
                `port ${JSON.stringify(port)} is not a port of the container: node ` +
                `${JSON.stringify(container.name)} listens on ${node.http} (http) and ${node.grpc} (grpc)`,
              remedy:
                handler === 'grpc'
                  ? `write ${node.grpc}, or declare the port`
                  : "write the port's name, http or grpc, or declare the port",
            });
          }
        }
      }
    }
  },
});

function portOf(probe: Probe | undefined, handler: (typeof HANDLERS)[number]): string | number | undefined {
  return probe?.[handler]?.port;
}
