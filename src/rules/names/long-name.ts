import { SERVICE_NAME } from '../../api/facts/settings';
import { predictorServiceName } from '../../api/names';
import { deploymentNamesOf } from '../helpers/pods';
import { diff, trap, upstream } from '../rule';

const HASHED = /-[0-9a-f]{32}$/;

export const longName = trap({
  id: 'SELDON288',
  severity: 'info',
  title: 'names of created objects have at most 63 characters',
  consequence:
    'The operator names the Deployment or Service `seldon-` and a hash, which is hard to recognize and changes with ' +
    'each added container.',
  example: () => diff`
      metadata: {name: customer-churn-prediction}
      spec:
        predictors:
    -   - name: default-with-canary
    -     graph: {name: gradient-boosted-classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/churn}
    +   - name: default
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/churn}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
  check(subject, report) {
    const sdep = subject.metadata.name ?? '';
    for (const { predictor, path, components, index: position } of subject.predictors) {
      const service = predictorServiceName(sdep, predictor.name, predictor.annotations?.[SERVICE_NAME]);
      if (HASHED.test(service) && service.startsWith('seldon-')) {
        report({
          path: `${path}.name`,
          message: `the predictor's Service will be named ${service}`,
          remedy: `shorten the names, or set the annotation ${SERVICE_NAME}`,
        });
      }
      deploymentNamesOf(subject)[position].forEach((name, index) => {
        if (name !== undefined && HASHED.test(name)) {
          report({
            path: components[index]?.path ?? `${path}.graph`,
            message: `its Deployment will be named ${name}`,
            remedy:
              'shorten the names of the predictor and its nodes, or set a short metadata.name in the ' +
              'componentSpecs entry',
          });
        }
      });
    }
  },
});
