import { diff, trap, upstream } from '../rule';

export const apiVersion = trap({
  id: 'SELDON277',
  severity: 'info',
  many: 'SeldonDeployments in an old version of the API',
  title: 'a SeldonDeployment uses API version v1',
  consequence:
    'The cluster serves v1alpha2 and v1alpha3 with the same fields but stores v1, so the object comes back in a ' +
    'different version.',
  example: () => diff`
    - apiVersion: machinelearning.seldon.io/v1alpha2
    + apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: upstream('doc/source/reference/upgrading.md'),
  check({ object }, report) {
    const version = object.apiVersion;
    if (
      typeof version === 'string' &&
      version.startsWith('machinelearning.seldon.io/') &&
      version !== 'machinelearning.seldon.io/v1'
    ) {
      report({
        path: 'apiVersion',
        message: `${JSON.stringify(version)} is an old API version`,
        remedy: 'write machinelearning.seldon.io/v1; no field changes',
      });
    }
  },
});
