import { UNIT_PORT_VARIABLES } from '../../api/facts/node-variables';
import { isPrepackaged } from '../../api/servers';
import { uncalledPortIn } from '../helpers/uncalled-ports';
import { diff, trap, upstream } from '../rule';

export const uncalledPort = trap({
  id: 'SELDON361',
  title: 'the port that a model listens on is named http or grpc',
  consequence:
    'The operator finds the ports of a node by the names `http` and `grpc`. If there are none, it adds its own ' +
    'ports (from 9000 and 9500 up), passes them to the container in variables, and sends all requests and probes ' +
    'there. The declared port is never called.',
  example: () => diff`
      spec:
        protocol: tensorflow
        predictors:
        - name: default
          graph: {name: half, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: half
                image: 'tensorflow/serving:2.6.0'
    -           ports: [{containerPort: 8501, name: rest}, {containerPort: 8500}]
    +           ports: [{containerPort: 8501, name: http}, {containerPort: 8500, name: grpc}]
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/defaults.go'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const found = isPrepackaged(placed.node) ? undefined : subject.placedContainerOf(placed);
      const called = subject.ports[placed.predictor].get(placed.node.name);
      const index = found && called ? uncalledPortIn(subject, found.container, called) : -1;
      if (found && called && index !== -1) {
        const { containerPort, name } = found.container.ports![index];
        report({
          path: `${found.path}.ports[${index}]`,
          message:
            `port ${containerPort}${name ? ` (${name})` : ''} is never called: requests and probes go to ` +
            `${called.http} (http) and ${called.grpc} (grpc)`,
          remedy:
            'name the ports that the model listens on http and grpc, or make it listen on the port in ' +
            UNIT_PORT_VARIABLES.http,
        });
      }
    }
  },
});
