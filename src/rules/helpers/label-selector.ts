import { asText, entryOf, isObject, type Json, type JsonObject, maps, valueAt } from '../../private/json';

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

/** The labels of an object, or of a pod template. */
export function labelsOf({ metadata }: JsonObject): Labels {
  return isObject(metadata) && isObject(metadata.labels) ? (metadata.labels as Labels) : {};
}

/** The labels of a workload's pods. */
export function podLabels(workload: JsonObject): Labels {
  const template = valueAt(workload, 'spec.template');
  return isObject(template) ? labelsOf(template) : {};
}
