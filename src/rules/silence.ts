import { isObject, type JsonObject } from '../private/json';

/**
 * The annotation of a SeldonDeployment that names rules to be silent about: `SELDON250, SELDON277`. A line of it may say why:
 * `SELDON244: a policy sets the requests`.
 */
export const SILENCE_ANNOTATION = 'cdk8s-seldon/silence';

/** A rule to be silent about. */
export interface SilencedId {
  readonly id: string;
  /** Why; absent where nobody said so. */
  readonly reason?: string;
}

/** The ids of rules in a text, separated by commas or spaces. */
export function ruleIds(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '').map((word) => word.toUpperCase());
}

/** The ids that an object's own annotation silences. */
export function silencedBy({ metadata }: JsonObject): SilencedId[] {
  const annotations = isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
  const text = annotations[SILENCE_ANNOTATION];
  return typeof text === 'string' ? readSilence(text) : [];
}

/** The value of the annotation for some rules: a line for each. */
export function writeSilence(rules: readonly SilencedId[]): string {
  return rules.map(({ id, reason }) => (reason === undefined ? id : `${id}: ${reason}`)).join('\n');
}

function readSilence(text: string): SilencedId[] {
  return text.split('\n').flatMap((line) => {
    const [, ids, reason] = /^([^:]*):?\s*(.*?)\s*$/.exec(line)!;
    return ruleIds(ids).map((id) => (reason === '' ? { id } : { id, reason }));
  });
}
