import { diff, trap } from '../rule';

export const sameName = trap({
  id: 'SELDON364',
  severity: 'warning',
  title: 'a file contains only one SeldonDeployment of the same name and namespace',
  consequence:
    'Both are the same object to the cluster: applying the file creates the first, then overwrites it with the second.',
  example: diff`
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
    if (surroundings.isTwin(object)) {
      report({
        path: 'metadata.name',
        message:
          `there is another SeldonDeployment ${JSON.stringify(metadata.name)} in ` +
          `${namespace === '' ? 'the same namespace' : `namespace ${JSON.stringify(namespace)}`}`,
        remedy: 'rename one of the two, or remove it',
      });
    }
  },
});
