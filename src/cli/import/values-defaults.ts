import { differences } from './promise';
import { has, type Json, type JsonObject } from '../../private/json';

/** Settings of a model that `defaults` of its namespace say as well. */
const KEYS: readonly string[] = [
  'env',
  'envOrder',
  'resources',
  'container',
  'pod',
  'podLabels',
  'podAnnotations',
  'annotations',
  'logger',
  'orchestrator',
];

/** Where models are that name no namespace. */
export const DEFAULT_NAMESPACE = 'default';

/** So many models at least are worth defaults. */
const FEWEST = 3;

/** Values of models without what all models of their namespace share, and that by namespace. */
export interface SharedValues {
  readonly models: Readonly<Record<string, JsonObject>>;
  readonly defaults: ReadonlyMap<string, JsonObject>;
}

/**
 * Finds what all models of a namespace share. A namespace with a model of several nodes or predictors has no defaults, for
 * they would hold for each of these.
 */
export function shared(
  models: Readonly<Record<string, JsonObject>>,
  mayShare: (namespace: string) => boolean,
): SharedValues {
  const defaults = new Map<string, JsonObject>();
  const left = { ...models };
  for (const [namespace, names] of byNamespace(models)) {
    const typed = names.filter((name) => !has(models[name], 'manifest'));
    const keys =
      !mayShare(namespace) || typed.length < FEWEST || !typed.every((name) => isSimple(models[name])) ? [] : KEYS;
    const common = keys.filter((key) => typed.every((name) => isSame(models[typed[0]][key], models[name][key])));
    const said = only(models[typed[0]] ?? {}, (key) => common.includes(key));
    if (Object.keys(said).length > 0) {
      defaults.set(namespace, said);
      typed.forEach((name) => (left[name] = only(models[name], (key) => !has(said, key))));
    }
  }
  return { models: left, defaults };
}

function byNamespace(models: Readonly<Record<string, JsonObject>>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, { namespace }] of Object.entries(models)) {
    const place = typeof namespace === 'string' ? namespace : DEFAULT_NAMESPACE;
    found.set(place, [...(found.get(place) ?? []), name]);
  }
  return found;
}

function isSimple(model: JsonObject): boolean {
  return !has(model, 'graph') && !has(model, 'predictors');
}

function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return differences(left, right).length === 0;
}

function only(map: JsonObject, isWanted: (key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([key]) => isWanted(key)));
}
