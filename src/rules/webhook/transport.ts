import { TRANSPORTS } from '../../api/facts/words';
import { meantValue, OTHER_TRANSPORTS } from '../helpers/other-words';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { specDiff, writeOneOf } from '../rule';

const WORDS: readonly string[] = TRANSPORTS;

export const transport = webhookRule({
  id: 'SELDON102',
  title: 'the transport is one that the operator knows',
  consequence:
    'The webhook rejects the SeldonDeployment. Transports are written in lower case here, but in upper case as ' +
    '`endpoint.type`.',
  example: () => specDiff`
    - transport: GRPC
    + transport: grpc
  `,
  check({ spec }, report) {
    const value = spec.transport ?? '';
    if (value !== '' && !WORDS.includes(value)) {
      report(
        answer('spec', value, 'Invalid transport', {
          path: 'spec.transport',
          message: `unknown transport ${JSON.stringify(value)}`,
          remedy: writeOneOf(value, WORDS, meantValue(value, OTHER_TRANSPORTS)),
        }),
      );
    }
  },
});
