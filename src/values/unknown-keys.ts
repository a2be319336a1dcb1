import { isMap, type Value, type ValueMap } from './value';
import { has } from '../private/json';
import { formatPath, type Segment } from '../private/path';
import { suggest } from '../private/suggest';

/**
 * The known keys, as a map; `true` if anything may be below a key.
 * A list's items are described by the one item of an array.
 */
export type KnownKeys = true | { readonly [key: string]: KnownKeys } | readonly [KnownKeys];

/** An unknown key. */
export interface UnknownKey {
  readonly path: readonly Segment[];
  /** The known path that was most likely meant. */
  readonly suggestion?: string;
}

/** The keys of values that are not read, only the topmost ones, each with what was most likely meant. */
export function unknownKeys(values: ValueMap, known: KnownKeys): UnknownKey[] {
  const found: UnknownKey[] = [];
  collect(values, known, [], known, found);
  return found;
}

function collect(value: Value, known: KnownKeys, path: Segment[], all: KnownKeys, found: UnknownKey[]): void {
  if (known === true) {
    return;
  }
  if (isList(known)) {
    if (Array.isArray(value)) {
      value.forEach((item, index) => collect(item, known[0], [...path, index], all, found));
    }
    return;
  }
  if (isMap(value)) {
    for (const key of Object.keys(value)) {
      if (has(known, key)) {
        collect(value[key], known[key], [...path, key], all, found);
      } else {
        const unknown = [...path, key];
        found.push({ path: unknown, suggestion: sameLevel(key, path, known) ?? otherLevel(key, all) });
      }
    }
  }
}

function isList(known: KnownKeys): known is readonly [KnownKeys] {
  return Array.isArray(known);
}

function sameLevel(key: string, path: Segment[], known: { readonly [key: string]: KnownKeys }): string | undefined {
  const close = suggest(key, Object.keys(known));
  return close === undefined ? undefined : formatPath([...path, close]);
}

/** The only known path that ends in this key, which may be at the wrong level. */
function otherLevel(key: string, all: KnownKeys): string | undefined {
  const paths = pathsTo(key, all, []);
  return paths.length === 1 ? formatPath(paths[0]) : undefined;
}

function pathsTo(key: string, known: KnownKeys, path: Segment[]): Segment[][] {
  if (known === true || isList(known)) {
    return [];
  }
  return Object.keys(known).flatMap((name) => [
    ...(name === key ? [[...path, name]] : []),
    ...pathsTo(key, known[name], [...path, name]),
  ]);
}
