import { isMap, printNumber, type Value } from '../../values/value';

/** What a Go template prints for a value. Helm turns `<no value>`, Go's word for an absent one, into nothing. */
export function text(value: Value): string {
  return value === null ? '' : nested(value).replaceAll('<no value>', '');
}

function nested(value: Value): string {
  if (value === null) {
    return '<nil>';
  }
  if (Array.isArray(value)) {
    return `[${value.map(nested).join(' ')}]`;
  }
  if (isMap(value)) {
    const keys = Object.keys(value).sort(byBytes);
    return `map[${keys.map((key) => `${key}:${nested(value[key])}`).join(' ')}]`;
  }
  return typeof value === 'number' || typeof value === 'bigint' ? printNumber(value) : String(value);
}

/** Go's order of strings: by their UTF-8 bytes, which is the order of code points. */
export function byBytes(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i].codePointAt(0)! - right[i].codePointAt(0)!;
    if (difference !== 0) {
      return difference;
    }
  }
  return left.length - right.length;
}
