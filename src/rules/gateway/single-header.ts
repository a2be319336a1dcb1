import { AMBASSADOR_HEADER } from '../../api/facts/settings';
import { failureRule } from '../helpers/failure-rule';
import { specDiff, upstream } from '../rule';

export const singleHeader = failureRule(
  {
    id: 'SELDON204',
    title: `${AMBASSADOR_HEADER} names one header`,
    consequence:
      'With Ambassador v2, the operator fails forever on a value with more than one colon, and creates nothing.',
    example: () => ({
      ...specDiff`
        - annotations: {seldon.io/ambassador-header: 'x-team: risk, x-stage: test'}
        + annotations: {seldon.io/ambassador-header: 'x-team: risk'}
      `,
      operator: 'ambassador: {enabled: true}',
    }),
    source: upstream('operator/controllers/ambassador/v2.go'),
    matches: ({ message }) => message.startsWith('Only a single custom header'),
  },
  () => ({
    message: 'the value has more than one colon',
    remedy: 'write one header as "name: value", without a colon in its value',
  }),
);
