/** How `gopkg.in/yaml.v2` writes a string: plain, in quotes, or as a block. */
export type Style = 'plain' | 'single' | 'double' | 'literal';

/** @see https://github.com/go-yaml/yaml/blob/v2.4.0/emitterc.go yaml_emitter_analyze_scalar */
export function styleOf(value: string, isKey: boolean): Style {
  const unprintable = UNPRINTABLE.test(value) || / [\n\u2028\u2029]/.test(value);
  if (value.includes('\n')) {
    return isKey || unprintable || value.endsWith(' ') ? 'double' : 'literal';
  }
  if (unprintable || !isText(value)) {
    return 'double';
  }
  const isPlain =
    !/^ | $|[\u2028\u2029]/.test(value) &&
    !/^(?:---|\.\.\.)/.test(value) &&
    !/^[#,[\]{}&*!|>'"%@`]/.test(value) &&
    !/^[?:-](?: |$)/.test(value) &&
    !/:(?: |$)| #/.test(value);
  return isPlain ? 'plain' : 'single';
}

// All but printable ASCII, line feeds, and characters of the basic plane from U+00A0 on.
export const UNPRINTABLE = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

const WORDS = new Set([
  '',
  '~',
  'y',
  'n',
  'yes',
  'no',
  'on',
  'off',
  'true',
  'false',
  'null',
  '.nan',
  '.inf',
  '+.inf',
  '-.inf',
]);

/** Whether a plain scalar is read back as a string: not as a number, boolean, null or date. */
function isText(value: string): boolean {
  const lower = value.toLowerCase();
  const isWord =
    WORDS.has(lower) &&
    (value === lower ||
      value === value.toUpperCase() ||
      value === value[0].toUpperCase() + lower.slice(1) ||
      value === '.NaN' ||
      /^[+-]?\.Inf$/.test(value));
  return !isWord && !isNumber(value) && !isTimestamp(value);
}

function isNumber(value: string): boolean {
  if (/^\.\d+([eE][-+]?\d+)?$/.test(value)) {
    return isFinite(Number(value));
  }
  if (!/^[-+\d]/.test(value)) {
    return false;
  }
  const plain = value.replaceAll('_', '');
  const isFloat = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain) && isFinite(Number(plain));
  return isFloat || isPrefixedInteger(plain) || /^[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?$/.test(value);
}

function isPrefixedInteger(plain: string): boolean {
  const match = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+)$/.exec(plain);
  if (match === null) {
    return false;
  }
  const size = BigInt(match[2].toLowerCase());
  return match[1] === '-' ? size <= 2n ** 63n : size < (match[1] === '+' ? 2n ** 63n : 2n ** 64n);
}

function isTimestamp(value: string): boolean {
  const match =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)| (\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)?$/.exec(
      value,
    );
  if (match === null) {
    return false;
  }
  const [year, month, day, ...time] = match.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
  const [hour, minute, second] = time.slice(match[7] === undefined ? 0 : 3);
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate() &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  );
}
