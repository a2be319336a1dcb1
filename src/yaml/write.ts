import { quoteKey, quoteValue } from './quote';
import { type Json, type JsonObject } from '../private/json';

/**
 * The YAML text of one document, to the byte as `Yaml.stringify` of cdk8s writes it, many times faster.
 * Shared objects are written out at each place, never as anchors.
 */
export function toYaml(value: Json): string {
  return `${typeof value === 'object' && value !== null ? collection(value, '', true) : scalar(value, '')}\n`;
}

/** Several documents in one text, separated by `---`. */
export function toYamlDocuments(values: readonly Json[]): string {
  return values.map(toYaml).join('---\n');
}

/** Keys repeat in every manifest; the few that there are need to be looked at only once. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 4_096;

function collection(value: Json[] | JsonObject, indent: string, top: boolean): string {
  return Array.isArray(value) ? list(value, indent) : map(value, indent, top);
}

function list(items: Json[], indent: string): string {
  if (items.length === 0) {
    return '[]';
  }
  const inner = `${indent}  `;
  let text = '';
  for (const item of items) {
    text += text === '' ? '- ' : `\n${indent}- `;
    text += typeof item === 'object' && item !== null ? collection(item, inner, false) : scalar(item, inner);
  }
  return text;
}

function map(object: JsonObject, indent: string, top: boolean): string {
  const inner = `${indent}  `;
  let text = '';
  for (const name of Object.keys(object)) {
    if (text !== '') {
      text += `\n${indent}`;
    }
    const key = keyText(name, top);
    const value = object[name];
    if (typeof value !== 'object' || value === null) {
      text += `${explicit(key, indent)}: ${scalar(value, inner)}`;
    } else if (key.length > LONGEST_KEY || isEmpty(value)) {
      text += `${explicit(key, indent)}: ${collection(value, inner, false)}`;
    } else {
      text += `${key}:\n${inner}${collection(value, inner, false)}`;
    }
  }
  return text === '' ? '{}' : text;
}

/** A longer key is no simple key any more. */
const LONGEST_KEY = 1_024;

function explicit(key: string, indent: string): string {
  return key.length > LONGEST_KEY ? `? ${key}\n${indent}` : key;
}

function keyText(name: string, top: boolean): string {
  if (top) {
    return quoteKey(name, true);
  }
  let text = KEYS.get(name);
  if (text === undefined) {
    text = quoteKey(name, false);
    if (KEYS.size < MOST_KEYS) {
      KEYS.set(name, text);
    }
  }
  return text;
}

function isEmpty(value: Json[] | JsonObject): boolean {
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

function scalar(value: null | boolean | number | string | undefined, indent: string): string {
  switch (typeof value) {
    case 'string': return quoteValue(value, indent);
    case 'number': return number(value);
    case 'boolean': return value ? 'true' : 'false';
    default: return 'null';
  }
}

function number(value: number): string {
  if (Number.isFinite(value)) {
    return Object.is(value, -0) ? '-0' : String(value);
  }
  return Number.isNaN(value) ? '.nan' : value < 0 ? '-.inf' : '.inf';
}
