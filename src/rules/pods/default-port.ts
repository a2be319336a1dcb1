import { isPrepackaged } from '../../api/servers';
import { knownServerImage } from '../helpers/server-image';
import { uncalledPortIn } from '../helpers/uncalled-ports';
import { diff, trap, upstream } from '../rule';

export const defaultPort = trap({
  id: 'SELDON423',
  looksAt: ['image'],
  title: 'TensorFlow Serving and Triton are told the ports that they are called on',
  consequence:
    'Requests and probes go to the container ports named `http` and `grpc`, or else to the ports that the operator ' +
    'assigns (from 9000 and 9500 up). TensorFlow Serving and Triton do not read those from variables: unless flags ' +
    'set them, probes never reach the server, and the pod restarts forever.',
  example: () => diff`
      spec:
        protocol: tensorflow
        predictors:
        - name: default
          graph: {name: mnist, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: mnist
                image: 'tensorflow/serving:2.8.0'
    -           args: [--model_name=mnist, '--model_base_path=gs://models/mnist']
    +           args: [--model_name=mnist, '--model_base_path=gs://models/mnist', --rest_api_port=9000, --port=9500]
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/defaults.go'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const found = isPrepackaged(placed.node) ? undefined : subject.placedContainerOf(placed);
      const called = subject.ports[placed.predictor].get(placed.node.name);
      const server = found && knownServerImage(found.container);
      if (!found || !called || !server?.listens) {
        continue;
      }
      const { ports: listened, flags } = server.listens;
      const { command = [], args = [], image } = found.container;
      const isFlag = (word: string) => word === flags.http || word === flags.grpc;
      // Other rules are about ports in flags, and about declared ports without these names.
      const isToldOtherwise =
        [...command, ...args].some((text) => text.split(/[\s=]/).some((word) => isFlag(word))) ||
        // Without the image's entrypoint, TensorFlow Serving serves no REST.
        (server.protocol === 'tensorflow' && command.length > 0) ||
        uncalledPortIn(subject, found.container, called) !== -1;
      if (!isToldOtherwise && called.http !== listened.http && called.grpc !== listened.grpc) {
        report({
          path: `${found.path}.image`,
          message:
            `${JSON.stringify(image)} listens on ports ${listened.http} (http) and ${listened.grpc} (grpc), but node ` +
            `${JSON.stringify(placed.node.name)} is called on ${called.http} and ${called.grpc}`,
          // The default ports may be taken: Triton's 8000 belongs to the orchestrator, and two servers share theirs.
          remedy: `add the arguments ${flags.http}=${called.http} and ${flags.grpc}=${called.grpc}`,
        });
      }
    }
  },
});
