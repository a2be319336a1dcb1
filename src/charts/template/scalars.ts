import { InputError } from '../../private/errors';
import { type Json } from '../../private/json';

/**
 * What YAML reads from `'TEXT'` in a template.
 *
 * @throws InputError where the text breaks out of its quotes; `where` names the value that it came from.
 */
export function singleQuoted(text: string, where: string): string {
  if (/^[^'\n\r\u0085\u2028\u2029]*$/.test(text)) {
    return text;
  }
  throw new InputError(`${where}: breaks the chart's quotes: ${JSON.stringify(text)}`);
}

/**
 * What YAML reads from `"TEXT"` in a template.
 *
 * @throws InputError where the text breaks out of its quotes; `where` names the value that it came from.
 */
export function doubleQuoted(text: string, where: string): string {
  if (/^[^"\\\n\r\u0085\u2028\u2029]*$/.test(text)) {
    return text;
  }
  throw new InputError(`${where}: breaks the chart's quotes: ${JSON.stringify(text)}`);
}

/** What YAML reads from TEXT without quotes in a template: a number, a boolean, null or a string. */
export function plain(text: string, where: string): Json {
  if (text === '') {
    return null;
  }
  if (/^(0|-?[1-9]\d{0,14})$/.test(text)) {
    return Number(text);
  }
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  if (/^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) && !WORDS.test(text)) {
    return text;
  }
  throw new InputError(`${where}: is no plain YAML value: ${JSON.stringify(text)}`);
}

const WORDS = /^(y|yes|n|no|true|false|on|off|null)$/i;
