import { type Need } from '../../preview/needs/need';
import { entryOf } from '../../private/json';
import { visible } from '../../private/visible';

/** Maximum number of objects with the same need that are named; the others are counted. */
const SHOWN = 2;

/** What people call otherwise. */
const WORDS: Readonly<Record<string, string | undefined>> = { Controller: '', Host: 'DNS name ' };

/** One line for each need: what, with which keys, and why. */
export function toldNeeds(needs: readonly Need[]): string[] {
  return needs.map(({ kind, namespace, name, keys, because }) => {
    const what = `${entryOf(WORDS, kind) ?? `${kind} `}${namespace === undefined ? '' : `${namespace}/`}${name}`;
    const having = keys.length === 0 ? '' : ` with ${keys.join(', ')}`;
    const others = because.length > SHOWN ? ` and ${because.length - SHOWN} more` : '';
    return visible(`${what}${having}: for ${because.slice(0, SHOWN).join(', ')}${others}`);
  });
}
