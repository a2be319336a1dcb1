import { RULES } from './registry.generated';
import { RETIRED_IDS } from './retired';
import { type RegisteredRule } from './rule';
import { ruleIdOf } from './silence';
import { InputError } from '../private/errors';
import { hint } from '../private/suggest';

/** The rule with an id or a name. @throws InputError if there is none */
export function knownRule(word: string): RegisteredRule {
  const id = ruleIdOf(word);
  const rule = RULES.find((each) => each.id === id);
  if (rule) {
    return rule;
  }
  if (RETIRED_IDS.includes(id)) {
    throw new InputError(`rule ${JSON.stringify(id)} was retired: remove it`);
  }
  const known = RULES.flatMap((each) => [each.id, each.name]);
  throw new InputError(`there is no rule ${JSON.stringify(id)}${hint(id, known)}`);
}
