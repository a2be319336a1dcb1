import { refusalRule } from '../helpers/refusal-rule';
import { predictorDiff } from '../rule';

export const resourceLimits = refusalRule(
  {
    id: 'SELDON224',
    title: 'a container requests no more than its limit',
    consequence: 'The API server rejects the Deployment: no pod ever starts.',
    example: () => predictorDiff`
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        componentSpecs:
      - - spec: {containers: [{name: classifier, resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}}]}
      + - spec: {containers: [{name: classifier, resources: {requests: {memory: 1Gi}, limits: {memory: 1Gi}}}]}
    `,
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    matches: ({ refusal: { field, detail } }) =>
      /\.resources\b/.test(field) && detail.includes('must be less than or equal to'),
  },
  ({ refusal: { value, detail } }) => ({
    message: `the request of ${value ?? ''} ${detail.replace('must be less than or equal to', 'exceeds the')}`,
    remedy: 'lower the request or raise the limit',
  }),
);
