import { put, type JsonObject } from '../../private/json';

/**
 * A map with its keys in the order in which `gopkg.in/yaml.v2` writes them.
 * @see https://github.com/go-yaml/yaml/blob/v2.4.0/sorter.go
 */
export function inYamlOrder(map: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const key of Object.keys(map).sort((left, right) => {
    if (isLess(left, right)) {
      return -1;
    }
    if (isLess(right, left)) {
      return 1;
    }
    return 0;
  })) {
    put(result, key, map[key]);
  }
  return result;
}

/** Numbers within keys are compared as numbers, and letters come last. */
function isLess(left: string, right: string): boolean {
  const [a, b] = [[...left], [...right]];
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] === b[i]) {
      continue;
    }
    const [aLetter, bLetter] = [/\p{L}/u.test(a[i]), /\p{L}/u.test(b[i])];
    if (aLetter || bLetter) {
      return aLetter && bLetter ? a[i].codePointAt(0)! < b[i].codePointAt(0)! : bLetter;
    }
    const zero = (a[i] === '0' || b[i] === '0') && followsDigit(a, i) ? '1' : '';
    const [aDigits, bDigits] = [digitsFrom(a, i), digitsFrom(b, i)];
    const [aNumber, bNumber] = [BigInt(`${zero}${aDigits}` || '0'), BigInt(`${zero}${bDigits}` || '0')];
    if (aNumber !== bNumber) {
      return aNumber < bNumber;
    }
    return aDigits.length === bDigits.length
      ? a[i].codePointAt(0)! < b[i].codePointAt(0)!
      : aDigits.length < bDigits.length;
  }
  return a.length < b.length;
}

function followsDigit(characters: readonly string[], index: number): boolean {
  for (let j = index - 1; j >= 0 && /\d/.test(characters[j]); j--) {
    if (characters[j] !== '0') {
      return true;
    }
  }
  return false;
}

function digitsFrom(characters: readonly string[], index: number): string {
  return /^\d*/.exec(characters.slice(index).join(''))![0];
}
