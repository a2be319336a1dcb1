import { meantDurations } from './duration';
import { asText, type Json, type JsonObject } from '../../private/json';
import { meantQuantities } from '../../private/meant-quantity';

/**
 * A value of the platform's values file, described once: the JSON schema, the check of what a user wrote, the types of
 * the code that reads it, the table of defaults and the documentation all come from it.
 */
export interface Field<T> {
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** What applies if it is absent, shown by `values platform`. */
  readonly fallback?: Json;
  /** Carries the type of the value for the compiler; never there. */
  readonly _value?: T;
}

/** What people mean by a string that does not match the pattern; empty if that is not known. */
type Meant = (text: string) => readonly string[];

export type FieldType =
  /** Editors show examples; other values are accepted, too, unless only their case differs. */
  | {
      readonly kind: 'text';
      readonly pattern?: string;
      readonly hint?: string;
      readonly meant?: Meant;
      readonly words?: readonly string[];
      readonly examples?: readonly string[];
      /** Whether it may be empty. */
      readonly empty?: boolean;
      /** Whether it is a regular expression (RE2). */
      readonly expression?: boolean;
    }
  | { readonly kind: 'integer'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'number' | 'boolean' | 'any' }
  /** A string or a number, as Kubernetes writes quantities and percentages. */
  | { readonly kind: 'quantity'; readonly pattern?: string; readonly hint?: string; readonly meant?: Meant }
  /** A string, a number, true or false. */
  | { readonly kind: 'scalar' }
  /** A map of anything: the values of a third-party chart, the settings of another program. */
  | { readonly kind: 'free' }
  | { readonly kind: 'list'; readonly items: Field<unknown> }
  | { readonly kind: 'map'; readonly values: Field<unknown>; readonly keys?: string }
  /** A change only contains what differs from values elsewhere: required keys may be missing in all of it. */
  | { readonly kind: 'section'; readonly section: () => Section; readonly change?: boolean }
  /** A short form, or a map that says more. */
  | { readonly kind: 'either'; readonly short: FieldType; readonly long: FieldType }
  /** A type of the SeldonDeployment's API, in its notation: `Probe`, `Toleration[]`. */
  | { readonly kind: 'api'; readonly notation: string }
  /** A SeldonDeployment as the API has it, or its spec. */
  | { readonly kind: 'deployment' };

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** A map with known keys. */
export interface Section {
  readonly name: string;
  readonly about: string;
  readonly fields: Fields;
  /**
   * Ways to say one thing, of which one may be used. A way is a key, or keys that belong together, with spaces between.
   */
  readonly oneOf?: readonly (readonly string[])[];
  /** Names in the SeldonDeployment for what has another name here, shown to users who write them. */
  readonly upstream?: Readonly<Record<string, string>>;
  /** Whether other keys are allowed. */
  readonly open?: boolean;
  /** A type of the API whose fields are allowed as well, except some. */
  readonly beside?: { readonly type: string; readonly but: readonly string[] };
}

/** A section whose fields the compiler knows. */
export interface SectionOf<F> extends Section {
  /** Carries the types of the values for the compiler; never there. */
  readonly _values?: ValuesOf<F>;
}

/** The keys of fields that must be there. */
type RequiredKeys<F> = { [K in keyof F]: F[K] extends { readonly required: true } ? K : never }[keyof F];

type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The values of a section as the code that reads them sees them, once they are checked: what is required is there. */
export type ValuesOf<F> = { readonly [K in RequiredKeys<F>]: ValueOf<F[K]> } & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]>;
};

type TextForm = Omit<Extract<FieldType, { kind: 'text' }>, 'kind' | 'words'>;
type More = Pick<Field<unknown>, 'required' | 'fallback'>;

/** A field of values of a type, which remembers for the compiler whether it is required. */
type Made<T, M extends More> = Field<T> &
  (M extends { readonly required: true } ? { readonly required: true } : unknown);

/** The compiler cannot follow `required` through a spread. */
function made<T, M extends More>(about: string, type: FieldType, { required, fallback }: M): Made<T, M> {
  const field: Field<T> = {
    about,
    type,
    ...(required !== undefined && { required }),
    ...(fallback !== undefined && { fallback }),
  };
  return field as Made<T, M>;
}

const NOTHING = {};
type Nothing = typeof NOTHING;

