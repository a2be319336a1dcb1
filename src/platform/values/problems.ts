import { Construct, type IConstruct } from 'constructs';
import { type LoadedEnvironment } from './load';
import { InputError, ValidationError } from '../../private/errors';
import { entryOf, isObject, type Json, valueAt } from '../../private/json';
import { parsePath, type Segment } from '../../private/path';
import { type ApiName, describeProblem, type Problem, problemWith } from '../../private/problem';
import { type ValuePlace } from '../../values/source';

/** Where the values are that a construct is made from. */
export interface Origin {
  /** `platform.yaml:12: models.iris` for what a construct says about itself, beginning with a path or not. */
  tell(message: string): string;
  /** The value that a field of the construct's object comes from, or the nearest one above it. */
  valueOf(field: readonly Segment[]): FieldValue;
}

/** A value from which a field of an object comes. */
export interface FieldValue {
  /** Path of the value. */
  readonly key: readonly Segment[];
  readonly place: ValuePlace | undefined;
}

const ORIGINS = new WeakMap<IConstruct, Origin>();

/** Where the values of a construct are, or those of the nearest one above it. */
export function originOf(construct: IConstruct): Origin | undefined {
  return construct.node.scopes
    .reverse()
    .map((scope) => ORIGINS.get(scope))
    .find((origin) => origin !== undefined);
}

/** Properties of constructs that values call otherwise. */
const KEYS: Readonly<Record<string, string>> = {
  roleArn: 'irsa',
  googleServiceAccount: 'workloadIdentity',
  modelUri: 'uri',
};

/** Members of classes that values have other words for. */
const PHRASES: Readonly<Record<string, string>> = {
  'StorageInitializer.RCLONE': "an 'initializer' of kind rclone",
  'GatewayTls.secret': "'tls' without 'mutual'",
  'ModelArtifact.uri, pvc or a ModelStore': "'uri' or 'store'",
  'ModelArtifact.pvc': "a 'store' of kind pvc",
};

/** Problems for which values have their own remedy. */
const REMEDIES: Readonly<Record<NonNullable<Problem['kind']>, Problem>> = {
  'self-signed-certificate': problemWith(
    'certManager',
    'is off, so the chart would generate a self-signed certificate on each run, which synth does not: leave it on, ' +
      'or let the manager create one with managerCreateResources: true',
  ),
};

/** A name as a key of the values: the ways to authenticate of `StoreAuth` are keys of a store. */
function keyOf({ member }: ApiName): string {
  return entryOf(KEYS, member) ?? member;
}

function nameInValues(name: ApiName): string {
  return entryOf(PHRASES, `${name.className}.${name.member}`) ?? `'${keyOf(name)}'`;
}

/** Something that this needs could not be created; why is known already. */
export class DependencyError extends Error {}

/** What constructs find wrong with values, each reported where the values were written; all of it together. */
export class Problems {
  private readonly found: string[];

  /** @param before what was found wrong before */
  public constructor(
    private readonly environment: LoadedEnvironment,
    before: readonly string[] = [],
  ) {
    this.found = [...before];
  }

  /** What is made from the values at a path; undefined if they are not valid. */
  public attempt<T>(
    path: readonly Segment[],
    make: () => T,
    origin: Origin = { tell: (message) => this.tell(path, message), valueOf: () => this.valueAt(path) },
  ): T | undefined {
    try {
      const made = make();
      if (Construct.isConstruct(made)) {
        ORIGINS.set(made, origin);
      }
      return made;
    } catch (error) {
      if (error instanceof InputError || error instanceof ValidationError) {
        this.found.push(this.describe(path, error.details));
      } else if (!(error instanceof DependencyError)) {
        throw error;
      }
      return undefined;
    }
  }

  /** A message with its place in the values. */
  public tell(path: readonly Segment[], message: string): string {
    return `${this.environment.place(path)}: ${message}`;
  }

  /** A value and its place. */
  public valueAt(path: readonly Segment[]): FieldValue {
    return { key: path, place: this.environment.locate(path) };
  }

  /** A problem in the words of values: users who write them know no constructs. */
  private describe(path: readonly Segment[], problem: Problem): string {
    const chartKey = problem.chartValue && this.keyOfChart(path, problem.chartValue.path);
    if (chartKey) {
      return this.tell(chartKey, problem.chartValue!.problem);
    }
    const { subject, message } = problem.kind === undefined ? problem : REMEDIES[problem.kind];
    const below = subject && this.below(path, keyOf(subject));
    return below
      ? this.tell(below, describeProblem({ message }, nameInValues))
      : this.tell(path, describeProblem({ subject, message }, nameInValues));
  }

  /** The key of a chart's value, which is next to the platform's own keys or under `values`. */
  private keyOfChart(path: readonly Segment[], inChart: string): readonly Segment[] | undefined {
    const within = parsePath(inChart);
    return [
      [...path, 'values', ...within],
      [...path, ...within],
    ].find((key) => valueAt(this.environment.values as Json, key) !== undefined);
  }

  /** The path of a key of the values at a path, or of the only map in them that has it. */
  private below(path: readonly Segment[], key: string): readonly Segment[] | undefined {
    const values = valueAt(this.environment.values as Json, path);
    if (!isObject(values)) {
      return undefined;
    }
    if (Object.hasOwn(values, key)) {
      return [...path, key];
    }
    const holders = Object.keys(values).filter((name) => valueAt(values, [name, key]) !== undefined);
    return holders.length === 1 ? [...path, holders[0], key] : undefined;
  }

  /** @throws InputError with all that was found */
  public finish(): void {
    if (this.found.length > 0) {
      throw new InputError([...new Set(this.found)].join('\n'));
    }
  }
}
