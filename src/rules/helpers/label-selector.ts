import { maps } from '../../api/graph';
import { isObject, type Json, entryOf } from '../../private/json';
import { asText } from '../../private/scalar';

export type Labels = Readonly<Record<string, string>>;

/** Whether a LabelSelector selects an object with these labels; an absent or empty one selects all. */
export function selects(selector: Json | undefined, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = isObject(selector) ? selector : {};
  return (
    Object.entries(isObject(matchLabels) ? matchLabels : {}).every(([key, value]) => entryOf(labels, key) === value) &&
    maps(matchExpressions).every(({ key, operator, values }) => {
      const label = entryOf(labels, asText(key));
      const named = label !== undefined && Array.isArray(values) && values.includes(label);
      switch (operator) {
        case 'In':
          return named;
        case 'NotIn':
          return !named;
        case 'Exists':
          return label !== undefined;
        case 'DoesNotExist':
          return label === undefined;
        default:
          return true;
      }
    })
  );
}
