import { isObject, type Json, type JsonObject } from '../../src/private/json';

const SERVER_SET = new Set([
  'creationTimestamp',
  'uid',
  'resourceVersion',
  'generation',
  'ownerReferences',
  'managedFields',
]);
const NOTHING_WHEN_EMPTY = new Set([
  'resources',
  'strategy',
  'status',
  'metadata',
  'securityContext',
  'svcOrchSpec',
  'engineResources',
  'containerSpec',
]);

/** Objects as data: without what a server sets, what is null, and what says nothing when it is empty. */
export function comparable(object: JsonObject): JsonObject {
  const { status: _, ...rest } = cleaned(object) as JsonObject;
  const metadata = rest.metadata;
  if (isObject(metadata)) {
    if (isObject(metadata.annotations)) {
      delete metadata.annotations['seldon.io/last-applied'];
    }
    for (const map of ['annotations', 'labels']) {
      if (isEmpty(metadata[map])) {
        delete metadata[map];
      }
    }
  }
  return rest;
}

/** One line for the first place where two lists of objects differ; nothing where they are the same set of objects. */
export function firstDifference(actual: readonly JsonObject[], expected: readonly JsonObject[]): string | undefined {
  const [left, right] = [byName(actual), byName(expected)];
  for (const name of right.keys()) {
    if (!left.has(name)) {
      return `${name}: missing`;
    }
  }
  for (const [name, object] of left) {
    const other = right.get(name);
    const found = other === undefined ? 'not expected' : difference(object, other, '');
    if (found !== undefined) {
      return `${name}${found.startsWith('not') ? ': ' : ''}${found}`;
    }
  }
  return undefined;
}

function byName(objects: readonly JsonObject[]): Map<string, JsonObject> {
  const named = new Map<string, JsonObject>();
  for (const object of objects.map(comparable)) {
    const metadata = object.metadata as JsonObject;
    const name = `${String(object.apiVersion)}/${String(object.kind)} ${String(metadata.namespace ?? '')}/${String(metadata.name)}`;
    named.set(named.has(name) ? `${name} (again)` : name, object);
  }
  return named;
}

function cleaned(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(cleaned);
  }
  if (!isObject(value)) {
    return value;
  }
  if (value.name === 'ENGINE_PREDICTOR' && typeof value.value === 'string' && value.value !== '') {
    return {
      name: value.name,
      value: cleaned(JSON.parse(Buffer.from(value.value, 'base64').toString('utf8')) as Json),
    };
  }
  const result: JsonObject = {};
  for (const [key, raw] of Object.entries(value)) {
    const item = raw === null ? null : cleaned(raw);
    if (item === null || SERVER_SET.has(key) || (NOTHING_WHEN_EMPTY.has(key) && isEmpty(item))) {
      continue;
    }
    result[key] = item;
  }
  return result;
}

function isEmpty(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function difference(actual: Json | undefined, expected: Json | undefined, at: string): string | undefined {
  if (Array.isArray(actual) && Array.isArray(expected)) {
    for (let index = 0; index < Math.max(actual.length, expected.length); index++) {
      const found = difference(actual[index], expected[index], `${at}[${index}]`);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }
  if (isObject(actual) && isObject(expected)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const found = difference(actual[key], expected[key], `${at}.${key}`);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }
  return Object.is(actual, expected) ? undefined : `${at}: is ${shown(actual)}, expected ${shown(expected)}`;
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
