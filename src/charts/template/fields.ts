import { text } from './text';
import { truth } from './truth';
import { has, type Json, type JsonObject } from '../../private/json';
import { formatPath, parsePath } from '../../private/path';
import { redact } from '../../private/redact';
import { kindAndSize, looksShowable } from '../../private/shown-value';
import { sorted } from '../../values/print';
import { isMap, largeNumbers, toPlain, type Value, type ValueMap } from '../../values/value';
import { ValueError } from '../value-error';

/** A chart's values, read as its templates read them. */
export class Fields {
  public constructor(private readonly values: ValueMap) {}

  /**
   * The value at a path such as `manager.cpuLimit`; null if the last key is absent.
   *
   * @throws InputError if a key before the last one does not hold a map: a template cannot read through it.
   */
  public at(path: string): Value {
    const keys = path.split('.');
    let value: Value = this.values;
    for (let i = 0; i < keys.length; i++) {
      if (!isMap(value)) {
        const above = keys.slice(0, i).join('.');
        const remedy = keys[i - 1] === 'image' ? ': write its parts as registry, repository and tag below it' : '';
        throw new ValueError(above, `the chart reads ${path}, so it must be a map, not ${describe(value)}${remedy}`);
      }
      value = has(value, keys[i]) ? value[keys[i]] : null;
    }
    return value;
  }

  /** The value at a path as a template prints it. */
  public text(path: string): string {
    return text(this.at(path));
  }

  /** Whether the value at a path counts as true in an `if`. */
  public isTrue(path: string): boolean {
    return truth(this.at(path));
  }

  /** The map at a path; empty if the template would skip it. */
  public map(path: string): JsonObject {
    const value = this.at(path);
    if (!truth(value)) {
      return {};
    }
    if (!isMap(value)) {
      throw new ValueError(path, `must be a map, not ${describe(value)}`);
    }
    return this.plain(value, path);
  }

  /** The value at a path as data, as `toJson` and `toYaml` print it. */
  public data(path: string): Json {
    return this.plain(this.at(path), path);
  }

  private plain<T extends Value>(value: T, path: string): T extends ValueMap ? JsonObject : Json {
    const [large] = largeNumbers(value, parsePath(path));
    if (typeof large?.value === 'bigint') {
      throw new ValueError(formatPath(large.path), tooLarge(large.value));
    }
    // Go prints maps by key, whatever their order.
    return toPlain(sorted(value)) as T extends ValueMap ? JsonObject : Json;
  }
}

/** Why a number of `--set` cannot be in an object. */
export function tooLarge(number: bigint | string): string {
  return `${number} is beyond 2^53, and would be rounded: give a smaller number, or a string with --set-string`;
}

/** Words that were probably meant as a boolean. */
const YES_OR_NO = /^(true|false|yes|no|on|off)$/i;

/** A value of the wrong type in a message: its kind and size, as it may be a credential in the wrong place. */
export function describe(value: Value): string {
  if (typeof value === 'boolean') {
    return `the boolean ${value}`;
  }
  return typeof value === 'string' && YES_OR_NO.test(value)
    ? `the string ${JSON.stringify(value)}`
    : kindAndSize(value as Json | bigint);
}

/** A number of the wrong size in a message; anything else as `describe` does. */
export function describeNumber(value: Value): string {
  return typeof value === 'number' || typeof value === 'bigint' ? `the number ${text(value)}` : describe(value);
}

/** A string of the wrong form in a message if it looks like a word or a number; anything else as `describe` does. */
export function describeString(value: Value): string {
  return typeof value === 'string' && looksShowable(value) ? `the string ${redact(value)}` : describe(value);
}
