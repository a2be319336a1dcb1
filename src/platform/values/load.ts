import { checkSection } from './check';
import { commonValues } from './environment-models';
import { idleNulls } from './idle-nulls';
import { entriesOf, keysOf } from './names';
import { checkReferences } from './references';
import { PLATFORM_FILE, type PlatformValues } from './sections/platform';
import { soundPart } from './sound';
import { SoundEntries } from './sound-entries';
import { VERSION_KEYS } from './versions';
import { InputError } from '../../private/errors';
import { entryOf, isObject, type Json, type JsonObject, put } from '../../private/json';
import { listing } from '../../private/listing';
import { formatPath, type Segment } from '../../private/path';
import { correction, hint } from '../../private/suggest';
import { visible } from '../../private/visible';
import { mergeValues } from '../../values/merge';
import { type ValueProblem, ValueReader } from '../../values/reader';
import { MergedValues, type Source, type ValuePlace } from '../../values/source';
import { isMap, largeNumbers, toPlain, type ValueMap } from '../../values/value';

/** A manifest in the place of values would have as many problems as keys, of which none says what it is. */
function refuseManifest(merged: MergedValues): void {
  const { apiVersion, kind } = merged.values;
  if (typeof apiVersion === 'string' && typeof kind === 'string') {
    throw new InputError(
      `${merged.place(['kind'])}: kind: is ${kind}, so this is a manifest, not values: check it with \`validate\`, or ` +
        'make values of it with `import --to values`',
    );
  }
}

/** Empty files are a mistake: `synth` would remove the manifests of all models. */
function refuseEmpty(sources: readonly Source[]): void {
  if (sources.length > 0 && sources.every(({ isEmpty }) => isEmpty)) {
    const names = sources.map(({ name }) => visible(name)).join(', ');
    throw new InputError(`${names}: no values: write {} for an operator without models`);
  }
}

/** Checked values, and where they come from. */
export interface LoadedEnvironment {
  /** The values, without those parts of which something is wrong. */
  readonly values: PlatformValues;
  /** `platform.yaml:12: models.iris` for the path of a value. */
  place(path: readonly Segment[]): string;
  /** Where a value is, or the nearest one above it; in a file if there is one. */
  locate(path: readonly Segment[]): ValuePlace | undefined;
}

/** Sections on which it depends whether the references of a model are right. */
const NAMED_BY_MODELS = ['storage', 'gateways'];

/** If this many problems were found, no more environments are checked. */
const ENOUGH_PROBLEMS = 500;

/** Checked values of a platform: as they are, or with the changes of each environment put over them. */
export interface LoadedPlatform {
  /** Names of the environments, in alphabetical order; empty if the values define none. */
  readonly environments: readonly string[];
  /** All that is wrong in any environment, each with file, line and path. */
  readonly problems: readonly string[];
  /** Whether all environments were checked; if some have many problems, the others are left out. */
  readonly isComplete: boolean;
  /**
   * One environment, or the common values if there is none.
   * @throws InputError with all problems if it was not checked
   */
  environment(name?: string): LoadedEnvironment;
}

/**
 * Merges and checks the values of a platform. The caller reports what is wrong, with what constructs find wrong in the
 * rest.
 *
 * @throws InputError if there is no such environment, if they are a manifest, or if there are none
 */
