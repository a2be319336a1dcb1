import { RULES } from './registry.generated';
import { type Rule } from './rule';
import { type Subject } from './subject';
import { type Json } from '../private/json';

/** The fields and kinds that rules look at, each with its position in what is found. */
const POSITIONS: ReadonlyMap<string, number> = new Map(
  [...new Set(RULES.flatMap(({ looksAt = [] }) => looksAt))].map((name, position) => [name, position]),
);

/** What rules look at of a SeldonDeployment. */
export interface Found {
  /** Which fields and kinds are there, by position. */
  readonly there: Uint8Array;
  /** The number of bytes that its JSON has at most. */
  readonly size: number;
}

/** A character takes at most 6 bytes of JSON, a number at most 32 including the punctuation around it. */
const MOST_PER_CHARACTER = 6;
const MOST_AROUND = 32;

/** A rule, and the positions of what it looks at; without them, it is always asked. */
export interface Looking {
  readonly rule: Rule;
  readonly at?: readonly number[];
}

/** Rules with what they look at. */
export function looking(rules: readonly Rule[]): Looking[] {
  return rules.map((rule) => ({ rule, at: rule.looksAt?.map((name) => POSITIONS.get(name)!) }));
}

/**
 * Whether a rule is asked: a field that it looks at is there, at any depth, or an object of a kind around, and the
 * SeldonDeployment may have the size from which on it finds something.
 */
export function isAsked({ rule: { fromSize = 0 }, at }: Looking, { there, size }: Found): boolean {
  if (at === undefined || size < fromSize) {
    return size >= fromSize;
  }
  for (const position of at) {
    if (there[position] === 1) {
      return true;
    }
  }
  return false;
}

/** What rules look at of a SeldonDeployment and the objects around it; one walk for all rules. */
export function foundIn({ value, surroundings }: Pick<Subject, 'value' | 'surroundings'>): Found {
  const there = new Uint8Array(POSITIONS.size);
  let size = 0;
  const note = (name: string): void => {
    const position = POSITIONS.get(name);
    if (position !== undefined) {
      there[position] = 1;
    }
  };
  const visit = (item: Json): void => {
    size += MOST_AROUND;
    if (typeof item !== 'object' || item === null) {
      size += typeof item === 'string' ? item.length * MOST_PER_CHARACTER : 0;
      return;
    }
    if (Array.isArray(item)) {
      item.forEach(visit);
      return;
    }
    for (const key of Object.keys(item)) {
      note(key);
      size += key.length * MOST_PER_CHARACTER;
      visit(item[key]);
    }
  };
  visit(value);
  for (const kind of surroundings.kinds()) {
    note(kind);
  }
  return { there, size };
}
