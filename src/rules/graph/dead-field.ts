import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const deadField = trap({
  id: 'SELDON250',
  severity: 'info',
  many: 'fields that nothing reads',
  title: 'a field that nobody reads is left out',
  consequence: 'The schema keeps the field for old manifests, and nothing reads it.',
  example: {
    before: yaml`
      spec:
        name: iris
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          engineResources: {requests: {memory: 1Gi}}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          svcOrchSpec: {resources: {requests: {memory: 1Gi}}}
    `,
  },
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
  check({ spec, predictors }, report) {
    if (spec.name) {
      report({
        path: 'spec.name',
        message: `${JSON.stringify(spec.name)} is read by nobody`,
        remedy: 'remove it: metadata.name names the SeldonDeployment',
      });
    }
    for (const key of ['oauth_key', 'oauth_secret'] as const) {
      if (spec[key]) {
        report({
          path: `spec.${key}`,
          message: `${key} is read by nobody: its API gateway is gone`,
          remedy: 'remove it, and protect the ingress instead',
        });
      }
    }
    for (const { predictor, path } of predictors) {
      if (Object.keys(predictor.engineResources ?? {}).length > 0) {
        report({
          path: `${path}.engineResources`,
          message: 'engineResources is read by nobody',
          remedy: 'move it to svcOrchSpec.resources',
        });
      }
    }
  },
});
