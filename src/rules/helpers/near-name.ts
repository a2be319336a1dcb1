import { suggest } from '../../private/suggest';

/** Words that people leave out of the names of Secrets and ConfigMaps, or add to them. */
const OPTIONAL = ['seldon', 'secret', 'secrets', 'credentials', 'creds', 'config', 'configmap', 'env'];
/** Shorter words, such as those of environments, tell objects apart. */
const LEAST_LETTERS = 4;
/** Words of as many letters that tell objects apart all the same. */
const TELLING = ['prod', 'test', 'stage', 'staging', 'local', 'live', 'main', 'beta', 'blue', 'green'];

/** Among more names none is looked for: that would take longer than all other rules. */
const MOST_NAMES = 500;

/**
 * The one name that a name which no object has was meant to be: all words but one are the same, and that one is close.
 */
export function nearName(name: string, names: readonly string[]): string | undefined {
  const near = (names.length > MOST_NAMES ? [] : names).filter(
    (each) => each !== name && isNear(wordsOf(name), wordsOf(each)),
  );
  return near.length === 1 ? near[0] : undefined;
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[-_.]/);
}

function isNear(one: readonly string[], other: readonly string[]): boolean {
  const extra = [...without(one, other), ...without(other, one)];
  if (extra.length === 0) {
    return true;
  }
  if (one.length !== other.length) {
    return extra.length === 1 && OPTIONAL.includes(extra[0]);
  }
  const [a, b] = extra;
  const isTelling = extra.some((word) => word.length < LEAST_LETTERS || TELLING.includes(word) || /\d/.test(word));
  return extra.length === 2 && !isTelling && (a.startsWith(b) || b.startsWith(a) || suggest(a, [b]) !== undefined);
}

function without(words: readonly string[], others: readonly string[]): string[] {
  return words.filter((word) => !others.includes(word));
}
