import { formatGoFloat } from '../private/go-float';

/**
 * What plain (unquoted) scalars mean to Helm and kubectl: `sigs.k8s.io/yaml` 1.4, that is, YAML 1.1 without base 60
 * and with Go's integer prefixes. `yes`, `on` and `y` are true; `010` and `0o10` are 8; `1_000` is 1000;
 * a date stays a string; a number beyond a double stays a string.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/resolve.go
 */
export function resolvePlain(text: string): null | boolean | number | string {
  switch (HINTS[text.charCodeAt(0)]) {
    case WORD: {
      const word = WORDS.get(text);
      return word === undefined ? text : word;
    }
    case POINT: {
      const word = WORDS.get(text);
      return typeof word === 'number' ? word : (pointNumber(text) ?? text);
    }
    case NUMBER: {
      const word = WORDS.get(text);
      return typeof word === 'number' ? word : (integer(text) ?? float(text) ?? text);
    }
    default:
      return text === '' ? null : text;
  }
}

/**
 * A plain scalar as the key of a map, or undefined if JSON has no such key (null, and integers from 2^63 on).
 */
export function plainKey(text: string): string | undefined {
  const value = resolvePlain(text);
  if (value === null) {
    return undefined;
  }
  if (typeof value !== 'number') {
    return String(value);
  }
  const exact = exactInteger(text.replaceAll('_', ''));
  if (exact !== undefined) {
    return exact <= MAX_INT64 ? String(exact) : undefined;
  }
  const printed = formatGoFloat(value, 32);
  return NOT_FINITE.get(printed) ?? printed;
}

/** Whether a plain scalar is an integer that a double cannot represent exactly: one beyond 2^53. */
export function isLargeInteger(text: string): boolean {
  const digits = text.replaceAll('_', '');
  return (
    !SMALL_INTEGER.test(digits) &&
    INTEGER.test(digits.slice(0, LONGEST_INTEGER)) &&
    !Number.isSafeInteger(resolvePlain(text))
  );
}

/** The type of value that a plain scalar represents, as named by tags. */
export function kindOf(text: string): 'null' | 'bool' | 'int' | 'float' | 'timestamp' | 'str' {
  const value = resolvePlain(text);
  if (value === null) {
    return 'null';
  }
  if (typeof value === 'boolean') {
    return 'bool';
  }
  if (typeof value === 'number') {
    return exactInteger(text.replaceAll('_', '')) === undefined ? 'float' : 'int';
  }
  return TIMESTAMP.test(text) ? 'timestamp' : 'str';
}

const WORDS = new Map<string, null | boolean | number>();
const words = (value: null | boolean | number, list: string) =>
  list.split(' ').forEach((word) => WORDS.set(word, value));
words(true, 'y Y yes Yes YES true True TRUE on On ON');
words(false, 'n N no No NO false False FALSE off Off OFF');
words(null, '~ null Null NULL');
words(NaN, '.nan .NaN .NAN');
words(Infinity, '.inf .Inf .INF +.inf +.Inf +.INF');
words(-Infinity, '-.inf -.Inf -.INF');

/** What the first character of a scalar says about the rest. */
const [TEXT, WORD, POINT, NUMBER] = [0, 1, 2, 3];
const HINTS = new Uint8Array(65_536).fill(TEXT);
for (const c of 'yYnNtTfFoO~') {
  HINTS[c.charCodeAt(0)] = WORD;
}
for (const c of '+-0123456789') {
  HINTS[c.charCodeAt(0)] = NUMBER;
}
HINTS['.'.charCodeAt(0)] = POINT;

const SMALL_INTEGER = /^[-+]?(?:0|[1-9][0-9]{0,14})$/;
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const TIMESTAMP =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?)(?:Z|[-+][0-9]{2}:[0-9]{2})?)?$/;
const NOT_FINITE = new Map([
  ['+Inf', '.inf'],
  ['-Inf', '-.inf'],
  ['NaN', '.nan'],
]);
/** Longer numbers exceed 64 bits in any base; converting them would let hostile input take a long time. */
const LONGEST_INTEGER = 128;
const MAX_INT64 = 2n ** 63n - 1n;
const MAX_UINT64 = 2n ** 64n - 1n;

function integer(text: string): number | undefined {
  if (SMALL_INTEGER.test(text)) {
    return Number(text) + 0; // the integer -0 is 0
  }
  const exact = exactInteger(text.replaceAll('_', ''));
  return exact === undefined ? undefined : Number(exact);
}

/** An integer of 64 bits (unsigned ones without a sign), or undefined. */
function exactInteger(text: string): bigint | undefined {
  const match = text.length > LONGEST_INTEGER ? null : INTEGER.exec(text);
  if (!match) {
    return undefined;
  }
  const [, sign, hexadecimal, binary, octal, decimal] = match;
  const written = [
    ['0x', hexadecimal],
    ['0b', binary],
    ['0o', octal],
  ].find(([, digits]) => digits !== undefined);
  const magnitude = BigInt(written ? written.join('') : decimal);
  const signed = sign === '-' ? MAX_INT64 + 1n : MAX_INT64;
  const most = sign === '' ? MAX_UINT64 : signed;
  if (magnitude > most) {
    return undefined;
  }
  return sign === '-' ? -magnitude : magnitude;
}

function float(text: string): number | undefined {
  const plain = text.replaceAll('_', '');
  if (!FLOAT.test(plain)) {
    return undefined;
  }
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** After a leading point underscores count only between digits. */
function pointNumber(text: string): number | undefined {
  return /^_|_$|__|[^0-9]_|_[^0-9]/.test(text) ? undefined : float(text);
}
