import * as fc from 'fast-check';
import { put, type JsonObject } from '../../src/private/json';

/** Pieces that some reader or writer of YAML treats in its own way. */
const PIECES = [
  'a',
  'bc',
  'é',
  '😀',
  '日本',
  'x'.repeat(45),
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\t',
  '\r',
  '\r\n',
  ':',
  ': ',
  ' #',
  '#',
  '-',
  '- ',
  '? ',
  '?',
  '!',
  '&',
  '*',
  '|',
  '>',
  '%',
  '@',
  '`',
  '"',
  "'",
  '\\',
  ',',
  '[',
  ']',
  '{',
  '}',
  '/',
  '.',
  '...',
  '---',
  '=',
  '<<',
  '~',
  '+',
  '_',
  '0',
  '1',
  '7',
  '9',
  'e',
  'E',
  'x',
  'X',
  'o',
  'O',
  'b',
  'B',
  'T',
  'Z',
  '1.5',
  '0x1F',
  '0o17',
  '2020-01-01',
  '12:30',
  '10:00:00',
  'null',
  'true',
  'yes',
  'on',
  'y',
  'N',
  '.inf',
  '.NaN',
  'inf',
  'nan',
  '{{ .Values.a }}',
  '\0',
  '\u0001',
  '\u0007',
  '\u001b',
  '\u007f',
  '\u0080',
  '\u0085',
  '\u009f',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\u3000',
  '\ufeff',
  '\ufffd',
  '\ufffe',
  '\uffff',
];

/** A text of awkward pieces, or any text of Unicode without halves of surrogate pairs. */
export function awkwardText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join('')) },
    { weight: 2, arbitrary: fc.stringMatching(/^[-+.0-9_eExXoObBaf:TZ ]{1,8}$/) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
}

/** Data in which a text stands as key, value and item, at the top and below. */
export function everywhere(text: string): JsonObject {
  const data: JsonObject = {};
  const map: JsonObject = {};
  put(map, text, [text]);
  put(data, text, text);
  return { data, item: [text, [text, map]], last: text };
}

/** Data with the keys of all maps sorted, as text: equal for equal data. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? sorted(inner as JsonObject) : inner,
  );
}

function sorted(map: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(map).sort()) {
    put(copy, key, map[key]);
  }
  return copy;
}
