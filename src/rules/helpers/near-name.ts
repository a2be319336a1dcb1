import { suggest } from '../../private/suggest';

/** Words that people leave out of the names of Secrets and ConfigMaps, or add to them. */
const OPTIONAL = ['seldon', 'secret', 'secrets', 'credentials', 'creds', 'config', 'configmap', 'env'];
/** Shorter words, such as those of environments, distinguish objects. */
const LEAST_LETTERS = 4;
/** Longer words that distinguish objects nevertheless. */
const TELLING = ['prod', 'test', 'stage', 'staging', 'local', 'live', 'main', 'beta', 'blue', 'green'];

/** More names than these are not compared: that would take longer than all other rules. */
const MOST_NAMES = 500;

/**
 * The only name that a nonexistent name was probably meant to be: all words but one are equal, and that one is similar.
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
