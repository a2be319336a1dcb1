import { CONTROLLER_ID_LABEL } from '../../api/facts/labels';
import { DEFAULT_IMAGES } from '../../api/versions';
import { listing } from '../../private/listing';
import { watches } from '../helpers/others-watching';
import { trap, upstream, yaml } from '../rule';
import { type Watch } from '../watch';

export const severalOperators = trap({
  id: 'SELDON344',
  title: 'only one operator watches a SeldonDeployment',
  consequence:
    'An operator for a single namespace and one for all namespaces both reconcile the same objects, unless the ' +
    'namespace has the label `seldon.io/controller-id`: each undoes what the other wrote, and pods are replaced forever.',
  example: () => ({
    before: twoOperators(''),
    after: twoOperators(', labels: {seldon.io/controller-id: risk}'),
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    const { namespace, surroundings } = subject;
    const labels = surroundings.labelsOfNamespace(namespace);
    const sees = (watch: Watch): boolean => watch.namespace !== undefined && watches(subject, watch);
    // The same Deployment may be written for several environments.
    const homes = new Set(surroundings.watches.filter(sees).map(({ home }) => JSON.stringify(home)));
    const { described } = surroundings;
    const seeing = [
      ...(homes.size === 0
        ? []
        : [
            `the ${homes.size > 1 ? 'operators in namespaces' : 'operator in namespace'} ${listing([...homes], ' and ')}`,
          ]),
      ...(described && sees(described) ? ['the one that the values describe'] : []),
    ];
    if (labels !== undefined && (homes.size > 1 || seeing.length > 1)) {
      report({
        path: 'metadata.namespace',
        message: `namespace ${JSON.stringify(namespace)} is watched by ${seeing.join(' and ')}`,
        remedy: `give the namespace the label ${CONTROLLER_ID_LABEL}, or set a different controllerId for each operator`,
      });
    }
  },
});

/** A namespace, with more of its metadata, that has its own operator next to one for all namespaces. */
function twoOperators(more: string): string {
  const operator = (namespace: string, flags: string): string => yaml`
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: seldon-controller-manager, namespace: ${namespace}}
    spec:
      template:
        spec:
          containers:
          - name: manager
            image: ${DEFAULT_IMAGES.operator}
            args: [${flags}]
            env:
            - name: EXECUTOR_CONTAINER_IMAGE_AND_VERSION
              value: '${DEFAULT_IMAGES.executor}'
  `;
  const rest = yaml`
    metadata: {name: iris, namespace: risk}
    spec:
      predictors:
      - name: default
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: risk${more}}
  `;
  return [rest, operator('risk', '--namespace=risk'), operator('seldon-system', '')].join('\n---\n');
}
