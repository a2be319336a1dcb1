import { readText } from './read-text';
import { InputError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { given, VALUES } from '../private/kind';
import { formatPath } from '../private/path';
import { plainData } from '../private/plain-data';
import { dataSource, fileSource, MergedValues, setFileSource, setSource, type Source } from '../values/source';
import { largeNumbers, toPlain } from '../values/value';

const FILE = ['trim', 'a path such as "values.yaml"'] as const;
const TEXT = ['trim', 'a string of YAML or JSON'] as const;

/**
 * Values as for Helm, from files, assignments and data; what is added later takes precedence. Maps are merged key by
 * key, everything else is replaced, and null deletes a chart's default.
 *
 * Values are immutable: every method that adds something returns new ones. Each value remembers its file and line, or
 * its assignment, and errors name it.
 *
 * @see https://helm.sh/docs/chart_template_guide/values_files/
 */
export class Values {
  /**
   * Values of YAML or JSON files, in order.
   *
   * @param files paths, relative to the working directory.
   * @throws if a file cannot be read, is not YAML, or does not contain a map.
   */
  public static load(...files: string[]): Values {
    return new Values(files.map((file) => fileSource(file, readText(given('a file of values', file, FILE)))));
  }

  /**
   * Values from a string in YAML or JSON.
   *
   * @param text a map; if there are several documents, the first one counts.
   * @throws if the string is not YAML, or does not contain a map.
   */
  public static parse(text: string): Values {
    return new Values([fileSource('values', given('values', text, TEXT))]);
  }

  /**
   * Values given as a map of plain data.
   * @param values plain data: maps, lists, strings, numbers, booleans and null
   */
  public static of(values: Record<string, unknown>): Values {
    return new Values([dataSource('values', plainData(values, 'values') as JsonObject)]);
  }

  /**
   * Values of sources that are already read.
   *
   * @internal
   */
  public static _of(sources: readonly Source[]): Values {
    return new Values(sources);
  }

  private constructor(private readonly sources: readonly Source[]) {}

  /**
   * Sets values by assignments, each as for Helm's `--set`: `a.b=1`, `list[0]=x`, `a=1,b=2`, `names={x,y}`,
   * `default=null`. Numbers, true, false and null are what they look like; `\` escapes a comma, dot, bracket or brace.
   *
   * @param assignments assignments in the syntax of `--set`
   * @throws if an assignment is malformed, or does not fit the values, such as an index into a string.
   */
  public set(...assignments: string[]): Values {
    return this.add(assignments.map((text) => setSource('--set', text)));
  }

  /**
   * The same as `set`, but every value is a string: Helm's `--set-string`.
   * @param assignments assignments in the syntax of `--set-string`
   */
  public withStrings(...assignments: string[]): Values {
    return this.add(assignments.map((text) => setSource('--set-string', text)));
  }

  /**
   * The same as `set`, but every value is JSON: Helm's `--set-json`.
   * @param assignments assignments in the syntax of `--set-json`
   */
  public withJson(...assignments: string[]): Values {
    return this.add(assignments.map((text) => setSource('--set-json', text)));
  }

  /**
   * Sets one value to everything after the first `=`, unchanged: Helm's `--set-literal`.
   * @param assignment a key, `=` and a string
   */
  public withLiteral(assignment: string): Values {
    return this.add([setSource('--set-literal', assignment)]);
  }

  /**
   * The same as `set`, but every value is the content of a file: Helm's `--set-file`.
   *
   * @param assignments keys, each with `=` and the path of a file
   * @throws if a file cannot be read, or is not a text file.
   */
  public withFiles(...assignments: string[]): Values {
    return this.add(assignments.map((text) => setFileSource(text, (file) => readText(file))));
  }

  /**
   * Merges other values over these.
   * @param over values that override these
   */
  public merge(over: Values): Values {
    return this.add(given('the values to merge', over, VALUES)._sources());
  }

  /**
   * The values as plain data, without the defaults of any chart, but with nulls that delete a default.
   *
   * @throws if an assignment set an integer beyond 2^53, whose digits plain data would lose.
   */
  public toJson(): Record<string, unknown> {
    const { values } = new MergedValues(this.sources);
    const large = [...largeNumbers(values)].find(({ value }) => typeof value === 'bigint');
    if (large) {
      throw new InputError(
        `${formatPath(large.path)}: ${large.value} is beyond 2^53, and would be rounded: set it as a string`,
      );
    }
    return toPlain(values);
  }

  /**
   * Where the values come from.
   *
   * @internal
   */
  public _sources(): readonly Source[] {
    return this.sources;
  }

  private add(sources: readonly Source[]): Values {
    const values = new Values([...this.sources, ...sources]);
    // Assignments that do not fit are reported right away.
    new MergedValues(values.sources);
    return values;
  }
}
