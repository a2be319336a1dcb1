import { quoteKey, quoteValue } from './quote';
import { type Json } from '../private/json';
import { remembered } from '../private/remembered';
import { sharedTexts } from '../private/shared';
import { filledKeys } from '../private/sorted-keys';

/** Plain data; integers may be bigints, which keep all their digits. */
export type Writable = Json | bigint | Writable[] | { [key: string]: Writable };

/**
 * The YAML of one document, byte for byte as `Yaml.stringify` of cdk8s writes it, but many times faster; except for
 * strings and numbers that some reader would then read as something else. Shared objects are written out at each
 * place, never as anchors.
 */
export function toYaml(value: Writable): string {
  return `${text(value, '', true, undefined)}\n`;
}

/** Several documents in one string, separated by `---`. */
export function toYamlDocuments(values: readonly Json[]): string {
  return values.map(toYaml).join('---\n');
}

/** Converts what is not plain data (such as a token) into plain data on the way; null and undefined drop a key. */
export type Settle = (value: unknown) => unknown;

/** The same for a map whose values are settled and whose keys are sorted on the way, in the order given at the top. */
export function toSortedYaml(top: Iterable<readonly [string, unknown]>, settle: Settle): string {
  let lines = '';
  for (const [name, value] of top) {
    lines += pair(lines === '' ? '' : '\n', name, value, '', true, settle);
  }
  return `${lines === '' ? '{}' : lines}\n`;
}

function text(value: unknown, indent: string, top: boolean, settle: Settle | undefined): string {
  switch (typeof value) {
    case 'string':
      return quoteValue(value, indent);
    case 'number':
      return number(value);
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) {
        return 'null';
      }
      if (Array.isArray(value)) {
        return list(value, indent, settle);
      }
      return map(value as Record<string, unknown>, indent, top, settle);
    case 'undefined':
      return 'null';
    default:
      throw new Error(`a ${typeof value} is not data`);
  }
}

function list(items: unknown[], indent: string, settle: Settle | undefined): string {
  const inner = `${indent}  `;
  let lines = '';
  for (const item of items) {
    const shown = text(settle ? settle(item) : item, inner, false, settle);
    lines += lines === '' ? `- ${shown}` : `\n${indent}- ${shown}`;
  }
  return lines === '' ? '[]' : lines;
}

function map(object: Record<string, unknown>, indent: string, top: boolean, settle: Settle | undefined): string {
  const texts = settle === undefined && !top ? sharedTexts(object) : undefined;
  return texts ? sharedMap(object, texts, indent) : freshMap(object, indent, top, settle);
}

/** Shared parts (the CRD has one schema in three versions) are serialized once for each indentation. */
function sharedMap(object: Record<string, unknown>, texts: Map<number, string>, indent: string): string {
  let shown = texts.get(indent.length);
  if (shown === undefined) {
    texts.set(indent.length, (shown = freshMap(object, indent, false, undefined)));
  }
  return shown;
}

function freshMap(object: Record<string, unknown>, indent: string, top: boolean, settle: Settle | undefined): string {
  // The result is never sliced: that would copy the text of everything below, on every level.
  const next = `\n${indent}`;
  let lines = '';
  for (const name of settle ? filledKeys(object) : Object.keys(object)) {
    lines += pair(lines === '' ? '' : next, name, object[name], indent, top, settle);
  }
  return lines === '' ? '{}' : lines;
}

/** One key and its value on separate lines, after `lead`: a line break with indent, but for a map's first key. */
function pair(
  lead: string,
  name: string,
  raw: unknown,
  indent: string,
  top: boolean,
  settle: Settle | undefined,
): string {
  const value = settle ? settle(raw) : raw;
  if (settle && (value === null || value === undefined)) {
    return '';
  }
  const inner = `${indent}  `;
  const key = top ? quoteKey(name, true) : innerKey(name);
  const shown = text(value, inner, false, settle);
  if (key.length > LONGEST_KEY) {
    return `${lead}? ${key}\n${indent}: ${shown}`;
  }
  return typeof value === 'object' && value !== null && shown !== '{}' && shown !== '[]'
    ? `${lead}${key}:\n${inner}${shown}`
    : `${lead}${key}: ${shown}`;
}

/** Maximum length of a simple key. */
const LONGEST_KEY = 1_024;

/** Keys repeat in every manifest. */
const innerKey = remembered((name) => quoteKey(name, false));

function number(value: number): string {
  if (Number.isFinite(value)) {
    return Object.is(value, -0) ? '-0' : withPoint(String(value));
  }
  if (Number.isNaN(value)) {
    return '.nan';
  }
  return value < 0 ? '-.inf' : '.inf';
}

/** YAML 1.1 reads a number with an exponent but no decimal point as a string. */
function withPoint(digits: string): string {
  return digits.includes('e') ? digits.replace(/^(-?\d)e/, '$1.0e') : digits;
}
