import { isObject, type JsonObject } from '../private/json';

/** The annotation of a SeldonDeployment that names rules to be silent about: `SELDON250, SELDON277`. */
export const SILENCE_ANNOTATION = 'cdk8s-seldon/silence';

/** The ids of rules in a text, separated by commas or spaces. */
export function ruleIds(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '').map((word) => word.toUpperCase());
}

/** The ids that an object's own annotation silences. */
export function silencedBy({ metadata }: JsonObject): string[] {
  const annotations = isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
  const text = annotations[SILENCE_ANNOTATION];
  return typeof text === 'string' ? ruleIds(text) : [];
}
