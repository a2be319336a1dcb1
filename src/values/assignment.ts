import { Scan } from './scan';
import { isMap, putValue, type Value, type ValueMap } from './value';
import { InputError } from '../private/errors';
import { has } from '../private/json';

/** A longer list would be mostly nulls. */
const LARGEST_INDEX = 65_536;
/** Maximum number of dots in a name. */
const MOST_DOTS = 30;
/** Maximum depth of nested lists, which Helm does not limit. */
const MOST_BRACKETS = 100;

/** The syntax of the values of one kind of flag. */
export interface Form {
  readonly flag: string;
  /** Whether `\` escapes the next character, and a comma ends an assignment. */
  readonly escapes: boolean;
  /** Reads what follows `=`; `ended` if there was nothing left to read. */
  read(text: Scan): { readonly value: Value; readonly ended: boolean };
}

/** What follows an `=` does not have the flag's syntax. */
export class FormError extends Error {}

/**
 * Sets one flag's assignments in values, in place, exactly as Helm's parser does, including its oddities: `a[0]` on its
 * own creates an empty list, `a.` does nothing, and an empty name is read and dropped.
 *
 * @see https://github.com/helm/helm/blob/v3.16.4/pkg/strvals/parser.go
 */
export class Assignment {
  private readonly scan: Scan;
  private readonly keyStops: string;

  public constructor(
    text: string,
    private readonly form: Form,
  ) {
    this.scan = new Scan(text, form.escapes);
    this.keyStops = form.escapes ? '=[,.' : '=[.';
  }

  public apply(values: ValueMap): void {
    while (this.key(values, '', 0)) {
      // one assignment after the other
    }
  }

  /** Reads a key with its value; false at the end of the string. */
  private key(map: ValueMap, path: string, dots: number): boolean {
    const { word: name, stop } = this.scan.until(this.keyStops);
    const here = path === '' ? name : `${path}.${name}`;
    switch (stop) {
      case '=': {
        const { value, ended } = this.value(here);
        set(map, name, value);
        return !ended;
      }
      case '[': {
        const index = this.index(here);
        const list = has(map, name) ? this.list(map[name], here) : [];
        const { items, more } = this.item(list, index, `${here}[${index}]`, dots);
        set(map, name, items);
        return more;
      }
      case '.':
        return this.child(map, name, here, dots);
      case ',':
        return this.fail(here, 'has no value: add = and the value after the key');
      default:
        return name === '' ? false : this.fail(here, 'has no value: add = and the value after the key');
    }
  }

  private child(map: ValueMap, name: string, here: string, dots: number): boolean {
    if (dots === MOST_DOTS) {
      this.fail(here, `has more than ${MOST_DOTS} dots`);
    }
    const existing = has(map, name) ? map[name] : undefined;
    const inner = existing === undefined ? {} : existing;
    if (!isMap(inner)) {
      return this.fail(here, `is ${kind(inner)} and cannot hold a key`);
    }
    const more = this.key(inner, here, dots + 1);
    if (Object.keys(inner).length > 0) {
      set(map, name, inner);
    } else if (more) {
      this.fail(here, 'has no key after its dot');
    }
    return more;
  }

  /** Reads what follows `[index]`. */
  private item(list: Value[], index: number, here: string, dots: number): { items: Value[]; more: boolean } {
    const { word, stop } = this.scan.until('[.=');
    if (word !== '') {
      this.fail(here, `has ${JSON.stringify(word.split('=')[0])} after its index, where only ., [ or = is allowed`);
    }
    const existing = index < list.length ? list[index] : undefined;
    switch (stop) {
      case '=':
        return { items: this.withItem(list, index, this.value(here).value, here), more: true };
      case '[': {
        if (here.split('[').length > MOST_BRACKETS) {
          this.fail(here.slice(0, 20), `has more than ${MOST_BRACKETS} indexes`);
        }
        const next = this.index(here);
        const inner = existing === undefined || existing === null ? [] : this.list(existing, here);
        const { items, more } = this.item(inner, next, `${here}[${next}]`, dots);
        return { items: more ? this.withItem(list, index, items, here) : list, more };
      }
      case '.': {
        const inner = isMap(existing) ? existing : {};
        if (existing !== undefined) {
          list[index] = inner;
        }
        const more = this.key(inner, here, dots);
        return { items: more ? this.withItem(list, index, inner, here) : list, more };
      }
      default:
        return { items: list, more: false };
    }
  }

  private index(here: string): number {
    const { word, stop } = this.scan.until(']');
    if (stop === '' || !/^[-+]?\d+$/.test(word)) {
      this.fail(here, `needs a whole number in its brackets, not ${JSON.stringify(word.split('=')[0])}`);
    }
    const index = Number(word);
    if (index < 0 || !Number.isSafeInteger(index)) {
      this.outOfRange(here, word);
    }
    return index;
  }

  private value(here: string): { value: Value; ended: boolean } {
    try {
      return this.form.read(this.scan);
    } catch (error) {
      return error instanceof FormError ? this.fail(here, error.message) : raise(error);
    }
  }

  private list(value: Value, here: string): Value[] {
    return Array.isArray(value) ? value : this.fail(here, `is ${kind(value)}, not a list`);
  }

  private outOfRange(here: string, index: string | number): never {
    this.fail(here, `has the index ${index}: it must be between 0 and ${LARGEST_INDEX}`);
  }

  private withItem(list: Value[], index: number, value: Value, here: string): Value[] {
    if (index > LARGEST_INDEX) {
      this.outOfRange(here, index);
    }
    const items = index < list.length ? list : [...list, ...Array<null>(index + 1 - list.length).fill(null)];
    items[index] = value;
    return items;
  }

  private fail(path: string, problem: string): never {
    throw new InputError(`${this.form.flag}: ${path === '' ? 'the name' : path} ${problem}`);
  }
}

function raise(error: unknown): never {
  throw error;
}

function set(map: ValueMap, name: string, value: Value): void {
  if (name !== '') {
    putValue(map, name, value);
  }
}

function kind(value: Value): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (isMap(value)) {
    return 'a map';
  }
  if (typeof value === 'string') {
    return 'a string';
  }
  if (typeof value === 'boolean') {
    return 'a boolean';
  }
  return 'a number';
}
