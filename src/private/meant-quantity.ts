import { entryOf } from './json';

/** Words for units, in lower case, by the suffix that Kubernetes reads. */
const WORDS: Readonly<Record<string, string>> = {
  '': '',
  b: '',
  byte: '',
  core: '',
  cpu: '',
  vcpu: '',
  m: 'm',
  mcpu: 'm',
  mcore: 'm',
  millicore: 'm',
  millicpu: 'm',
};

/**
 * What people mean by an amount that Kubernetes does not read, such as `2GB`, `512 MiB`, `1 core` or `1,5`, as
 * Kubernetes writes it: the decimal form before the binary one, if both may be meant. Empty if it is not an amount.
 */
export function meantQuantities(text: string): readonly string[] {
  const [, amount, unit] = /^\+?(\d+(?:[.,]\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
  if (amount === undefined) {
    return [];
  }
  const number = amount.replace(',', '.');
  const word = unit.toLowerCase();
  const suffix = unit === 'M' ? undefined : (entryOf(WORDS, word) ?? entryOf(WORDS, word.replace(/s$/, '')));
  if (suffix !== undefined) {
    return [`${number}${suffix}`];
  }
  const [, letter, binary] = /^([kmgtpe])(i)?(?:b|bytes?)?$/.exec(word) ?? [];
  if (letter === undefined) {
    return [];
  }
  const capital = letter.toUpperCase();
  const decimal = binary === undefined ? [`${number}${capital.replace('K', 'k')}`] : [];
  return [...decimal, `${number}${capital}i`];
}
