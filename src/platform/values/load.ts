import { checkSection } from './check';
import { checkReferences } from './references';
import { PLATFORM_FILE, type PlatformValues } from './sections';
import { InputError } from '../../private/errors';
import { isObject, type Json, type JsonObject, put } from '../../private/json';
import { formatPath } from '../../private/path';
import { suggest } from '../../private/suggest';
import { mergeValues } from '../../values/merge';
import { isMap, toPlain, type ValueMap } from '../../values/number';
import { ValueReader } from '../../values/reader';
import { MergedValues, type Source } from '../../values/source';

/** Checked values of a platform: as they stand, or with the changes of each environment put over them. */
export interface LoadedPlatform {
  /** Names of the environments, in alphabetical order; empty where the values define none. */
  readonly environments: readonly string[];
  /** The values of one environment, or the common ones. */
  values(environment?: string): PlatformValues;
}

/**
 * Merges and checks the values of a platform.
 *
 * @throws InputError that lists everything that is wrong in any environment, each with file, line and path
 */
export function loadPlatform(sources: readonly Source[], wanted?: string): LoadedPlatform {
  const merged = new MergedValues(sources);
  const problems: string[] = sources.flatMap((source) => source.repeated?.() ?? []);
  const reader = new ValueReader(merged, [], problems);
  checkSection(PLATFORM_FILE, reader, { partial: isMap(merged.values.environments) });
  const overlays = isMap(merged.values.environments) ? merged.values.environments : {};
  const names = Object.keys(overlays).filter((name) => isMap(overlays[name])).sort();
  if (wanted !== undefined && !names.includes(wanted)) {
    const close = suggest(wanted, names);
    const remedy = close ? `did you mean '${close}'?` : names.length > 0 ? `there are ${names.join(', ')}` : 'the values define none';
    throw new InputError(`no environment ${JSON.stringify(wanted)}: ${remedy}`);
  }
  const loaded = new Map<string | undefined, PlatformValues>();
  for (const name of names.length > 0 ? names : [undefined]) {
    const values = withEnvironment(merged, name);
    const above = new ValueReader(values, [], problems);
    if (name !== undefined) {
      checkSection(PLATFORM_FILE, above, { partial: false });
    }
    checkReferences(above);
    loaded.set(name, withoutNulls(toPlain(values.values)) as PlatformValues);
  }
  if (problems.length > 0) {
    throw new InputError(withoutEchoes(problems).join('\n'));
  }
  return { environments: names, values: (environment) => loaded.get(environment ?? (names.length > 0 ? names[0] : undefined))! };
}

/** What is wrong in an environment's values is wrong in the merged ones too; it is told once, where it was written. */
function withoutEchoes(problems: readonly string[]): string[] {
  const echoes = new Set(problems.filter((problem) => echoOf(problem) !== problem).map(echoOf));
  return [...new Set(problems.filter((problem) => !echoes.has(problem)))];
}

/** How a problem of an environment reads in the merged values. */
function echoOf(problem: string): string {
  return problem.replace(/: environments(\.[-\w]+|\[[^\]]+\])\./, ': ');
}

/** The common values with an environment's put over them; places lead to where each was written. */
function withEnvironment(merged: MergedValues, name: string | undefined): MergedValues {
  const { environments, ...common } = merged.values;
  const base: Source = { name: '', over: (below) => mergeValues(below, common), place: (path) => merged.place(path) };
  if (name === undefined) {
    return new MergedValues([base]);
  }
  const overlay = (environments as ValueMap)[name] as ValueMap;
  return new MergedValues([base, {
    name: formatPath(['environments', name]),
    over: (below) => mergeValues(below, overlay),
    place: (path) => merged.place(['environments', name, ...path]),
  }]);
}

/** Keys whose values belong to somebody else, to whom a null means something. */
const FOREIGN: readonly string[] = ['operator', 'values', 'manifest'];

/** A null takes a value away. */
function withoutNulls(values: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(values)) {
    if (value !== null) {
      put(kept, key, isObject(value) && !FOREIGN.includes(key) ? withoutNulls(value) : value satisfies Json);
    }
  }
  return kept;
}
