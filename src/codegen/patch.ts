import { call, data, type Expression, value } from './expression';
import { has, isObject, type Json, type JsonObject } from '../private/json';
import { type Segment } from '../private/path';

/** A step of a JSON patch (RFC 6902). */
export type PatchStep =
  | { readonly op: 'add' | 'replace'; readonly path: readonly Segment[]; readonly value: Json }
  | { readonly op: 'remove'; readonly path: readonly Segment[] };

/** Steps that turn one value into another, in an order in which they can be applied. */
export function patchSteps(from: JsonObject, to: JsonObject): PatchStep[] {
  return stepsBetween(from, to, []);
}

/** A step as a call of `JsonPatch`. */
export function patchCall(step: PatchStep): Expression {
  const path = value(step.path.map((segment) => `/${pointer(segment)}`).join(''));
  return step.op === 'remove' ? call('JsonPatch', 'remove', path) : call('JsonPatch', step.op, path, data(step.value));
}

function pointer(segment: Segment): string {
  return String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
}

function stepsBetween(from: Json, to: Json, path: readonly Segment[]): PatchStep[] {
  if (Array.isArray(from) && Array.isArray(to)) {
    return listSteps(from, to, path);
  }
  if (isObject(from) && isObject(to)) {
    return mapSteps(from, to, path);
  }
  return from === to ? [] : [{ op: 'replace', path, value: to }];
}

function mapSteps(from: JsonObject, to: JsonObject, path: readonly Segment[]): PatchStep[] {
  const added = Object.keys(to).filter((key) => !has(from, key));
  return [
    ...Object.keys(from).flatMap((key): PatchStep[] =>
      has(to, key) ? stepsBetween(from[key], to[key], [...path, key]) : [{ op: 'remove', path: [...path, key] }],
    ),
    ...added.map((key): PatchStep => ({ op: 'add', path: [...path, key], value: to[key] })),
  ];
}

/** Items that only one list has are added or removed; lists that differ in other ways are replaced. */
function listSteps(from: readonly Json[], to: readonly Json[], path: readonly Segment[]): PatchStep[] {
  if (from.length === to.length) {
    return from.flatMap((item, i) => stepsBetween(item, to[i], [...path, i]));
  }
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && isSame(from[start], to[start])) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && isSame(from[from.length - 1 - end], to[to.length - 1 - end])) {
    end++;
  }
  if (start + end < shorter) {
    return [{ op: 'replace', path, value: [...to] }];
  }
  return from.length < to.length
    ? to.slice(start, to.length - end).map((item, i) => ({ op: 'add', path: [...path, start + i], value: item }))
    : from.slice(start, from.length - end).map(() => ({ op: 'remove', path: [...path, start] }));
}

function isSame(left: Json, right: Json): boolean {
  return stepsBetween(left, right, []).length === 0;
}