export function text<const M extends More & TextForm = Nothing>(
  about: string,
  more: M = NOTHING as M,
): Made<string, M> {
  const { pattern, hint, meant, examples, empty, expression } = more as TextForm;
  return made(about, { kind: 'text', pattern, hint, meant, examples, empty, expression }, more);
}
export function oneWord<const W extends string, const M extends More = Nothing>(
  words: readonly W[],
  about: string,
  more: M = NOTHING as M,
): Made<W, M> {
  return made(about, { kind: 'text', words }, more);
}
export function integer<const M extends More & { least?: number; most?: number } = Nothing>(
  about: string,
  more: M = NOTHING as M,
): Made<number, M> {
  const { least, most } = more as { least?: number; most?: number };
  return made(about, { kind: 'integer', least, most }, more);
}
export function number<const M extends More = Nothing>(about: string, more: M = NOTHING as M): Made<number, M> {
  return made(about, { kind: 'number' }, more);
}
export function flag<const M extends More = Nothing>(about: string, more: M = NOTHING as M): Made<boolean, M> {
  return made(about, { kind: 'boolean' }, more);
}
export const quantity = (about: string, form: { pattern?: string; hint?: string } = {}): Field<string | number> => ({
  about,
  type: { kind: 'quantity', ...form },
});
export function scalar<const M extends More = Nothing>(
  about: string,
  more: M = NOTHING as M,
): Made<string | number | boolean, M> {
  return made(about, { kind: 'scalar' }, more);
}
export function anything<const M extends More = Nothing>(about: string, more: M = NOTHING as M): Made<Json, M> {
  return made(about, { kind: 'any' }, more);
}
export function free<const M extends More = Nothing>(about: string, more: M = NOTHING as M): Made<JsonObject, M> {
  return made(about, { kind: 'free' }, more);
}
export function list<T, const M extends More = Nothing>(
  items: Field<T>,
  about: string,
  more: M = NOTHING as M,
): Made<readonly T[], M> {
  return made(about, { kind: 'list', items }, more);
}
export function map<T, const M extends More & { keys?: string } = Nothing>(
  values: Field<T>,
  about: string,
  more: M = NOTHING as M,
): Made<Readonly<Record<string, T>>, M> {
  return made(about, { kind: 'map', values, keys: (more as { keys?: string }).keys }, more);
}
export const either = <S, L>(short: Field<S>, long: Field<L>, about: string): Field<S | L> => ({
  about,
  type: { kind: 'either', short: short.type, long: long.type },
});
export const api = (notation: string, about: string): Field<JsonObject> => ({ about, type: { kind: 'api', notation } });
export const deployment = (about: string): Field<JsonObject> => ({ about, type: { kind: 'deployment' } });
export function nested<F, const M extends More = Nothing>(
  inner: SectionOf<F>,
  about: string,
  more: M = NOTHING as M,
): Made<ValuesOf<F>, M> {
  return made(about, { kind: 'section', section: () => inner }, more);
}
/** A section that contains itself. */
export const recursive = <T>(inner: () => Section, about: string): Field<T> => ({
  about,
  type: { kind: 'section', section: inner },
});
export const change = <F>(inner: SectionOf<F>, about: string): Field<ValuesOf<F>> => ({
  about,
  type: { kind: 'section', section: () => inner, change: true },
});

export function section<F extends Fields>(
  name: string,
  about: string,
  fields: F,
  more: Pick<Section, 'oneOf' | 'open' | 'beside' | 'upstream'> = {},
): SectionOf<F> {
  return { name, about, fields, ...more };
}

/** Names of namespaces and of what is in them. */
export const NAME = { pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', hint: 'lower-case letters, digits and dashes' };
/** Names of objects that exist already, such as Secrets. */
export const OBJECT_NAME = {
  pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
  hint: 'lower-case letters, digits, dashes and dots',
};
/** Names of graph nodes; a rule reports those that do not fit into the names of created objects. */
export const NODE_NAME = {
  pattern: '^[A-Za-z0-9]([-_A-Za-z0-9]*[A-Za-z0-9])?$',
  hint: 'letters, digits, dashes and underscores',
};
/** Amounts as Kubernetes reads them, and numbers of pods. */
export const AMOUNT = {
  pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
  hint: 'an amount such as 2, 500m or 1Gi',
  meant: meantQuantities,
};
/** What to write for a value that does not have the form of its field: `: write 5s`; empty if that is not known. */
export function meantBy({ meant }: { readonly meant?: Meant }, value: unknown): string {
  const forms = meant?.(asText(value)) ?? [];
  return forms.length === 0 ? '' : `: write ${forms.join(' or ')}`;
}
export const PODS = { pattern: '^([0-9]+|[0-9]{1,2}%|100%)$', hint: 'a number of pods or a percentage such as 25%' };
export const REPOSITORY = {
  pattern: '^((https?|ssh|git)://\\S+|[\\w.-]+@[\\w.-]+:\\S+)$',
  hint: 'a URL such as https://git.example.com/ml/platform.git',
};
/** Argo CD compares addresses of clusters as strings, and stores them without a slash at the end. */
export const SERVER = {
  pattern: '^https?://\\S*[^\\s/]$',
  hint: 'an address such as https://kubernetes.default.svc',
  meant: (written: string) => (/^https?:\/\/\S+$/.test(written) ? [written.replace(/(?<!\/)\/+$/, '')] : []),
};
export const DURATION = {
  pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$',
  hint: 'a duration such as 30s, 5m or 1h30m',
  meant: meantDurations,
};
export const texts = (about: string): Field<Readonly<Record<string, string>>> =>
  map(text('A value.', { empty: true }), about);
