import { CONTROLLER_ID_LABEL } from '../../api/facts/labels';
import { DEFAULT_IMAGES } from '../../api/versions';
import { listing } from '../../private/listing';
import { othersWatching } from '../helpers/others-watching';
import { diff, trap, upstream } from '../rule';
import { type Watch } from '../watch';

export const watchedNamespace = trap({
  id: 'SELDON300',
  failsInCode: true,
  title: 'an operator watches the namespace of the SeldonDeployment',
  consequence:
    'An operator for a single namespace watches no other, and an operator for all namespaces ignores those with the ' +
    'label `seldon.io/controller-id`: nothing is created, and the status stays empty.',
  example: () => diff`
    - metadata: {name: iris, namespace: growth}
    + metadata: {name: iris, namespace: risk}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: seldon-controller-manager, namespace: risk}
      spec:
        template:
          spec:
            containers:
            - name: manager
              image: ${DEFAULT_IMAGES.operator}
              args: [--namespace=risk]
              env:
              - name: EXECUTOR_CONTAINER_IMAGE_AND_VERSION
                value: '${DEFAULT_IMAGES.executor}'
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    const operators = othersWatching(subject);
    if (operators.length === 0) {
      return;
    }
    const { namespace, surroundings } = subject;
    const id = surroundings.labelsOfNamespace(namespace)?.[CONTROLLER_ID_LABEL] ?? '';
    const ofAll = operators.some((watch) => watch.namespace === '');
    report({
      path: 'metadata.namespace',
      message:
        `no operator watches namespace ${JSON.stringify(namespace)}: ` +
        `${listing(operators.map((watch) => describe(watch, id)))}`,
      remedy: ofAll
        ? `remove the label ${CONTROLLER_ID_LABEL} from the namespace, or install an operator for that namespace only`
        : 'move it to namespace ' +
          `${listing([...new Set(operators.map((watch) => JSON.stringify(watch.namespace)))], ' or ')}, or install an ` +
          'operator for all namespaces',
    });
  },
});

function describe({ home, namespace }: Watch, id: string): string {
  const does =
    namespace === ''
      ? `ignores it because of its label ${CONTROLLER_ID_LABEL} (${JSON.stringify(id)})`
      : `watches ${JSON.stringify(namespace)} only`;
  return `the one in ${JSON.stringify(home)} ${does}`;
}
