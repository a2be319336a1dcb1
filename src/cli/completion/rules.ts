import { type Suggestions } from './suggestions';
import { RULE_NAMES } from '../../rules/rule-names.generated';

/** Rules by name and by id, separated by commas. */
export const RULE_LIST: Suggestions = {
  isList: true,
  words: () => [
    ...Object.entries(RULE_NAMES).map(([id, name]) => ({ word: name, description: id })),
    ...Object.entries(RULE_NAMES).map(([id, name]) => ({ word: id, description: name })),
  ],
};
