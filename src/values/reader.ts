import { type MergedValues } from './source';
import { type KnownKeys, unknownKeys } from './unknown-keys';
import { isMap, type Value, type ValueMap } from './value';
import { InputError } from '../private/errors';
import { has, type Json } from '../private/json';
import { formatPath, parsePath, type Segment } from '../private/path';
import { kindAndSize, shownValue } from '../private/shown-value';
import { didYouMean, hint } from '../private/suggest';

/** What is wrong with a value. */
export interface ValueProblem {
  readonly path: readonly Segment[];
  /** The problem with the file, line and path of the value. */
  readonly text: string;
}

/**
 * Typed access to merged values. What is wrong is collected, with the file, line and path of each value, and thrown
 * together by `finish`:
 *
 * ```text
 * prod.yaml:12: webhook.port: must be a number, got "text"
 * --set: replicas: must be a whole number, got 1.5
 * ```
 *
 * A value that is absent or null is undefined; so is one of a wrong type, once it is noted.
 */
export class ValueReader {
  public constructor(
    private readonly merged: MergedValues,
    private readonly path: readonly Segment[] = [],
    private readonly problems: ValueProblem[] = [],
  ) {}

  /** A string. */
  public string(path: string): string | undefined {
    return this.typed(path, 'a string', (value) => (typeof value === 'string' ? value : undefined));
  }

  /** A number. */
  public number(path: string): number | undefined {
    return this.typed(path, 'a number', (value) =>
      typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined,
    );
  }

  /** A whole number. */
  public integer(path: string): number | undefined {
    return this.typed(path, 'a whole number', (value) =>
      (typeof value === 'number' || typeof value === 'bigint') && Number.isInteger(Number(value))
        ? Number(value)
        : undefined,
    );
  }

  /** True or false. */
  public boolean(path: string): boolean | undefined {
    return this.typed(path, 'true or false', (value) => (typeof value === 'boolean' ? value : undefined));
  }

  /** One of some words. */
  public oneOf<T extends string>(path: string, words: readonly T[]): T | undefined {
    const word = this.string(path);
    if (word === undefined || (words as readonly string[]).includes(word)) {
      return word as T | undefined;
    }
    const got = describe(word, this.pathTo(path));
    this.problem(path, `must be one of ${words.join(', ')}, got ${got}${hint(word, words)}`);
    return undefined;
  }

  /** A map as plain values. */
  public map(path: string): ValueMap | undefined {
    return this.typed(path, 'a map', (value) => (isMap(value) ? value : undefined));
  }

  /** Readers of a map's values, by key; empty if it is not a map. */
  public entries(path: string): [key: string, reader: ValueReader][] {
    return Object.keys(this.map(path) ?? {}).map((key) => [key, this.below([...parsePath(path), key])]);
  }

  /** Readers of a list's items; empty if it is not a list. */
  public items(path: string): ValueReader[] {
    const list = this.typed(path, 'a list', (value) => (Array.isArray(value) ? value : undefined)) ?? [];
    return list.map((_, index) => this.below([...parsePath(path), index]));
  }

  /** A list of strings. */
  public strings(path: string): string[] {
    return this.items(path).flatMap((item) => item.string('') ?? []);
  }

  /** A reader of what is below a path. */
  public at(path: string): ValueReader {
    return this.below(parsePath(path));
  }

  /** Whether a value is there that is not null. */
  public has(path: string): boolean {
    return this.value(path) !== undefined;
  }

  /** The value itself; undefined if it is absent or null. */
  public value(path: string): Value | undefined {
    let value: Value = this.merged.values;
    for (const segment of [...this.path, ...parsePath(path)]) {
      const child: Value | undefined = childOf(value, segment);
      if (child === undefined || child === null) {
        return undefined;
      }
      value = child;
    }
    return value;
  }

  /** Notes that a value must be there. */
  public require(...paths: string[]): void {
    paths.filter((path) => !this.has(path)).forEach((path) => this.problem(path, 'is missing'));
  }

  /** Notes keys that nothing reads. */
  public expectKeys(known: KnownKeys): void {
    const value = this.value('');
    for (const { path, suggestion } of isMap(value) ? unknownKeys(value, known) : []) {
      const meant = suggestion === undefined ? '' : `, ${didYouMean(suggestion)}`;
      this.problem(formatPath(path), `is unknown${meant}`);
    }
  }

  /** Notes what is wrong with a value. */
  public problem(path: string, problem: string): void {
    const segments = [...this.path, ...parsePath(path)];
    const place = this.merged.place(segments);
    this.problems.push({
      path: segments,
      text: [place, formatPath(segments), problem].filter((part) => part !== '').join(': '),
    });
  }

  /** Whether a check notes nothing about what is below the reader. */
  public isSound(check: () => void): boolean {
    const before = this.problems.length;
    check();
    return this.problems.length === before;
  }

  /** Where the reader is. */
  public segments(): readonly Segment[] {
    return this.path;
  }

  /** Throws an InputError that lists all that was noted, if anything was. */
  public finish(): void {
    if (this.problems.length > 0) {
      throw new InputError([...new Set(this.problems.map(({ text }) => text))].join('\n'));
    }
  }

  private pathTo(path: string): readonly Segment[] {
    return [...this.path, ...parsePath(path)];
  }

  private below(path: readonly Segment[]): ValueReader {
    return new ValueReader(this.merged, [...this.path, ...path], this.problems);
  }

  private typed<T>(path: string, wanted: string, read: (value: Value) => T | undefined): T | undefined {
    const value = this.value(path);
    if (value === undefined) {
      return undefined;
    }
    const result = read(value);
    if (result === undefined) {
      this.problem(path, `must be ${wanted}, got ${describeMisfit(value, wanted)}`);
    }
    return result;
  }
}

/** A value of the wrong type as a message shows it: a number where another number belongs, else its kind and size. */
function describeMisfit(value: Value, wanted: string): string {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return isNumber && wanted.includes('number') ? String(value) : kindAndSize(value as Json | bigint);
}

/** A value of the right type as a message shows it. */
export function describe(value: Value, path: readonly Segment[]): string {
  return shownValue(value as Json | bigint, path);
}

function childOf(value: Value, segment: Segment): Value | undefined {
  if (Array.isArray(value)) {
    return value[Number(segment)];
  }
  return isMap(value) && has(value, String(segment)) ? value[segment] : undefined;
}
