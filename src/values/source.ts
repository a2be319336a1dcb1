import { coalesce, mergeValues, type Mismatch } from './merge';
import { applySet, applySetFile, applySetJson, applySetLiteral, applySetString } from './set';
import { copyValue, isMap, largeNumbers, printNumber, type Value, type ValueMap } from './value';
import { InputError } from '../private/errors';
import { formatGoFloat } from '../private/go-float';
import { has } from '../private/json';
import { formatPath, parsePath, type Segment } from '../private/path';
import { visible } from '../private/visible';
import type * as yaml from '../yaml/read';

/** Where a value is: in a file, or on the command line. */
export interface ValuePlace {
  /** The name of the file or flag. */
  readonly source: string;
  /** The line in the file; absent for what is not in a file. */
  readonly line?: number;
  readonly column?: number;
}

/** `prod.yaml:12`, or the flag. */
function formatPlace({ source, line }: ValuePlace): string {
  return line === undefined ? source : `${source}:${line}`;
}

/** One place that values come from: a file, or one flag. */
export interface Source {
  /** How messages name it: a file's name, or a flag. */
  readonly name: string;
  /** Whether it is a file without any value, not even `{}`. */
  readonly isEmpty?: boolean;
  /** Duplicate keys of a map, each with its place; in Helm, the last one wins. */
  readonly repeated?: () => string[];
  /** Warnings to show. */
  readonly warnings?: () => string[];
  /** The values with those of this source merged over them. */
  over(values: ValueMap): ValueMap;
  /**
   * Where in the source a value is.
   * @param inFile only places in files count
   */
  locate(path: readonly Segment[], inFile?: boolean): ValuePlace | undefined;
}

/** The content of a values file, as for `-f`. @throws InputError if it is not a map */
export function fileSource(name: string, text: string): Source {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- flags need no reader
  const { firstDocument } = require('../yaml/read') as typeof yaml;
  const shown = visible(name);
  const { first: document, more } = firstDocument(text, shown);
  const values = document === undefined ? {} : mapOf(document);
  const empty = document === undefined ? ', and here it is empty: remove the first ---' : '';
  return {
    name,
    isEmpty: (document?.value ?? null) === null,
    warnings: () => [
      ...(more === undefined ? [] : [`${shown}:${more}: only the first document of a values file counts${empty}`]),
      ...(document?.largeIntegers() ?? []).map(
        ({ text: written, value, line }) => `${shown}:${line}: ${rounded(written, value)}`,
      ),
    ],
    repeated: () =>
      (document?.repeatedKeys() ?? []).map(
        ({ key, line }) => `${shown}:${line}: ${visible(key)}: occurs twice in one map: rename or remove one`,
      ),
    over: (below) => mergeValues(below, values),
    locate: (path) => {
      const position = document?.locate(formatPath(path));
      return { source: shown, ...(position && { line: position.line, column: position.column }) };
    },
  };
}

/** Helm reads every number in a file as a double. */
function rounded(written: string, value: number): string {
  return `${written} is beyond 2^53, and Helm reads ${formatGoFloat(value)}: quote it to keep its digits`;
}

function mapOf(document: yaml.Document): ValueMap {
  const { file, error, value, line } = document;
  if (error) {
    throw new InputError(`${file}:${error.line}:${error.column}: ${error.message}`);
  }
  if (value !== null && !isMap(value)) {
    throw new InputError(
      `${file}:${line}: values must be a map, not ${Array.isArray(value) ? 'a list' : 'a single value'}`,
    );
  }
  return value ?? {};
}

/** Values given as data, such as props in code. */
export function dataSource(name: string, values: ValueMap): Source {
  return { name, over: (below) => mergeValues(below, values), locate: () => ({ source: name }) };
}

/** The kinds of `--set` that need nothing but their argument. */
export type SetFlag = '--set' | '--set-string' | '--set-json' | '--set-literal';

const APPLY: Record<SetFlag, (values: ValueMap, text: string) => void> = {
  '--set': applySet,
  '--set-string': applySetString,
  '--set-json': applySetJson,
  '--set-literal': applySetLiteral,
};

