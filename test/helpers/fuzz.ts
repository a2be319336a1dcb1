import { clone, isObject, put, type Json, type JsonObject } from '../../src/private/json';

const MODULUS = 2147483647;

/** Pseudo-random numbers that are the same on every run: those of Park and Miller. */
export class Dice {
  private state: number;

  public constructor(seed: number) {
    this.state = 1 + (seed % (MODULUS - 1));
    this.below(2);
  }

  /** From 0 to below a limit. */
  public below(limit: number): number {
    this.state = (this.state * 48271) % MODULUS;
    return Math.floor((this.state / MODULUS) * limit);
  }

  public chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  public of<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }
}

/** Values that people and programs write where others are expected. */
const ODD: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  1.5,
  1e21,
  2147483648,
  9007199254740993,
  '',
  ' ',
  '0',
  'true',
  'null',
  '~',
  'a: b',
  '- a',
  '{',
  '[',
  '#',
  '&a',
  '*a',
  '!!str',
  '%',
  '@',
  '`',
  'line\nline',
  'tab\tbed',
  '\u0000',
  'ü\u{1f600}',
  'x'.repeat(300),
  '{{ .Values.a }}',
  '$(A)',
  '1Gi',
  '-5m',
  '100%',
  [],
  {},
  [null],
  [[]],
  [{}],
  { '': '' },
  { name: null },
  { name: {} },
  [{ name: 'a' }, { name: 'a' }],
  { a: { b: { c: [] } } },
  { toString: {}, valueOf: 'x' },
];
const KEYS = [
  '',
  'name',
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
  'spec',
  'graph',
  'children',
  'componentSpecs',
  'annotations',
  'a.b/c',
  'x y',
  '0',
];

/** A copy of an object with some parts replaced, removed, repeated or added. */
export function damaged(object: JsonObject, dice: Dice): JsonObject {
  const copy = clone(object);
  for (let times = 1 + dice.below(3); times > 0; times--) {
    const all = places(copy);
    if (all.length > 0) {
      damage(...dice.of(all), dice);
    }
  }
  return copy;
}

function damage(holder: Json[] | JsonObject, key: string | number, dice: Dice): void {
  const set = (at: string | number, value: Json) =>
    Array.isArray(holder) ? void (holder[Number(at)] = value) : put(holder, String(at), value);
  const value = clone(Array.isArray(holder) ? holder[Number(key)] : holder[key]);
  const odd = clone(dice.of(ODD));
  switch (dice.below(5)) {
    case 0:
      return set(key, odd);
    case 1:
      return set(key, Array.isArray(value) ? (value[0] ?? null) : [value]);
    case 2:
      return Array.isArray(holder)
        ? void holder.push(value)
        : put(holder, dice.of(KEYS), dice.chance(50) ? value : odd);
    case 3:
      return Array.isArray(holder) ? void holder.splice(Number(key), 1) : void delete holder[key];
    default:
      return set(key, typeof value === 'string' ? `${value}${dice.of(['-', '_', '.', ' ', 'X', ':', '/'])}` : odd);
  }
}

/** All places of a value that can be changed. */
function places(value: Json): [Json[] | JsonObject, string | number][] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => [[value, index] as [Json[], number], ...places(item)]);
  }
  return isObject(value)
    ? Object.keys(value).flatMap((key) => [[value, key] as [JsonObject, string], ...places(value[key])])
    : [];
}

/**
 * YAML for a value, each part of it in some style: blocks and flows, quotes, anchors with their aliases, comments,
 * empty lines.
 */
export class Scribe {
  private anchors = 0;
  private readonly known = new Map<string, string>();

  public constructor(private readonly dice: Dice) {}

  public write(value: JsonObject): string {
    const text = Object.keys(value).length === 0 ? '{}\n' : this.block(value, 0);
    return this.dice.chance(20) ? text.replace(/\n/g, '\r\n') : text;
  }

  private block(value: Json, depth: number): string {
    const indent = ' '.repeat(depth);
    if (Array.isArray(value)) {
      return value.map((item) => `${indent}- ${this.below(item, depth + 2)}`).join('');
    }
    return Object.entries(value as JsonObject)
      .map(([key, item]) => {
        const note = this.dice.chance(5) ? `${indent}# ${key.replace(/\s/g, ' ')}\n` : '';
        return `${note}${indent}${this.scalar(key)}: ${this.below(item, depth + 2)}`;
      })
      .join('');
  }

  /** What follows a key or a dash, and the end of its line. */
  private below(value: Json, depth: number): string {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0 || this.dice.chance(25)) {
      return `${this.flow(value)}${this.dice.chance(5) ? ' # note' : ''}\n`;
    }
    const source = JSON.stringify(value);
    const anchor = this.known.get(source);
    if (anchor !== undefined && this.dice.chance(70)) {
      return `*${anchor}\n`;
    }
    const name = this.dice.chance(10) ? `a${this.anchors++}` : undefined;
    const text = `${name === undefined ? '' : `&${name} `}\n${this.block(value, depth)}`;
    if (name !== undefined) {
      this.known.set(source, name);
    }
    return text;
  }

  private flow(value: Json): string {
    if (Array.isArray(value)) {
      return `[${value.map((item) => this.flow(item)).join(', ')}]`;
    }
    return isObject(value)
      ? `{${Object.entries(value)
          .map(([key, item]) => `${this.scalar(key)}: ${this.flow(item)}`)
          .join(', ')}}`
      : this.scalar(value);
  }

  /** Plain only what cannot be taken for anything else. */
  private scalar(value: Json): string {
    if (typeof value !== 'string') {
      return JSON.stringify(value);
    }
    if (
      /^[a-z][a-z-]{0,60}[a-z]$/.test(value) &&
      !/^(true|false|null|yes|no|on|off)$/.test(value) &&
      this.dice.chance(70)
    ) {
      return value;
    }
    return /^[ -~]*$/.test(value) && this.dice.chance(50) ? `'${value.replace(/'/g, "''")}'` : JSON.stringify(value);
  }
}

/** A text with some characters or lines removed, repeated, swapped or put in. */
export function scrambled(text: string, dice: Dice): string {
  let changed = text;
  for (let times = 1 + dice.below(3); times > 0; times--) {
    const at = dice.below(changed.length + 1);
    const junk = dice.of([
      '\t',
      '\r',
      ' ',
      '\n',
      ':',
      '-',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&x ',
      '*x',
      '<<: ',
      '!!binary ',
      '? ',
      '|\n',
      '>-\n',
      '#',
      '%',
      '---\n',
      '...\n',
      '\u0000',
      '\u2028',
      '\ud800',
    ]);
    switch (dice.below(4)) {
      case 0:
        changed = changed.slice(0, at) + junk + changed.slice(at);
        break;
      case 1:
        changed = changed.slice(0, at) + changed.slice(at + 1 + dice.below(20));
        break;
      case 2:
        changed = changed.slice(0, at) + changed.slice(Math.max(0, at - dice.below(60)));
        break;
      default:
        changed = changed.replace(dice.of([/\n {2}/, /: /, /- /, /\n/]), junk);
    }
  }
  return changed;
}
