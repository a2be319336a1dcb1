import { type Shape, type Struct, writtenFields } from './shape';
import { isObject, type Json, type JsonObject, entryOf } from '../../private/json';
import { sortedKeys } from '../../private/sorted-keys';

/**
 * JSON as Go writes it: keys in the structs' order, with empty structs and nulls, and with `<`, `>` and `&` escaped.
 */
export function goJson(value: Json | undefined, shape: Shape): string {
  const writer = new Writer();
  writer.value(value, shape);
  return writer.text;
}

/** Appends to one string, which is much faster than joining many. */
class Writer {
  public text = '';

  public value(value: Json | undefined, shape: Shape): void {
    if (typeof shape === 'string') {
      this.scalar(value ?? null);
    } else if (shape.kind === 'struct') {
      this.struct(isObject(value) ? value : {}, shape);
    } else if (shape.kind === 'list' && Array.isArray(value)) {
      this.list(value, shape.of);
    } else if (shape.kind === 'map' && isObject(value)) {
      this.map(value, shape.of);
    } else {
      this.text += 'null';
    }
  }

  private struct(object: JsonObject, shape: Struct): void {
    let separator = '{';
    for (const { name, key, shape: of } of writtenFields(object, shape)) {
      this.text += separator;
      this.text += key;
      this.value(object[name], of);
      separator = ',';
    }
    this.text += separator === '{' ? '{}' : '}';
  }

  private list(items: readonly Json[], of: Shape): void {
    this.text += '[';
    for (let index = 0; index < items.length; index++) {
      if (index > 0) {
        this.text += ',';
      }
      this.value(items[index], of);
    }
    this.text += ']';
  }

  private map(object: JsonObject, of: Shape): void {
    let separator = '{';
    for (const key of sortedKeys(object)) {
      this.text += separator;
      this.scalar(key);
      this.text += ':';
      this.value(object[key], of);
      separator = ',';
    }
    this.text += separator === '{' ? '{}' : '}';
  }

  private scalar(value: Json): void {
    if (typeof value === 'string' && PLAIN.test(value)) {
      this.text += '"';
      this.text += value;
      this.text += '"';
    } else if (typeof value !== 'string') {
      this.text += JSON.stringify(value);
    } else {
      this.text += JSON.stringify(value).replace(/[<>&\u2028\u2029]|\\[bf]/g, (found) => entryOf(ESCAPED, found)!);
    }
  }
}

/** Text that needs no escapes. */
const PLAIN = /^[\x20!#-%'-;=?-[\]-~]*$/;

const ESCAPED: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
  '\\b': '\\u0008',
  '\\f': '\\u000c',
};
