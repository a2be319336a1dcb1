import { SERVICE_PORT_VARIABLE } from '../../api/facts/node-variables';
import { writtenVariables } from '../helpers/variables';
import { containerDiff, trap, upstream } from '../rule';

export const servicePortVariable = trap({
  id: 'SELDON311',
  looksAt: ['env'],
  title: "the port in a container's variables is the port that it is called on",
  consequence:
    `The operator keeps ${SERVICE_PORT_VARIABLE} as written, while probes, Service and orchestrator ` +
    'use the port that it assigns: a server that listens on the other port never becomes ready.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - env: [{name: PREDICTIVE_UNIT_SERVICE_PORT, value: '9002'}]
    + ports: [{name: http, containerPort: 9002}]
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const found = subject.placedContainerOf(placed);
      if (!found?.container.env?.some(({ name }) => name === SERVICE_PORT_VARIABLE)) {
        continue;
      }
      const ports = subject.ports[placed.predictor].get(placed.node.name);
      const isGrpc = subject.spec.transport === 'grpc' || placed.node.endpoint?.type === 'GRPC';
      for (const { name, value, path } of writtenVariables(found.container.env, `${found.path}.env`)) {
        const port = isGrpc ? ports?.grpc : ports?.http;
        if (name === SERVICE_PORT_VARIABLE && port !== undefined && Number(value) !== port) {
          report({
            path,
            message: `the container is called on port ${port}, but ${name} is ${JSON.stringify(value)}`,
            remedy: `remove it; to use another port, declare a container port named "${isGrpc ? 'grpc' : 'http'}"`,
          });
        }
      }
    }
  },
});
