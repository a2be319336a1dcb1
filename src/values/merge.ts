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

/** The values that a chart's templates see, and Helm's warnings. */
export interface Coalesced {
  readonly values: ValueMap;
  /** A sentence for each value that was kept although the chart's default has another type. */
  readonly warnings: string[];
}

/**
 * Completes values with a chart's defaults. A null deletes the default of its key; if the chart has none, the null is
 * kept.
 *
 * @see https://github.com/helm/helm/blob/v3.16.4/pkg/chartutil/coalesce.go
 */
export function coalesce(values: ValueMap, defaults: ValueMap): Coalesced {
  const warnings: string[] = [];
  return { values: fill(values, defaults, '', warnings), warnings };
}

function fill(values: ValueMap, defaults: ValueMap, prefix: string, warnings: string[]): ValueMap {
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
      putValue(filled, key, fillOne(filled[key], defaults[key], path, warnings));
    }
  }
  return filled;
}

function fillOne(value: Value, fallback: Value, path: string, warnings: string[]): Value {
  if (isMap(value) && isMap(fallback)) {
    return fill(value, fallback, path, warnings);
  }
  if (isMap(fallback)) {
    warnings.push(`${path}: the chart expects a map here`);
  } else if (isMap(value) && fallback !== null) {
    warnings.push(`${path}: the chart does not expect a map here`);
  }
  return value;
}
