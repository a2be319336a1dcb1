import { asText } from '../../private/json';
import { diff, trap } from '../rule';
import { MOST_BY_MISTAKE, type Twin } from '../twins';

export const sameName = trap({
  id: 'SELDON364',
  many: 'SeldonDeployments that share their names with another one of the same file or folder',
  title: 'a file or folder contains only one SeldonDeployment of the same name and namespace',
  consequence:
    'Both are the same object to the cluster: applying them creates the first, then overwrites it with the second. One ' +
    'without a namespace is in `default`, unless another one is chosen when it is applied.',
  example: () => diff`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
    - metadata: {name: iris}
    + metadata: {name: iris-2}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: XGBOOST_SERVER, modelUri: gs://models/iris-2}
  `,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check({ object, metadata, namespace, surroundings }, report) {
    const twin = surroundings.twinOf(object);
    if (twin && (twin.files?.length ?? 0) <= MOST_BY_MISTAKE) {
      report({
        path: 'metadata.name',
        message: messageFor(twin, asText(metadata.name), namespace),
        remedy: remedyFor(twin),
      });
    }
  },
});

function messageFor({ files, namespaces }: Twin, name: string, namespace: string): string {
  const quoted = JSON.stringify(name);
  if (files) {
    const [one, other] = files;
    const mixed = namespaces.size > 1 ? `, one without a namespace, the other in "default": ${UNLESS_CHOSEN}` : '';
    return `${one} and ${other} both contain a SeldonDeployment ${quoted}${mixed}`;
  }
  const another = `there is another SeldonDeployment ${quoted}`;
  if (namespaces.size > 1) {
    return `${another} ${namespace === '' ? 'in namespace "default"' : 'without a namespace'}: ${UNLESS_CHOSEN}`;
  }
  return `${another} in ${namespace === '' ? 'the same namespace' : `namespace ${JSON.stringify(namespace)}`}`;
}

const UNLESS_CHOSEN = 'they are the same object, unless a namespace is chosen when they are applied';

function remedyFor({ files, namespaces }: Twin): string {
  const rename = 'rename one of the two, or remove it';
  if (files) {
    return `${rename}; files for different clusters belong in separate folders`;
  }
  return namespaces.size > 1 ? `set metadata.namespace of both, or ${rename}` : rename;
}
