import { isObject, type Json } from '../../private/json';

/** An error in a list whose entries are identified by keys. */
export interface ListMapProblem {
  readonly index: number;
  readonly type: 'FieldValueInvalid' | 'FieldValueDuplicate';
  readonly detail: string;
}

/**
 * Checks a list whose entries are identified by keys. If an entry is not a map, only that is reported; otherwise each
 * set of duplicates once, where the first duplicate is.
 */
export function listMapProblems(list: readonly Json[], keys: readonly string[]): readonly ListMapProblem[] {
  const stray = list.findIndex((item) => item !== null && !isObject(item));
  if (stray >= 0) {
    return [{ index: stray, type: 'FieldValueInvalid', detail: 'must be an object for an array of list-type map' }];
  }
  if (list.length < 2) {
    return [];
  }
  const seen = new Map<string, number>();
  const problems: ListMapProblem[] = [];
  list.forEach((item, index) => {
    const identity = JSON.stringify(keys.map((key) => (isObject(item) && item[key] !== undefined ? [item[key]] : [])));
    const times = seen.get(identity) ?? 0;
    seen.set(identity, times + 1);
    if (times === 1) {
      problems.push({ index, type: 'FieldValueDuplicate', detail: '' });
    }
  });
  return problems;
}
