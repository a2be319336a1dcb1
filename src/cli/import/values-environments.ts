import { identity } from './identity';
import { differences } from './promise';
import { platformObjects, type ValuesPlan } from './values-plan';
import { type Comments, valuesText } from '../../codegen/values/text';
import { Values } from '../../input/values';
import { entryOf, has, isObject, type Json, type JsonObject, put } from '../../private/json';

/** Values of one environment, proved separately. */
export interface EnvironmentValues {
  readonly environment?: string;
  readonly plan: ValuesPlan;
}

/** Maps whose order means something: that of variables, parameters and versions. */
const ORDERED: readonly string[] = ['env', 'parameters', 'predictors', 'nodes'];

/** What values have in common, and what each adds or says otherwise. */
interface Split {
  readonly base: JsonObject;
  readonly overlays: readonly JsonObject[];
}

/**
 * Values of several environments as text: what they share once, and the rest in `environments`; undefined if that does
 * not create what the values of each do.
 */
export function environmentsText(all: readonly EnvironmentValues[]): string | undefined {
  const apart = new Set<string>();
  for (;;) {
    const text = textWith(all, apart);
    const values = Values.parse(text).toJson() as JsonObject;
    const changed = all.flatMap((each) => changedModels(values, each));
    if (changed.length === 0) {
      return text;
    }
    const wrong = changed.filter((key) => !apart.has(key));
    if (wrong.length === 0) {
      return undefined;
    }
    wrong.forEach((key) => apart.add(key));
  }
}

/** @param apart keys of models of which nothing is shared */
function textWith(all: readonly EnvironmentValues[], apart: ReadonlySet<string>): string {
  const { base, overlays } = split(
    all.map(({ plan }) => plan.values),
    [],
    apart,
  );
  const { models } = base;
  const comments = new Map<string, readonly string[]>();
  for (const { environment = '', plan } of all) {
    for (const [path, lines] of plan.comments) {
      const key = path.split('/')[1];
      const isCommon = isObject(models) && has(models, key);
      const place = isCommon ? path : `environments/${environment}/${path}`;
      comments.set(place, [...new Set([...(comments.get(place) ?? []), ...lines])]);
    }
  }
  const environments = Object.fromEntries(all.map(({ environment = '' }, i) => [environment, overlays[i]]));
  return valuesText({ ...base, environments }, comments satisfies Comments);
}

function split(all: readonly JsonObject[], path: readonly string[], apart: ReadonlySet<string>): Split {
  const base: JsonObject = {};
  const overlays = all.map((): JsonObject => ({}));
  for (const key of new Set(all.flatMap((each) => Object.keys(each)))) {
    const values = all.map((each) => entryOf(each, key));
    const here = [...path, key];
    const isApart = path.length === 1 && path[0] === 'models' && apart.has(key);
    const common = isApart ? undefined : shared(values, here, apart);
    if (common?.base !== undefined) {
      put(base, key, common.base);
    }
    (common?.overlays ?? values).forEach((value, i) => {
      if (value !== undefined) {
        put(overlays[i], key, value);
      }
    });
  }
  return { base, overlays };
}

/** What values of one place share; undefined if that is nothing. */
function shared(
  values: readonly (Json | undefined)[],
  path: readonly string[],
  apart: ReadonlySet<string>,
): { readonly base: Json; readonly overlays: readonly (Json | undefined)[] } | undefined {
  const [first] = values;
  if (first === undefined || values.includes(undefined)) {
    return undefined;
  }
  if (values.every((value) => isSame(first, value))) {
    return { base: first, overlays: values.map(() => undefined) };
  }
  const maps = values.filter((value): value is JsonObject => isObject(value));
  if (maps.length < values.length) {
    return undefined;
  }
  const { base, overlays } = split(maps, path, apart);
  const isOrdered = ORDERED.includes(path[path.length - 1]) && path.length > 2;
  if (Object.keys(base).length === 0 || (isOrdered && maps.some((map, i) => !hasOrder(map, base, overlays[i])))) {
    return undefined;
  }
  return { base, overlays: overlays.map((overlay) => (Object.keys(overlay).length === 0 ? undefined : overlay)) };
}

/** Whether a map has the same order if it is put together again. */
function hasOrder(map: JsonObject, base: JsonObject, overlay: JsonObject): boolean {
  const merged = Object.keys({ ...base, ...overlay });
  return Object.keys(map).every((key, i) => merged[i] === key);
}

function isSame(left: Json, right: Json | undefined): boolean {
  return differences(left, right).length === 0 && JSON.stringify(left) === JSON.stringify(right);
}

/** Keys of the models that an environment of the values makes in another way than its own values do. */
function changedModels(values: JsonObject, { environment = '', plan }: EnvironmentValues): string[] {
  const fail = (message: string): void => {
    throw new Error(`the values would not keep their promise: ${message}`);
  };
  const environments = isObject(values.environments) ? values.environments : {};
  // Those of the others have no effect on it, and would be checked again.
  const own = Values.of({ ...values, environments: { [environment]: entryOf(environments, environment) ?? {} } });
  const made = platformObjects(own, fail, environment);
  const keyOf = new Map([...plan.keys].map(([key, sdep]) => [identity(sdep), key]));
  return [...plan.objects].flatMap(([name, object]) => {
    const other = made.get(name);
    return other && differences(object, other).length === 0 ? [] : [keyOf.get(name) ?? ''];
  });
}
