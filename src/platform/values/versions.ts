import { type FieldType, type Section } from './field';
import { MODEL, type ModelValues } from './sections/models';
import { VERSION, VERSION_FIELDS, type VersionValues } from './sections/versions';
import { isObject, type Json, type JsonObject, put } from '../../private/json';

/** A version of a model, complete: what it does not set is the model's. */
export interface Version {
  /** Name of the predictor. */
  readonly name: string;
  /** Its place, below the model. */
  readonly path: string;
  readonly values: VersionValues;
  readonly traffic?: number;
  readonly shadow: boolean;
}

/** The versions of a model in the order of its predictors, shadows last. */
export function versionsOf(model: ModelValues): Version[] {
  const over = (own: object): VersionValues => overlay(VERSION, versionPart(model), versionPart(own));
  if (isObject(model.predictors)) {
    const versions = Object.entries(model.predictors)
      .filter(([, own]) => isObject(own))
      .map(([name, own]): Version => ({
        name,
        path: `predictors.${name}`,
        values: over(own),
        traffic: own.traffic,
        shadow: own.shadow ?? false,
      }));
    return [...versions.filter(({ shadow }) => !shadow), ...versions.filter(({ shadow }) => shadow)];
  }
  const percent = isObject(model.canary) ? percentOf(model.canary) : undefined;
  const versions: Version[] = [
    {
      name: 'default',
      path: '',
      values: over({}),
      traffic: percent === undefined ? undefined : 100 - percent,
      shadow: false,
    },
  ];
  if (isObject(model.canary)) {
    versions.push({ name: 'canary', path: 'canary', values: over(model.canary), traffic: percent, shadow: false });
  }
  if (isObject(model.shadow)) {
    versions.push({
      name: 'shadow',
      path: 'shadow',
      values: over(model.shadow),
      traffic: model.shadow.percent as number | undefined,
      shadow: true,
    });
  }
  return versions;
}

/** The settings of a version, without what only models, canaries or shadows have. */
function versionPart(values: object): JsonObject {
  return Object.fromEntries(Object.entries(values as JsonObject).filter(([key]) => Object.hasOwn(VERSION_FIELDS, key)));
}

/** The canary's share: said itself, or as one of the steps of a rollout. */
function percentOf({ percent, steps, step = 1 }: NonNullable<ModelValues['canary']>): number | undefined {
  return percent ?? (Array.isArray(steps) ? (steps as readonly number[])[step - 1] : undefined);
}

/** Keys of a model that hold versions, whose nulls remove what the model sets. */
export const VERSION_KEYS: readonly string[] = ['canary', 'shadow', 'predictors'].filter((key) =>
  Object.hasOwn(MODEL.fields, key),
);

/**
 * A section's values with others put over them, maps deeply; of the ways to say one thing, the way of the upper values
 * holds.
 */
function overlay(section: Section, base: JsonObject, own: JsonObject): JsonObject {
  if (Object.keys(own).length === 0) {
    return base;
  }
  const kept = Object.fromEntries(Object.entries(base).filter(([key]) => !isRival(section, key, own))) as JsonObject;
  return merge(kept, own, (key) => (Object.hasOwn(section.fields, key) ? section.fields[key].type : undefined));
}

function merge(base: JsonObject, own: JsonObject, typeOf: (key: string) => FieldType | undefined): JsonObject {
  const result = { ...base };
  for (const [key, value] of Object.entries(own)) {
    if (value === null) {
      delete result[key];
    } else {
      put(result, key, mergeOne(typeOf(key), Object.hasOwn(base, key) ? base[key] : undefined, value));
    }
  }
  return result;
}

function mergeOne(type: FieldType | undefined, below: Json | undefined, value: Json): Json {
  if (!isObject(value) || type?.kind === 'either') {
    return value;
  }
  const under = isObject(below) ? below : {};
  return type?.kind === 'section'
    ? overlay(type.section(), under, value)
    : merge(under, value, () => (type?.kind === 'map' ? type.values.type : undefined));
}

/** Whether the upper values say in another way what a key says. */
function isRival({ oneOf = [] }: Section, key: string, own: JsonObject): boolean {
  return oneOf.some((ways) => {
    const mine = ways.find((way) => way.split(' ').includes(key));
    return (
      mine !== undefined &&
      ways.some(
        (way) => way !== mine && way.split(' ').some((rival) => Object.hasOwn(own, rival) && own[rival] !== null),
      )
    );
  });
}
