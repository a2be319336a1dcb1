import { DEAD_FIELDS } from '../helpers/dead-fields';
import { diff, trap, upstream } from '../rule';

export const deadField = trap({
  id: 'SELDON250',
  severity: 'info',
  many: 'fields that are ignored',
  title: 'fields that are ignored are left out',
  consequence: 'The schema keeps the field for old manifests, but it has no effect.',
  example: () => diff`
      spec:
    -   name: iris
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    -     engineResources: {requests: {memory: 1Gi}}
    +     svcOrchSpec: {resources: {requests: {memory: 1Gi}}}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
  check({ spec, predictors }, report) {
    if (spec.name) {
      report({
        path: 'spec.name',
        message: `${JSON.stringify(spec.name)} is ignored`,
        remedy: DEAD_FIELDS.name,
      });
    }
    for (const key of ['oauth_key', 'oauth_secret'] as const) {
      if (spec[key]) {
        report({
          path: `spec.${key}`,
          message: `${key} is ignored: the API gateway that used it was removed`,
          remedy: DEAD_FIELDS[key],
        });
      }
    }
    for (const { predictor, path } of predictors) {
      if (Object.keys(predictor.engineResources ?? {}).length > 0) {
        report({
          path: `${path}.engineResources`,
          message: 'engineResources is ignored: the orchestrator gets the resources in svcOrchSpec, or its defaults',
          remedy: DEAD_FIELDS.engineResources,
          many: 'predictors with engineResources, which are ignored: svcOrchSpec.resources replaced them',
        });
      }
    }
  },
});