export function loadPlatform(sources: readonly Source[], wanted?: string): LoadedPlatform {
  const merged = new MergedValues(sources);
  refuseEmpty(sources);
  refuseManifest(merged);
  const problems: ValueProblem[] = [];
  const overlays = isMap(merged.values.environments) ? merged.values.environments : {};
  const names = Object.keys(overlays)
    .filter((name) => overlays[name] === null || isMap(overlays[name]))
    .sort();
  const whole = new ValueReader(merged, [], problems);
  checkSection(PLATFORM_FILE, whole, { partial: names.length > 0 });
  for (const { path, value } of largeNumbers(merged.values)) {
    whole.problem(
      formatPath(path),
      `is a whole number beyond 2^53, whose last digits are lost (${value}): give it as a string`,
    );
  }
  for (const path of idleNulls(sources, merged.values, (key) => FOREIGN.includes(key))) {
    whole.problem(
      formatPath(path),
      'is null, which removes an earlier value, and there is none: write {} for an entry without settings',
    );
  }
  if (wanted !== undefined && !names.includes(wanted)) {
    const known = names.length > 0 ? `known are ${listing(names)}` : 'the values define none';
    throw new InputError(`no environment ${JSON.stringify(wanted)}: ${correction(wanted, names) ?? known}`);
  }
  const all = names.length > 0 ? names : [undefined];
  const common = commonValues(merged.values, names);
  const values = new Map(all.map((name) => [name, withEnvironment(merged, name, common)]));
  const wrong = new Map<string | undefined, ValueProblem[]>();
  const sound = new SoundEntries();
  let soundModels = new SoundEntries();
  let last: MergedValues | undefined;
  for (const [name, own] of values) {
    if (problems.length >= ENOUGH_PROBLEMS) {
      break;
    }
    const found: ValueProblem[] = [];
    const reader = new ValueReader(own, [], found);
    checkSection(PLATFORM_FILE, reader, { partial: false, sound });
    if (NAMED_BY_MODELS.some((key) => entryOf(own.values, key) !== entryOf(last?.values, key))) {
      soundModels = new SoundEntries();
    }
    last = own;
    checkReferences(reader, names, soundModels);
    wrong.set(name, found);
    problems.push(...found);
    if (name !== undefined) {
      tellOfNewcomers(merged, name, found, problems);
    }
  }
  const unchecked = all.length - wrong.size;
  const told = [
    ...sources.flatMap((source) => source.repeated?.() ?? []),
    ...withoutEchoes(problems.map(({ text }) => text)),
    ...(unchecked > 0 ? [`${unchecked} more environments were not checked: correct these problems first`] : []),
  ];
  const environment = (name: string | undefined): LoadedEnvironment => {
    const own = values.get(name)!;
    const found = wrong.get(name);
    if (found === undefined) {
      throw new InputError(told.join('\n'));
    }
    return {
      values: forEnvironment(withoutNulls(soundPart(toPlain(own.values), found, names)), name),
      place: (path) => [own.place(path), formatPath(path)].filter((part) => part !== '').join(': '),
      locate: (path) => own.locate(path, true) ?? own.locate(path),
    };
  };
  return {
    environments: names,
    problems: told,
    isComplete: unchecked === 0,
    environment: (name) => environment(name ?? all[0]),
  };
}

/** What is wrong in an environment's values is wrong in the merged ones too; it is reported once, at its source. */
function withoutEchoes(problems: readonly string[]): string[] {
  const echoes = new Set(problems.filter((problem) => echoOf(problem) !== problem).map(echoOf));
  return [...new Set(problems.filter((problem) => !echoes.has(problem)))];
}

/** How a problem of an environment reads in the merged values. */
function echoOf(problem: string): string {
  return problem.replace(/: environments(\.[-\w]+|\[[^\]]+\])\./, ': ');
}

/** An entry that only one environment has, and that is not whole there, may be the misspelt name of another one. */
function tellOfNewcomers(
  merged: MergedValues,
  environment: string,
  found: readonly ValueProblem[],
  problems: ValueProblem[],
): void {
  if (found.length === 0) {
    return;
  }
  const all = new ValueReader(merged, [], problems);
  const own = all.at(formatPath(['environments', environment]));
  for (const section of ['gateways', 'storage', 'models']) {
    const known = keysOf(all, section);
    const listed = new Set(known);
    const wrong = new Set(found.filter(({ path }) => path[0] === section).map(({ path }) => path[1]));
    for (const [name, entry] of entriesOf(own, section)) {
      if (!listed.has(name) && wrong.has(name)) {
        entry.problem('', `exists only in this environment and is incomplete${hint(name, known)}`);
      }
    }
  }
}

/** The common values with an environment's put over them; places lead to where each was written. */
function withEnvironment(
  merged: MergedValues,
  name: string | undefined,
  common: ReadonlyMap<string, ValueMap>,
): MergedValues {
  const { environments, ...shared } = merged.values;
  const base = (values: ValueMap): Source => ({
    name: '',
    over: (below) => mergeValues(below, values),
    locate: (path, inFile) => merged.locate(path, inFile),
  });
  if (name === undefined) {
    return new MergedValues([base(shared)]);
  }
  const overlay = ((environments as ValueMap)[name] ?? {}) as ValueMap;
  return new MergedValues([
    base(common.get(name)!),
    {
      name: formatPath(['environments', name]),
      over: (below) => mergeValues(below, overlay),
      locate: (path, inFile) => merged.locate(['environments', name, ...path], inFile),
    },
  ]);
}

/** Only the models that are for an environment. */
function forEnvironment(values: PlatformValues, name: string | undefined): PlatformValues {
  const mine = Object.entries(values.models ?? {}).filter(
    ([, { environments }]) => name === undefined || (environments?.includes(name) ?? true),
  );
  return values.models === undefined ? values : { ...values, models: Object.fromEntries(mine) };
}

/** Keys below which a null has a meaning: to another program, or to what it is next to. */
const FOREIGN: readonly string[] = ['operator', 'values', 'manifest', ...VERSION_KEYS];

/** A null takes a value away. */
function withoutNulls(values: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(values)) {
    if (value !== null) {
      put(kept, key, isObject(value) && !FOREIGN.includes(key) ? withoutNulls(value) : (value satisfies Json));
    }
  }
  return kept;
}