/** One `--set`, `--set-string`, `--set-json` or `--set-literal`. */
export function setSource(flag: SetFlag, text: string): Source {
  const source = flagSource(flag, (values) => APPLY[flag](values, text));
  return flag === '--set-json' ? { ...source, warnings: () => roundedNumbers(source) } : source;
}

/** To Helm, numbers in JSON are doubles, like those in files. */
function roundedNumbers(source: Source): string[] {
  return [...largeNumbers(valuesOf(source))].map(
    ({ path, value }) =>
      `${source.name}: ${formatPath(path)}: a number beyond 2^53, of which Helm reads ${printNumber(value)}: quote ` +
      'it to keep its digits',
  );
}

/** One `--set-file`; `content` reads a file. */
export function setFileSource(text: string, content: (path: string) => string): Source {
  return flagSource('--set-file', (values) => applySetFile(values, text, content));
}

function flagSource(flag: string, apply: (values: ValueMap) => void): Source {
  return {
    name: flag,
    over: (below) => {
      const values = copyValue(below);
      apply(values);
      return values;
    },
    locate: () => ({ source: flag }),
  };
}

/** Merged values of several sources, which know where each value came from. */
export class MergedValues {
  /** The values. */
  public readonly values: ValueMap;
  /** Warnings for the user who provided the values. */
  public readonly warnings: string[];
  /** Values of another type than the chart's defaults. */
  public readonly mismatches: readonly Mismatch[];
  /** The values of each source on its own, used to find the place of a value. */
  private readonly alone = new Map<Source, ValueMap>();

  /**
   * @param sources later ones win
   * @param defaults a chart's defaults, which nulls delete
   * @throws InputError if a flag is malformed or does not fit the values
   */
  public constructor(
    private readonly sources: readonly Source[],
    private readonly defaults?: Source,
  ) {
    const given = sources.reduce<ValueMap>((values, source) => source.over(values), {});
    // Only defaults change anything in the values of the sources, and so need a copy of them.
    const { values, mismatches } = defaults ? coalesce(given, defaults.over({})) : { values: given, mismatches: [] };
    this.values = values;
    this.mismatches = mismatches;
    this.warnings = [
      ...sources.flatMap((source) => source.warnings?.() ?? []),
      ...mismatches.map(({ path, message }) => {
        const place = this.place(parsePath(path));
        return `${place === '' ? '' : `${place}: `}${path}: ${message}`;
      }),
    ];
  }

  /** Where a value comes from, for messages; empty if nothing was given. */
  public place(path: readonly Segment[]): string {
    const place = this.locate(path);
    return place === undefined ? '' : formatPlace(place);
  }

  /**
   * The place of a value, or of the nearest one above it; undefined if nothing was given.
   * @param inFile only places in files count
   */
  public locate(path: readonly Segment[], inFile = false): ValuePlace | undefined {
    const sources = this.defaults ? [this.defaults, ...this.sources] : this.sources;
    for (let length = path.length; length > 0; length--) {
      const part = path.slice(0, length);
      for (const source of [...sources].reverse().filter((candidate) => holds(this.valuesOf(candidate), part))) {
        const place = source.locate(part, inFile);
        if (!inFile || place?.line !== undefined) {
          return place;
        }
      }
    }
    return sources.length === 1 && !inFile ? { source: sources[0].name } : undefined;
  }

  private valuesOf(source: Source): ValueMap {
    let values = this.alone.get(source);
    if (!values) {
      this.alone.set(source, (values = valuesOf(source)));
    }
    return values;
  }
}

/** Whether values have something at a path. */
function holds(values: ValueMap, path: readonly Segment[]): boolean {
  let value: Value = values;
  for (const segment of path) {
    if (Array.isArray(value) && typeof segment === 'number' && segment < value.length) {
      value = value[segment];
    } else if (isMap(value) && has(value, String(segment))) {
      value = value[segment];
    } else {
      return false;
    }
  }
  return true;
}

function valuesOf(source: Source): ValueMap {
  try {
    return source.over({});
  } catch (error) {
    // A flag may only fit together with earlier sources, such as an item of their list.
    if (error instanceof InputError) {
      return {};
    }
    throw error;
  }
}
