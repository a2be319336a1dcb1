import { byCodePoint, type Shape, type Struct, writtenFields } from './shape';
import { isObject, type Json, type JsonObject } from '../../private/json';

/** JSON text as Go writes it: keys in the structs' order, empty structs and nulls included, `<`, `>` and `&` escaped. */
export function goJson(value: Json | undefined, shape: Shape): string {
  if (typeof shape === 'string') {
    return goText(value ?? null);
  }
  if (shape.kind === 'struct') {
    return structJson(isObject(value) ? value : {}, shape);
  }
  let text = '';
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) {
      return 'null';
    }
    for (const item of value) {
      text += `${text === '' ? '' : ','}${goJson(item, shape.of)}`;
    }
    return `[${text}]`;
  }
  if (!isObject(value)) {
    return 'null';
  }
  for (const key of Object.keys(value).sort(byCodePoint)) {
    text += `${text === '' ? '' : ','}${goText(key)}:${goJson(value[key], shape.of)}`;
  }
  return `{${text}}`;
}

function structJson(object: JsonObject, shape: Struct): string {
  let text = '';
  for (const field of writtenFields(object, shape)) {
    text += `${text === '' ? '' : ','}"${field.name}":${goJson(object[field.name], field.shape)}`;
  }
  return `{${text}}`;
}

/** JSON text of a scalar, or of data whose keys come in the right order, as Go writes it. */
function goText(value: Json): string {
  if (typeof value === 'string' && PLAIN.test(value)) {
    return `"${value}"`;
  }
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]|\\[bf]/g, (found) => ESCAPED[found]);
}

/** Text that needs no escapes. */
const PLAIN = /^[\x20!#-%'-;=?-[\]-~]*$/;

const ESCAPED: Record<string, string> = {
  '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029', '\\b': '\\u0008', '\\f': '\\u000c',
};
