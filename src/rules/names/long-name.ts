import { SERVICE_NAME } from '../../api/facts/settings';
import { deploymentNames, predictorServiceName } from '../../api/names';
import { type JsonObject } from '../../private/json';
import { diff, trap, upstream } from '../rule';

const HASHED = /-[0-9a-f]{32}$/;

export const longName = trap({
  id: 'SELDON288',
  severity: 'info',
  title: 'names of created objects have at most 63 characters',
  consequence:
    'The operator names the Deployment or Service `seldon-` and a hash, which is hard to recognize and changes with ' +
    'each added container.',
  example: diff`
      metadata: {name: customer-churn-prediction}
      spec:
        predictors:
    -   - name: default-with-canary
    -     graph: {name: gradient-boosted-classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/churn}
    +   - name: default
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/churn}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
  check({ metadata, predictors, config }, report) {
    const sdep = metadata.name ?? '';
    for (const { predictor, path, components } of predictors) {
      const service = predictorServiceName(sdep, predictor.name, predictor.annotations?.[SERVICE_NAME]);
      if (HASHED.test(service) && service.startsWith('seldon-')) {
        report({
          path: `${path}.name`,
          message: `the predictor's Service will be named ${service}`,
          remedy: `shorten the names, or set the annotation ${SERVICE_NAME}`,
        });
      }
      deploymentNames(sdep, predictor as unknown as JsonObject, config.deploymentNameAsPrefix).forEach(
        (name, index) => {
          if (name !== undefined && HASHED.test(name)) {
            report({
              path: components[index]?.path ?? `${path}.graph`,
              message: `its Deployment will be named ${name}`,
              remedy:
                'shorten the names of the predictor and its nodes, or set a short metadata.name in the ' +
                'componentSpecs entry',
            });
          }
        },
      );
    }
  },
});
