import { type JsonObject } from '../private/json';

/**
 * A label selector in one string, such as `app=iris, tier in (a, b)`, as a LabelSelector; undefined if it is not one,
 * or has a part that a LabelSelector cannot express.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/labels/selector.go Parse
 */
export function parseLabels(text: string): JsonObject | undefined {
  const matchLabels: Record<string, string> = {};
  const matchExpressions: JsonObject[] = [];
  for (const part of partsOf(text)) {
    const [, not, key, sign, value = '', word, values = ''] = PART.exec(part) ?? [];
    if (key === undefined || (not !== '' && (sign ?? word) !== undefined)) {
      return undefined;
    }
    if (sign === '=' || sign === '==') {
      matchLabels[key] = value;
    } else if (sign === '!=') {
      matchExpressions.push({ key, operator: 'NotIn', values: [value] });
    } else if (word !== undefined) {
      const operator = word === 'in' ? 'In' : 'NotIn';
      matchExpressions.push({ key, operator, values: values.split(',').map((each) => each.trim()) });
    } else {
      matchExpressions.push({ key, operator: not === '' ? 'Exists' : 'DoesNotExist' });
    }
  }
  return {
    ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
    ...(matchExpressions.length > 0 && { matchExpressions }),
  };
}

const PART = /^(!?) ?([\w./-]+)(?: ?(==?|!=) ?([\w.-]*)| (in|notin) ?\(([^()]*)\))?$/;

/** The requirements of a selector, with single blanks: a comma in parentheses separates values. */
function partsOf(text: string): string[] {
  const parts = [''];
  let isList = false;
  for (const character of text) {
    isList = character === '(' || (isList && character !== ')');
    if (character === ',' && !isList) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts.map((part) => part.trim().replaceAll(/\s+/g, ' '));
}
