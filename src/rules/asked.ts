import { RULES } from './registry.generated';
import { type Rule } from './rule';
import { type Subject } from './subject';
import { type Json } from '../private/json';

/** The fields and kinds that rules look at, each with its position in what is found. */
const POSITIONS: ReadonlyMap<string, number> = new Map(
  [...new Set(RULES.flatMap(({ looksAt = [] }) => looksAt))].map((name, position) => [name, position]),
);

/** Which fields and kinds that rules look at are there, by position. */
export type Found = Uint8Array;

/** A rule, and the positions of what it looks at; without them, it is always asked. */
export interface Looking {
  readonly rule: Rule;
  readonly at?: readonly number[];
}

/** Rules with what they look at. */
export function looking(rules: readonly Rule[]): Looking[] {
  return rules.map((rule) => ({ rule, at: rule.looksAt?.map((name) => POSITIONS.get(name)!) }));
}

/** Whether a rule is asked: a field that it looks at is there, at any depth, or an object of a kind around. */
export function isAsked({ at }: Looking, found: Found): boolean {
  return at === undefined || at.some((position) => found[position] === 1);
}

/** What rules look at of a SeldonDeployment and the objects around it; one walk for all rules. */
export function foundIn({ value, surroundings }: Pick<Subject, 'value' | 'surroundings'>): Found {
  const found = new Uint8Array(POSITIONS.size);
  const note = (name: string): void => {
    const position = POSITIONS.get(name);
    if (position !== undefined) {
      found[position] = 1;
    }
  };
  const visit = (item: Json): void => {
    if (typeof item !== 'object' || item === null) {
      return;
    }
    if (Array.isArray(item)) {
      item.forEach(visit);
      return;
    }
    for (const key of Object.keys(item)) {
      note(key);
      visit(item[key]);
    }
  };
  visit(value);
  for (const kind of surroundings.kinds()) {
    note(kind);
  }
  return found;
}
