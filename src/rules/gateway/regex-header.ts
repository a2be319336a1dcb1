import { AMBASSADOR_HEADER, AMBASSADOR_REGEX_HEADER } from '../../api/facts/settings';
import { entryOf } from '../../private/json';
import { failureRule } from '../helpers/failure-rule';
import { specDiff, type Subject, upstream } from '../rule';

export const regexHeader = failureRule(
  {
    id: 'SELDON202',
    title: `${AMBASSADOR_REGEX_HEADER} comes with a header of the form name: value`,
    consequence:
      `The operator splits the value of the other annotation, ${AMBASSADOR_HEADER}, at its colons, and crashes if a ` +
      'name has no value. One such object blocks all SeldonDeployments, as the operator crashes again after each ' +
      'restart.',
    example: () => ({
      ...specDiff`
        - annotations: {seldon.io/ambassador-regex-header: 'x-team: .*'}
        + annotations: {seldon.io/ambassador-header: 'x-team: risk'}
      `,
      operator: 'ambassador: {enabled: true}',
    }),
    source: upstream('operator/controllers/ambassador/v2.go'),
    matches: ({ message, path }) => message.includes('index out of range') && path.includes(AMBASSADOR_HEADER),
  },
  (_failure, subject) => ({
    path: placeOf(subject, AMBASSADOR_REGEX_HEADER),
    message: `${AMBASSADOR_REGEX_HEADER} without a ${AMBASSADOR_HEADER} of the form "name: value"`,
    remedy: `remove ${AMBASSADOR_REGEX_HEADER}: no version up to 1.18.2 can use it`,
  }),
);

function placeOf({ spec }: Subject, key: string): string {
  return `${entryOf(spec.annotations, key) === undefined ? 'metadata' : 'spec'}.annotations[${key}]`;
}
