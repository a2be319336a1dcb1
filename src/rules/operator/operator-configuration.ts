import { failureRule } from '../helpers/failure-rule';
import { predictorDiff, upstream } from '../rule';

export const operatorConfiguration = failureRule(
  {
    id: 'SELDON209',
    ofOperator: true,
    title: 'the operator can read its own configuration',
    consequence:
      "The operator's chart has invalid values: the operator fails or crashes on every SeldonDeployment that needs " +
      'them.',
    example: () => ({
      ...predictorDiff`
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      `,
      operator: 'executor: {resources: {cpuLimit: a lot}}',
      operatorAfter: 'executor: {resources: {cpuLimit: 500m}}',
    }),
    source: upstream('operator/controllers/seldondeployment_engine.go'),
    matches: ({ message, path }) =>
      path === 'spec' || /^Unable to unmarshall|^cannot parse|^Failed to find executor image/.test(message),
  },
  () => ({
    message: 'the operator cannot use its own configuration',
    remedy: "correct the operator's values",
  }),
);
