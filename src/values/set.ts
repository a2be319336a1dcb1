import { jsonPrefix } from './json-prefix';
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
interface Form {
  readonly flag: string;
  /** Whether `\` escapes the next character, and a comma ends an assignment. */
  readonly escapes: boolean;
  /** Reads what follows `=`; `ended` if there was nothing left to read. */
  read(text: Scan): { readonly value: Value; readonly ended: boolean };
}

/** `--set a.b=1,c[0]=x`: numbers, booleans, null, `{lists}` and strings. */
export function applySet(values: ValueMap, text: string): void {
  new Assignment(text, { flag: '--set', escapes: true, read: (scan) => scalarOrList(scan, typed) }).apply(values);
}

/** `--set-string a.b=1`: every value is a string. */
export function applySetString(values: ValueMap, text: string): void {
  new Assignment(text, {
    flag: '--set-string',
    escapes: true,
    read: (scan) => scalarOrList(scan, (word) => word),
  }).apply(values);
}

/** `--set-file a.b=path`: every value is the content of a file, which `content` gives. */
export function applySetFile(values: ValueMap, text: string, content: (path: string) => string): void {
  new Assignment(text, { flag: '--set-file', escapes: true, read: (scan) => scalarOrList(scan, content) }).apply(
    values,
  );
}

/** `--set-json a.b={"c":1}`: every value is JSON; none is null. */
export function applySetJson(values: ValueMap, text: string): void {
  new Assignment(text, { flag: '--set-json', escapes: true, read: json }).apply(values);
}

/** `--set-literal a.b=text, as it is`: one value, to the end. */
export function applySetLiteral(values: ValueMap, text: string): void {
  new Assignment(text, {
    flag: '--set-literal',
    escapes: false,
    read: (scan) => ({ value: scan.rest(), ended: false }),
  }).apply(values);
}

/**
 * Sets one flag's assignments in values, in place, exactly as Helm's parser does, including its oddities: `a[0]` on its
 * own creates an empty list, `a.` does nothing, and an empty name is read and dropped.
 *
 * @see https://github.com/helm/helm/blob/v3.16.4/pkg/strvals/parser.go
 */
class Assignment {
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

/** What follows an `=` does not have the flag's syntax. */
class FormError extends Error {}

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

/** `{a,b}` or what reaches to the next comma. */
function scalarOrList(scan: Scan, read: (word: string) => Value): { value: Value; ended: boolean } {
  if (scan.atEnd) {
    return { value: '', ended: true };
  }
  if (!scan.skip('{')) {
    return { value: read(scan.until(',').word), ended: false };
  }
  const list: Value[] = [];
  for (;;) {
    const { word, stop } = scan.until(',}');
    if (stop === '') {
      throw new FormError("has a list without its closing '}'");
    }
    list.push(read(word));
    if (stop === '}') {
      scan.skip(',');
      return { value: list, ended: false };
    }
  }
}

/** A word of `--set`: a string, unless it is `true`, `false`, `null` (in any case) or a decimal 64-bit integer. */
function typed(word: string): Value {
  const lower = word.toLowerCase();
  if (lower === 'true' || lower === 'false') {
    return lower === 'true';
  }
  if (lower === 'null') {
    return null;
  }
  if (/^(?:0|[1-9]\d*|[-+]\d+)$/.test(word) && word.length <= 100) {
    const integer = BigInt(word.replace(/^\+/, ''));
    return BigInt.asIntN(64, integer) === integer ? integer : word;
  }
  return word;
}

function json(scan: Scan): { value: Value; ended: boolean } {
  if (scan.skipBlank()) {
    return { value: null, ended: false };
  }
  const found = jsonPrefix(scan.left());
  if (!found) {
    throw new FormError('needs JSON after its =');
  }
  scan.take(found.length);
  scan.skipBlank();
  return { value: found.value, ended: false };
}

/** A flag's value, read from left to right. */
class Scan {
  private position = 0;

  public constructor(
    private readonly text: string,
    private readonly escapes: boolean,
  ) {}

  public get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Reads up to and including one of the stops; `stop` is empty at the end of the string. */
  public until(stops: string): { word: string; stop: string } {
    let word = '';
    while (!this.atEnd) {
      const c = this.text[this.position++];
      if (stops.includes(c)) {
        return { word, stop: c };
      }
      if (c !== '\\' || !this.escapes) {
        word += c;
      } else if (!this.atEnd) {
        word += this.text[this.position++];
      }
    }
    return { word, stop: '' };
  }

  /** Skips a character if it is next. */
  public skip(c: string): boolean {
    const next = this.text[this.position] === c;
    this.position += next ? 1 : 0;
    return next;
  }

  /** Skips white space and a comma after it; returns whether there was nothing else. */
  public skipBlank(): boolean {
    while (/\s/.test(this.text[this.position] ?? '')) {
      this.position++;
    }
    return this.atEnd || this.skip(',');
  }

  /** What is left, without taking it. */
  public left(): string {
    return this.text.slice(this.position);
  }

  public take(length: number): void {
    this.position += length;
  }

  public rest(): string {
    const rest = this.left();
    this.position = this.text.length;
    return rest;
  }
}
