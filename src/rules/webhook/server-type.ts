import { SERVER_TYPES } from '../../api/facts/words';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { specDiff, writeOneOf } from '../rule';

const WORDS: readonly string[] = SERVER_TYPES;

export const serverType = webhookRule({
  id: 'SELDON103',
  title: 'the server type is one that the operator knows',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => specDiff`
    - serverType: rest
    + serverType: rpc
    + transport: rest
  `,
  check({ spec }, report) {
    const value = spec.serverType ?? '';
    if (value !== '' && !WORDS.includes(value)) {
      report(
        answer('spec', value, 'Invalid serverType', {
          path: 'spec.serverType',
          message: `unknown server type ${JSON.stringify(value)}`,
          remedy: writeOneOf(value, WORDS),
        }),
      );
    }
  },
});
