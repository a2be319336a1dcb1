import { RULES } from './registry';
import { type Rule } from './rule';
import { InputError } from '../private/errors';
import { suggest } from '../private/suggest';

/** The rule of an id. @throws InputError where there is none */
export function knownRule(id: string): Rule {
  const rule = RULES.find((each) => each.id === id);
  if (!rule) {
    const close = suggest(id, RULES.map((each) => each.id));
    throw new InputError(`there is no rule ${JSON.stringify(id)}${close === undefined ? '' : `, did you mean ${close}?`}`);
  }
  return rule;
}
