import { Construct, type IConstruct } from 'constructs';
import { type LoadedEnvironment } from './load';
import { InputError, ValidationError } from '../../private/errors';
import { isObject, type Json } from '../../private/json';
import { type Segment } from '../../private/path';
import { valueAt } from '../../private/value-at';
import { type ValuePlace } from '../../values/source';

/** Where the values stand that a construct is made from. */
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

/** Where the values of a construct stand, or those of the nearest one above it. */
export function originOf(construct: IConstruct): Origin | undefined {
  return construct.node.scopes
    .reverse()
    .map((scope) => ORIGINS.get(scope))
    .find((origin) => origin !== undefined);
}

/** What constructs call otherwise than values. */
const WORDS: readonly (readonly [RegExp | string, string])[] = [
  ["'roleArn'", "'irsa'"],
  ["'googleServiceAccount'", "'workloadIdentity'"],
  ["'modelUri'", "'uri'"],
  ['StorageInitializer.RCLONE', "an 'initializer' of kind rclone"],
  ['GatewayTls.secret', "'tls' without 'mutual'"],
  ['ModelArtifact.uri, pvc or a ModelStore', "'uri' or 'store'"],
  ['ModelArtifact.pvc', "a 'store' of kind pvc"],
  [/\bStoreAuth\.(\w+)/g, "'$1'"],
  [
    /^'webhookCertificate' is needed: .*/g,
    "'certManager' is off, so that the chart makes a self-signed certificate at each run, which synth does not: leave it on, " +
      'or let the manager make one with managerCreateResources: true',
  ],
];

/** What something needs could not be made, which is told already. */
export class Untold extends Error {}

/** What constructs find wrong with values, each told where the values were written; all of it together. */
export class Problems {
  private readonly found: string[];

  /** @param before what was found wrong before */
  public constructor(
    private readonly environment: LoadedEnvironment,
    before: readonly string[] = [],
  ) {
    this.found = [...before];
  }

  /** What is made from the values at a path; undefined where they will not do. */
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
        this.found.push(this.tellInValues(path, error.message.replace(/^\[[^\]]*\] /, '')));
      } else if (!(error instanceof Untold)) {
        throw error;
      }
      return undefined;
    }
  }

  /** A message with its place in the values. */
  public tell(path: readonly Segment[], message: string): string {
    return `${this.environment.place(path)}: ${message}`;
  }

  /** A value and where it stands. */
  public valueAt(path: readonly Segment[]): FieldValue {
    return { key: path, place: this.environment.locate(path) };
  }

  /** The same in the words of values: whoever writes them knows no constructs. */
  private tellInValues(path: readonly Segment[], message: string): string {
    const said = WORDS.reduce((text, [word, own]) => text.replaceAll(word, own), message);
    const [whole, key] = /^'(\w+)' /.exec(said) ?? ['', ''];
    const values = valueAt(this.environment.values as Json, path);
    const inner = isObject(values)
      ? Object.keys(values).filter((name) => valueAt(values, [name, key]) !== undefined)
      : [];
    const nested = inner.length === 1 ? [inner[0], key] : undefined;
    const below = isObject(values) && Object.hasOwn(values, key) ? [key] : nested;
    return below ? this.tell([...path, ...below], said.slice(whole.length)) : this.tell(path, said);
  }

  /** @throws InputError with all that was found */
  public finish(): void {
    if (this.found.length > 0) {
      throw new InputError([...new Set(this.found)].join('\n'));
    }
  }
}
