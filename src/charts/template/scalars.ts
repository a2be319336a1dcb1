import { tooLarge } from './fields';
import { has, isObject, type Json } from '../../private/json';
import type * as yaml from '../../yaml/read';
import { ValueError } from '../value-error';

/**
 * What YAML reads from `'TEXT'` in a template.
 *
 * @throws InputError if the text breaks out of its quotes; `where` names the value that it came from.
 */
export function singleQuoted(text: string, where: string): string {
  return /^[^'\0-\x1f\x7f-\x9f\u2028\u2029]*$/.test(text) ? text : quoted(`x: '${text}'\n`, where);
}

/**
 * What YAML reads from `"TEXT"` in a template.
 *
 * @throws InputError if the text breaks out of its quotes; `where` names the value that it came from.
 */
export function doubleQuoted(text: string, where: string): string {
  return /^[^"\\\0-\x1f\x7f-\x9f\u2028\u2029]*$/.test(text) ? text : quoted(`{"x": "${text}"}\n`, where);
}

/**
 * What YAML reads from TEXT without quotes in a template: a number, a boolean, null, a string, or a whole map.
 *
 * @throws InputError where it makes the template unreadable; `where` names the value that it came from.
 */
export function plain(text: string, where: string): Json {
  return simple(text) ?? read(`x: ${text}\n`, where);
}

/** The same between the braces of a template in JSON, where commas and braces end a value. */
export function flowPlain(text: string, where: string): Json {
  return simple(text) ?? read(`{"x": ${text}\n}\n`, where);
}

/** The common case, without a reader: numbers without frills, and words that are nothing but words. */
function simple(text: string): Json | undefined {
  if (/^(0|-?[1-9]\d{0,14})$/.test(text)) {
    return Number(text);
  }
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  return /^[A-Za-z][A-Za-z0-9_./-]{5,}$/.test(text) ? text : undefined;
}

function quoted(template: string, where: string): string {
  const value = read(template, where);
  if (typeof value !== 'string') {
    throw broken(where, 'it ends the quotes that the chart puts around it');
  }
  return value;
}

function read(template: string, where: string): Json {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- values that need a reader are rare
  const { readDocuments } = require('../../yaml/read') as typeof yaml;
  const [document, ...others] = readDocuments(template, where);
  if (document.error) {
    throw broken(where, document.error.message);
  }
  if (
    !isObject(document.value) ||
    !has(document.value, 'x') ||
    Object.keys(document.value).length > 1 ||
    others.length > 0
  ) {
    throw broken(where, 'it adds keys of its own');
  }
  const [large] = document.largeIntegers();
  if (large) {
    throw new ValueError(where, tooLarge(large.text));
  }
  return document.value.x;
}

function broken(where: string, why: string): ValueError {
  return new ValueError(where, `cannot be used in the chart's template: ${why}`);
}
