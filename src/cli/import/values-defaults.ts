import { differences } from './promise';
import { grouped } from '../../private/grouped';
import { entryOf, has, type Json, type JsonObject, put } from '../../private/json';

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

/** The namespace of models that name none. */
export const DEFAULT_NAMESPACE = 'default';

/** The least number of models that are worth defaults. */
const FEWEST = 3;

/** Whether the models of a namespace may share a setting as its default. */
export type MayShare = (namespace: string, key: string) => boolean;

/** Values of models without what all models of their namespace share, and that by namespace. */
export interface SharedValues {
  readonly models: Readonly<Record<string, JsonObject>>;
  readonly defaults: ReadonlyMap<string, JsonObject>;
}

type NamedModel = readonly [name: string, model: JsonObject];

/**
 * Finds what all models of a namespace share. A namespace with a model of several nodes or predictors has no defaults,
 * because they would apply to each of these.
 */
export function shared(models: Readonly<Record<string, JsonObject>>, mayShare: MayShare): SharedValues {
  const defaults = new Map<string, JsonObject>();
  const left: JsonObject = { ...models };
  for (const [namespace, those] of byNamespace(models)) {
    const typed = those.filter(([, model]) => !has(model, 'manifest'));
    if (typed.length < FEWEST || !typed.every(([, model]) => isSimple(model))) {
      continue;
    }
    const said = only(common(typed.map(([, model]) => model)), (key) => mayShare(namespace, key));
    if (Object.keys(said).length > 0) {
      defaults.set(namespace, said);
      typed.forEach(([name, model]) =>
        put(
          left,
          name,
          only(model, (key) => !has(said, key)),
        ),
      );
    }
  }
  return { models: left as Record<string, JsonObject>, defaults };
}

/** The settings that all models have with the same value. */
function common([first, ...others]: readonly JsonObject[]): JsonObject {
  return only(
    first,
    (key) => KEYS.includes(key) && others.every((other) => isSame(entryOf(first, key), entryOf(other, key))),
  );
}

function byNamespace(models: Readonly<Record<string, JsonObject>>): Map<string, NamedModel[]> {
  return grouped(Object.entries(models), ([, { namespace }]) =>
    typeof namespace === 'string' ? namespace : DEFAULT_NAMESPACE,
  );
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
