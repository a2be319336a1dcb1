import { isObject, type JsonObject } from '../../private/json';
import { SILENCE_ANNOTATION, silencedBy, writeSilence } from '../../rules/silence';

const LONGEST_REASON = 80;

/** Says of each rule that it is known to be broken, and how. */
export function silences(rules: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...rules].map(([rule, message]) => [
      rule,
      `imported as it was: ${shortened(message.replace(/\s+/g, ' ').trim())}`,
    ]),
  );
}

/** The beginning of a long message, up to where a part of the sentence ends. */
function shortened(message: string): string {
  if (message.length <= LONGEST_REASON) {
    return message;
  }
  const start = message.slice(0, LONGEST_REASON);
  const part = /^(.{20,}[^:;,.])[:;,.] /.exec(start)?.[1];
  return part ?? start.slice(0, start.lastIndexOf(' '));
}

/** A SeldonDeployment without the annotation that silences rules, and what it said, by rule. */
export interface Unsilenced {
  readonly sdep: JsonObject;
  readonly silenced: ReadonlyMap<string, string>;
}

/** Removes the annotation if the property `silence` writes the same. */
export function unsilenced(sdep: JsonObject): Unsilenced {
  const { metadata } = sdep;
  const { annotations } = isObject(metadata) ? metadata : {};
  const rules = silencedBy(sdep);
  const silenced = new Map(rules.flatMap(({ id, reason }) => (reason === undefined ? [] : [[id, reason] as const])));
  if (
    !isObject(metadata) ||
    !isObject(annotations) ||
    silenced.size < rules.length ||
    annotations[SILENCE_ANNOTATION] !== writeSilence(rules)
  ) {
    return { sdep, silenced: new Map() };
  }
  const { [SILENCE_ANNOTATION]: _, ...others } = annotations;
  const { annotations: __, ...rest } = metadata;
  return {
    sdep: { ...sdep, metadata: { ...rest, ...(Object.keys(others).length > 0 && { annotations: others }) } },
    silenced,
  };
}

/** Rules that a SeldonDeployment breaks and does not silence itself. */
export function notSilenced(sdep: JsonObject, broken: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ids = new Set(silencedBy(sdep).map(({ id }) => id));
  return new Map([...broken].filter(([rule]) => !ids.has(rule)));
}
