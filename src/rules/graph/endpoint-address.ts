import { type JsonObject } from '../../private/json';
import { predictorDiff, trap, upstream } from '../rule';

/** Hosts that mean the same as what the operator writes for a container next to the executor. */
const LOCAL = ['localhost', '127.0.0.1', '0.0.0.0'];

export const endpointAddress = trap({
  id: 'SELDON255',
  looksAt: ['endpoint'],
  title: 'the operator sets the address of a node',
  consequence:
    'The operator overwrites host and ports of every node that has a container, with the container ports named ' +
    '`http` and `grpc`, or with numbers that it counts up from 9000 and 9500.',
  example: () => predictorDiff`
    - graph: {name: classifier, type: MODEL, endpoint: {httpPort: 8080}}
    + graph: {name: classifier, type: MODEL}
      componentSpecs:
    - - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
    + - spec:
    +     containers:
    +     - {name: classifier, image: 'registry.example.com/iris:1', ports: [{name: http, containerPort: 8080}]}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/defaults.go'),
  check(subject, report) {
    const { spec } = subject;
    for (const {
      node: { name, endpoint },
      predictor,
      path,
    } of subject.nodes()) {
      const ports = endpoint && subject.ports[predictor].get(name);
      if (!endpoint || !ports) {
        continue;
      }
      const port = spec.transport === 'grpc' || endpoint.type === 'GRPC' ? ports.grpc : ports.http;
      const lost: Record<string, boolean> = {
        service_host: Boolean(endpoint.service_host) && !LOCAL.includes(endpoint.service_host!),
        service_port: Boolean(endpoint.service_port) && endpoint.service_port !== port,
        httpPort: Boolean(endpoint.httpPort) && endpoint.httpPort !== ports.http,
        grpcPort: Boolean(endpoint.grpcPort) && endpoint.grpcPort !== ports.grpc,
      };
      for (const field of Object.keys(lost).filter((each) => lost[each])) {
        report({
          path: `${path}.endpoint.${field}`,
          message: `${JSON.stringify((endpoint as JsonObject)[field])} is overwritten by the operator`,
          remedy:
            field === 'service_host'
              ? 'remove it'
              : "remove it, and name the container's port http or grpc if the number matters",
        });
      }
    }
  },
});
