import { copyValue, isMap, putValue, type Value, type ValueMap } from './value';
import { has } from '../private/json';

/**
 * Merges the values of a later file over those of earlier ones: maps are merged key by key, everything else is
 * replaced. A null is kept, as it only deletes a chart's default.
 */
export function mergeValues(base: ValueMap, over: ValueMap): ValueMap {
  const merged: ValueMap = {};
  for (const key of Object.keys(base)) {
    putValue(merged, key, base[key]);
  }
  for (const key of Object.keys(over)) {
    const below = has(merged, key) ? merged[key] : undefined;
    const value = over[key];
    putValue(merged, key, isMap(value) && isMap(below) ? mergeValues(below, value) : value);
  }
  return merged;
}

/** A value that was kept although the chart's default has another type. */
export interface Mismatch {
  readonly path: string;
  readonly message: string;
}

/** The values that a chart's templates see, and what Helm warns about. */
export interface Coalesced {
  readonly values: ValueMap;
  readonly mismatches: readonly Mismatch[];
}

/**
 * Completes values with a chart's defaults. A null deletes the default of its key; if the chart has none, the null is
 * kept.
 *
 * @see https://github.com/helm/helm/blob/v3.16.4/pkg/chartutil/coalesce.go
 */
export function coalesce(values: ValueMap, defaults: ValueMap): Coalesced {
  const mismatches: Mismatch[] = [];
  return { values: fill(values, defaults, '', mismatches), mismatches };
}

function fill(values: ValueMap, defaults: ValueMap, prefix: string, mismatches: Mismatch[]): ValueMap {
  const filled: ValueMap = {};
  for (const key of Object.keys(values)) {
    putValue(filled, key, copyValue(values[key]));
  }
  for (const key of Object.keys(defaults)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (!has(filled, key)) {
      putValue(filled, key, copyValue(defaults[key]));
    } else if (filled[key] === null) {
      delete filled[key];
    } else {
      putValue(filled, key, fillOne(filled[key], defaults[key], path, mismatches));
    }
  }
  return filled;
}

function fillOne(value: Value, fallback: Value, path: string, mismatches: Mismatch[]): Value {
  if (isMap(value) && isMap(fallback)) {
    return fill(value, fallback, path, mismatches);
  }
  if (isMap(fallback)) {
    mismatches.push({ path, message: 'the chart expects a map here' });
  } else if (isMap(value) && fallback !== null) {
    mismatches.push({ path, message: 'the chart does not expect a map here' });
  }
  return value;
}
