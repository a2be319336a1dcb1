import { PROTOCOLS } from '../../api/facts/words';
import { meantValue, OTHER_PROTOCOLS } from '../helpers/other-words';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { specDiff, writeOneOf } from '../rule';

const WORDS = Object.keys(PROTOCOLS);

export const protocol = webhookRule({
  id: 'SELDON101',
  title: 'the protocol is one that the operator knows',
  consequence: 'The webhook rejects the SeldonDeployment. Protocols are written in lower case: `V2` is not `v2`.',
  example: () => specDiff`
    - protocol: V2
    + protocol: v2
  `,
  check({ spec }, report) {
    const value = spec.protocol ?? '';
    if (value !== '' && !WORDS.includes(value)) {
      report(
        answer('spec', value, 'Invalid protocol', {
          path: 'spec.protocol',
          message: `unknown protocol ${JSON.stringify(value)}`,
          remedy: writeOneOf(value, WORDS, meantValue(value, OTHER_PROTOCOLS)),
        }),
      );
    }
  },
});
