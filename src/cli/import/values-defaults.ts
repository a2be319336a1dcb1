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
 * Finds what most models of a namespace share; the others, such as those of several nodes, to each of which defaults
 * would apply, have none.
 */
export function shared(models: Readonly<Record<string, JsonObject>>, mayShare: MayShare): SharedValues {
  const defaults = new Map<string, JsonObject>();
  const left: JsonObject = { ...models };
  for (const [namespace, those] of byNamespace(models)) {
    const typed = those.filter(([, model]) => !has(model, 'manifest'));
    const sharing = sharingOf(typed, (key) => mayShare(namespace, key));
    if (!sharing) {
      continue;
    }
    const { said, members } = sharing;
    defaults.set(namespace, said);
    typed.forEach(([name, model]) =>
      put(left, name, members.has(model) ? only(model, (key) => !has(said, key)) : withoutDefaults(model)),
    );
  }
  return { models: left as Record<string, JsonObject>, defaults };
}

/** What some models share. */
interface Sharing {
  readonly said: JsonObject;
  readonly members: ReadonlySet<JsonObject>;
  /** The length of what is no longer repeated. */
  readonly saved: number;
}

/** The sharing that saves most; undefined if none saves anything, or if it would leave out more than a third. */
function sharingOf(typed: readonly NamedModel[], mayShare: (key: string) => boolean): Sharing | undefined {
  const simple = typed.map(([, model]) => model).filter(isSimple);
  const alike = grouped(
    simple.flatMap((model) => KEYS.filter((key) => has(model, key)).map((key) => ({ model, key }))),
    ({ model, key }) => JSON.stringify([key, model[key]]),
  );
  return [simple, ...[...alike.values()].map((each) => each.map(({ model }) => model))]
    .filter(({ length }) => length >= FEWEST && length >= 2 * (typed.length - length))
    .map((members): Sharing => {
      const said = only(common(members), mayShare);
      const repeated = Object.keys(said).length === 0 ? 0 : (members.length - 1) * JSON.stringify(said).length;
      return { said, members: new Set(members), saved: repeated - (typed.length - members.length) * OPT_OUT.length };
    })
    .filter(({ saved }) => saved > 0)
    .reduce<Sharing | undefined>((best, each) => (best && best.saved >= each.saved ? best : each), undefined);
}

/** What a model says to have no defaults. */
const OPT_OUT = 'defaults: false';

function withoutDefaults({ namespace, ...model }: JsonObject): JsonObject {
  return { ...(namespace !== undefined && { namespace }), defaults: false, ...model };
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
