import { InputError } from './errors';
import { asText, type Json } from './json';
import { kindAndSize } from './shown-value';

/**
 * What an argument must be: a member by which it is recognized, and the words for it, with an example. Objects of
 * another copy of this library have that member, too; `instanceof` would reject them.
 */
export type Kind<T> = readonly [member: keyof NonNullable<T> & string, wanted: string];

/** The kinds of some properties. */
export type Kinds<T> = { readonly [name in keyof T]?: Kind<T[name]> };

/** A string, or what becomes one when manifests are written, such as `Lazy.any()`. */
export const TEXT = ['toString', 'a string'] as const;

// Kinds of properties that several classes have.
export const DURATION = ['toSeconds', 'a Duration such as Duration.minutes(5)'] as const;
export const ARTIFACT = ['bind', 'a ModelArtifact such as ModelArtifact.uri("gs://bucket/path")'] as const;
export const SCALING = ['_replicas', 'a Scaling such as Scaling.fixed(2)'] as const;
export const BUDGET = ['_toManifest', 'a DisruptionBudget such as DisruptionBudget.minAvailable(1)'] as const;
export const ORCHESTRATOR = ['_options', 'an Orchestrator such as Orchestrator.executor({ ... })'] as const;
export const DIFFERENCE = ['_toManifest', 'an IgnoreDifference such as IgnoreDifference.MODEL_REPLICAS'] as const;
export const VALUES = ['_sources', 'a Values such as Values.of({ ... })'] as const;
export const HOSTS = ['map', 'a list such as ["models.example.com"]'] as const;
export const TLS = ['secretName', 'a GatewayTls such as GatewayTls.secret("name")'] as const;
export const GATEWAY = ['gatewayName', 'a gateway such as IstioGateway.fromName("namespace/name")'] as const;
export const RULES = ['map', 'a list such as [{ rule: "SELDON250", reason: "..." }]'] as const;

/**
 * A required argument. TypeScript accepts `process.env.NAME!` and an item that a list or a map does not have, which are
 * undefined; JavaScript accepts everything.
 *
 * @param what the argument, as a message begins
 */
export function given<T>(what: string, value: T, [member, wanted]: Kind<T>): T {
  if (value === undefined || value === null || !(member in Object(value))) {
    throw new InputError(`${what} must be ${wanted}, got ${shown(value)}`);
  }
  return value;
}

/**
 * A required list.
 *
 * @param each its items, as a message begins
 */
export function eachGiven<T>(
  what: string,
  list: readonly T[],
  kind: Kind<T>,
  each = `each item of ${what}`,
): readonly T[] {
  given(what, list, ['map', 'a list']).forEach((item) => given(each, item, kind));
  return list;
}

/**
 * Checks those properties that are set.
 *
 * @param where what has the properties, unless the caller adds it
 */
export function checkKinds<T extends object>(props: T, kinds: Kinds<T>, where?: string): void {
  for (const name of Object.keys(kinds) as (keyof T & string)[]) {
    const value = props[name];
    if (value !== undefined && value !== null) {
      given(`'${name}'${where === undefined ? '' : ` of ${where}`}`, value, kinds[name]!);
    }
  }
}

/** The type of a value, never the value: it may be a credential in the wrong place. */
function shown(value: unknown): string {
  if (value === undefined || value === null) {
    return asText(value);
  }
  const name = typeof value === 'object' && !Array.isArray(value) ? classOf(value) : undefined;
  return name === undefined ? kindAndSize(value as Json) : `an instance of ${name}`;
}

/** The class of an object, unless it is a plain map. */
function classOf(value: object): string | undefined {
  const prototype = Object.getPrototypeOf(value) as object | null;
  const name = prototype?.constructor.name;
  return name === 'Object' ? undefined : name;
}
