import { MANAGER_FLAGS, MANAGER_SWITCHES } from '../api/facts/manager-flags';
import { DEFAULT_VERSION } from '../api/facts/release';
import { managerContainer } from '../expand/manager';
import { asText, type JsonObject, maps, valueAt } from '../private/json';

/** A flag in arguments. */
export interface Flag {
  readonly name: string;
  readonly value: string;
  /** Index of the argument. */
  readonly index: number;
}

/** The flags in arguments, as Go's package `flag` parses them: it stops at the first word that is not a flag. */
export function flagsIn(words: readonly string[]): Flag[] {
  const found: Flag[] = [];
  for (let i = 0; i < words.length; i++) {
    const match = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(words[i]);
    if (!match) {
      break;
    }
    const index = i;
    const value = match[2] ?? (MANAGER_SWITCHES.includes(match[1]) ? '' : words[++i]);
    found.push({ name: match[1], value: value ?? '', index });
  }
  return found;
}

/** A flag that the manager of an operator does not know, and the field with it. */
export interface UnknownFlag {
  readonly name: string;
  readonly field: string;
}

const ASKS_FOR_HELP = ['h', 'help'];

/** The first flag that the manager does not know, at which it exits; undefined for managers of other releases. */
export function firstUnknownFlag(deployment: JsonObject): UnknownFlag | undefined {
  const container = managerContainer(deployment);
  const { image, args } = container ?? {};
  if (!asText(image ?? '').endsWith(`seldon-core-operator:${DEFAULT_VERSION}`) || !Array.isArray(args)) {
    return undefined;
  }
  const flag = flagsIn(args.map(asText)).find(
    ({ name }) => !MANAGER_FLAGS.includes(name) && !ASKS_FOR_HELP.includes(name),
  );
  const at = 'spec.template.spec.containers';
  const position = maps(valueAt(deployment, at)).findIndex((each) => each === container);
  return flag && { name: flag.name, field: `${at}[${position}].args[${flag.index}]` };
}
