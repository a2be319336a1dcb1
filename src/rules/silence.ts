import { RULE_NAMES } from './rule-names.generated';
import { isObject, type JsonObject } from '../private/json';

/**
 * The annotation of a SeldonDeployment that silences rules, by id or name: `SELDON250, api-version`. Each line may give
 * a reason: `SELDON244: a policy sets the requests`.
 */
export const SILENCE_ANNOTATION = 'cdk8s-seldon/silence';

/** A rule to silence. */
export interface SilencedId {
  readonly id: string;
  /** The reason, if the annotation gives one. */
  readonly reason?: string;
}

let knownIds: ReadonlyMap<string, string> | undefined;

/** The ids of rules by name; most SeldonDeployments silence none. */
function ids(): ReadonlyMap<string, string> {
  return (knownIds ??= new Map(Object.entries(RULE_NAMES).map(([id, name]) => [name, id])));
}

/** The rule id for a word: an id in upper or lower case, or a rule's name. Other words are returned unchanged. */
export function ruleIdOf(word: string): string {
  return /^seldon\d+$/i.test(word) ? word.toUpperCase() : (ids().get(word.toLowerCase()) ?? word);
}

/** The ids of the rules that a string lists by id or name, separated by commas or spaces. */
export function ruleIds(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(ruleIdOf);
}

/** The rules that an object's own annotation silences. */
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
    const colon = line.includes(':') ? line.indexOf(':') : line.length;
    const reason = line.slice(colon + 1).trim();
    return ruleIds(line.slice(0, colon)).map((id) => (reason === '' ? { id } : { id, reason }));
  });
}
