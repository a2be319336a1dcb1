import { asText, valueAt } from '../../private/json';
import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { failureRule } from '../helpers/failure-rule';
import { specDiff, upstream } from '../rule';

export const numberAnnotation = failureRule(
  {
    id: 'SELDON203',
    title: 'annotations that the operator reads as numbers are numbers',
    consequence:
      'The operator fails forever and creates nothing. Which annotations it reads depends on the ingress: timeouts, ' +
      'retries and circuit breakers for Ambassador, retries for Istio, and always the queue and timeout of the ' +
      'request logger.',
    example: () => ({
      ...specDiff`
        - annotations: {seldon.io/rest-timeout: 10s}
        + annotations: {seldon.io/rest-timeout: '10000'}
      `,
      operator: 'ambassador: {enabled: true}',
    }),
    source: upstream('operator/controllers/ambassador/v2.go'),
    matches: ({ message, path }) => path.includes('annotations[') && /strconv\.Atoi|^Failed to parse/.test(message),
  },
  ({ path }, { object }) => ({
    message: `the value of ${path.slice(path.indexOf('[') + 1, path.lastIndexOf(']'))} is not a whole number`,
    remedy:
      placeholderIn(asText(valueAt(object, path) ?? '')) === undefined
        ? 'write a whole number in quotes, without a unit'
        : RENDER_FIRST,
  }),
);
