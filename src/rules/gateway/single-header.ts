import { AMBASSADOR_HEADER } from '../../api/facts/settings';
import { failureRule } from '../helpers/failure-rule';
import { diff, upstream } from '../rule';

export const singleHeader = failureRule(
  {
    id: 'SELDON204',
    title: `${AMBASSADOR_HEADER} names one header`,
    consequence:
      'With Ambassador v2, the operator fails forever on a value with more than one colon, and creates nothing.',
    example: {
      ...diff`
          spec:
        -   annotations: {seldon.io/ambassador-header: 'x-team: risk, x-stage: test'}
        +   annotations: {seldon.io/ambassador-header: 'x-team: risk'}
            predictors:
            - name: default
              graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      `,
      operator: 'ambassador: {enabled: true}',
    },
    source: upstream('operator/controllers/ambassador/v2.go'),
    matches: ({ message }) => message.startsWith('Only a single custom header'),
  },
  () => ({
    message: 'the value has more than one colon',
    remedy: 'write one header as "name: value", without a colon in its value',
  }),
);
