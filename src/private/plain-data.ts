import { InputError } from './errors';
import { asText, type Json, type JsonObject } from './json';
import { formatPath, type Segment } from './path';

/** Deeper than any Kubernetes object, and shallow enough for code that walks it by recursion. */
const MAX_DEPTH = 200;

/** One value on the way, linked to what contains it. */
interface Visit {
  readonly root: string | undefined;
  readonly value: unknown;
  readonly key: Segment;
  readonly parent?: Visit;
  readonly depth: number;
  readonly into: Json[] | JsonObject;
}

/**
 * A copy of a user's data, as plain data; without recursion, however deep or cyclic it is.
 *
 * Members that are undefined are dropped and dates become strings. Throws on what JSON cannot hold, on cycles, on keys
 * named `__proto__`, and on data deeper than `MAX_DEPTH`. Integers beyond 2^53 are rejected: their digits were lost
 * before they came here, in whatever language they were written.
 *
 * @param root the property that the data was given as; a manifest without it
 */
export function plainData(value: unknown, root?: string): Json {
  const result: JsonObject = {};
  const waiting: Visit[] = [{ root, value, key: 'value', depth: 0, into: result }];
  while (waiting.length > 0) {
    const visit = waiting.pop()!;
    const copy = shallowCopy(visit);
    (visit.into as JsonObject)[visit.key as string] = copy;
    if (typeof copy === 'object' && copy !== null) {
      checkNesting(visit);
      for (const [key, item] of children(visit.value as object)) {
        waiting.push({ root, value: item, key, parent: visit, depth: visit.depth + 1, into: copy });
      }
    }
  }
  return result.value;
}

/** Whether a value is plain data through and through, with nothing in it that is resolved later. */
export function isPlainData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return typeof value !== 'function';
  }
  return Array.isArray(value) ? value.every(isPlainData) : isPlain(value) && Object.values(value).every(isPlainData);
}

/** Whether it is plain data without anything that is not written: entries of maps that are null or undefined. */
export function isWrittenAsGiven(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return value !== null && value !== undefined && typeof value !== 'function';
  }
  return Array.isArray(value)
    ? value.every(isWrittenAsGiven)
    : isPlain(value) && Object.values(value).every(isWrittenAsGiven);
}

/** Last first, because the waiting ones are taken from the end: so keys keep their order. */
function children(value: object): [Segment, unknown][] {
  return Array.isArray(value)
    ? value.map((item, index): [Segment, unknown] => [index, item === undefined ? null : item]).reverse()
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .reverse();
}

function shallowCopy(visit: Visit): Json {
  const { value } = visit;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new InputError(
      `${pathOf(visit)} is a whole number beyond 2^53, whose last digits are lost: give it as a string`,
    );
  }
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  ) {
    return value;
  }
  if (Array.isArray(value)) {
    return [];
  }
  if (typeof value === 'object' && kindOf(value) === 'Date') {
    return (value as Date).toISOString();
  }
  if (typeof value !== 'object' || !isPlain(value)) {
    throw new InputError(
      `${pathOf(visit)} must be plain data, got ${typeof value === 'object' ? value.constructor?.name : asText(value)}`,
    );
  }
  if (Object.prototype.hasOwnProperty.call(value, '__proto__')) {
    throw new InputError(`${pathOf(visit)} has a key "__proto__", which no Kubernetes object has: remove it`);
  }
  return {};
}

/**
 * Objects of another realm, such as a sandbox, have another `Object.prototype`: what counts is that nothing is above
 * it.
 */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return kindOf(value) === 'Object' && (prototype === null || Object.getPrototypeOf(prototype) === null);
}

function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

function checkNesting(visit: Visit): void {
  if (visit.depth > MAX_DEPTH) {
    throw new InputError(
      `${visit.root ?? 'the manifest'} is nested more than ${MAX_DEPTH} levels deep, at ${pathOf(visit).slice(0, 80)}...: no Kubernetes object is`,
    );
  }
  for (let above = visit.parent; above; above = above.parent) {
    if (above.value === visit.value) {
      throw new InputError(`${pathOf(visit)} contains itself (${pathOf(above)}): remove the cycle`);
    }
  }
}

function pathOf(visit: Visit): string {
  const segments: Segment[] = [];
  for (let at: Visit | undefined = visit; at?.parent; at = at.parent) {
    segments.unshift(at.key);
  }
  return formatPath(visit.root === undefined ? segments : [visit.root, ...segments]) || 'the manifest';
}
