import { checkSection } from './check';
import { checkReferences } from './references';
import { PLATFORM_FILE } from './sections/platform';
import { isObject, type JsonObject, put } from '../../private/json';
import { type Segment } from '../../private/path';
import { type ValueProblem, ValueReader } from '../../values/reader';
import { dataSource, MergedValues } from '../../values/source';

/** Maps whose entries stand for themselves: the others can be looked at although one of them is wrong. */
const MAPS = ['namespaces', 'installs', 'gateways', 'storage', 'extra', 'models'];

/**
 * What is left of values without the parts that have a problem, and without what needs those; nothing if all may have
 * one.
 */
export function soundPart(
  values: JsonObject,
  problems: readonly ValueProblem[],
  environments: readonly string[],
): JsonObject {
  let wrong = problems.map(({ path }) => path);
  let left = values;
  while (wrong.length > 0) {
    // All models are judged by the operator.
    if (wrong.some((path) => path.length === 0 || path[0] === 'operator')) {
      return {};
    }
    const fewer = without(
      left,
      wrong.map((path) => path.slice(0, depthOf(path))),
    );
    if (JSON.stringify(fewer) === JSON.stringify(left)) {
      return {};
    }
    left = fewer;
    const again: ValueProblem[] = [];
    const reader = new ValueReader(new MergedValues([dataSource('', left)]), [], again);
    checkSection(PLATFORM_FILE, reader, { partial: false });
    checkReferences(reader, environments);
    wrong = again.map(({ path }) => path);
  }
  return left;
}

function depthOf([section, name]: readonly Segment[]): number {
  if (section === 'installs' && name === 'others') {
    return 3;
  }
  if (MAPS.includes(String(section))) {
    return 2;
  }
  return 1;
}

/** A map without what is at some paths. */
function without(values: JsonObject, paths: readonly (readonly Segment[])[]): JsonObject {
  const byKey = new Map<string, (readonly Segment[])[]>();
  for (const [key, ...rest] of paths) {
    const below = byKey.get(String(key)) ?? [];
    below.push(rest);
    byKey.set(String(key), below);
  }
  const left: JsonObject = {};
  for (const [key, value] of Object.entries(values)) {
    const below = byKey.get(key);
    if (below === undefined) {
      put(left, key, value);
    } else if (isObject(value) && below.every(({ length }) => length > 0)) {
      put(left, key, without(value, below));
    }
  }
  return left;
}
