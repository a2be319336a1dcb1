import { has, type JsonObject, valueAt } from '../../private/json';
import { type Segment } from '../../private/path';
import { type Source } from '../../values/source';
import { isMap, type ValueMap } from '../../values/value';

/** Keys below which a null has its own meaning. */
export type IsForeign = (key: string) => boolean;

/**
 * Nulls that take nothing away, as nothing earlier sets a value there: an entry of a list of names such as `installs:`
 * whose settings were left empty, which would be lost in silence. Sections that are empty as a whole are fine, and so
 * are environments without changes.
 */
export function idleNulls(sources: readonly Source[], merged: ValueMap, isForeign: IsForeign): Segment[][] {
  const found: Segment[][] = [];
  let below: ValueMap = {};
  for (const source of sources) {
    const next = source.over(below);
    found.push(...nullsOver(below, next, isForeign));
    below = next;
  }
  const { environments, ...common } = merged;
  const ofEnvironments = Object.entries(isMap(environments) ? environments : {}).flatMap(([name, overlay]) =>
    isMap(overlay) ? nullsOver(common, overlay, isForeign).map((path) => ['environments', name, ...path]) : [],
  );
  const ofSources = found.filter(([section]) => section !== 'environments');
  return [...ofSources, ...ofEnvironments].filter((path) => valueAt(merged as JsonObject, path) === null);
}

/** Paths of nulls that are written where nothing was, below the first level. */
function nullsOver(below: ValueMap, over: ValueMap, isForeign: IsForeign, path: Segment[] = []): Segment[][] {
  return Object.entries(over).flatMap(([key, value]) => {
    const at = [...path, key];
    const before = has(below, key) ? below[key] : undefined;
    if (value === null) {
      return before === undefined && at.length > 1 ? [at] : [];
    }
    return isMap(value) && !isForeign(key) ? nullsOver(isMap(before) ? before : {}, value, isForeign, at) : [];
  });
}
