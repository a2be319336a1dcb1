import { type Json, type JsonObject } from '../../private/json';

/**
 * A value of the platform's values file, described once: the JSON schema, the check of what a user wrote, the types of the
 * code that reads it and the table of defaults all come from it.
 */
export interface Field<T> {
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** What holds where it is absent, shown by `values platform`. */
  readonly fallback?: Json;
  /** Carries the type of the value for the compiler; never there. */
  readonly _value?: T;
}

export type FieldType =
  | { readonly kind: 'text'; readonly pattern?: string; readonly hint?: string; readonly words?: readonly string[] }
  | { readonly kind: 'integer'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'number' | 'boolean' | 'any' }
  /** A text or a number, as Kubernetes writes quantities and percentages. */
  | { readonly kind: 'quantity' }
  | { readonly kind: 'list'; readonly items: Field<unknown> }
  | { readonly kind: 'map'; readonly values: Field<unknown>; readonly keys?: string }
  /** A change only says what differs from values that stand elsewhere: required keys may be missing in all of it. */
  | { readonly kind: 'section'; readonly section: () => Section; readonly change?: boolean }
  /** A SeldonDeployment as the API has it, or its spec. */
  | { readonly kind: 'deployment' };

/** A map with known keys. */
export interface Section {
  readonly name: string;
  readonly about: string;
  readonly fields: Record<string, Field<unknown>>;
  /** Keys of which at most one may be there, because each says the same thing in another way. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Whether other keys may stand beside. */
  readonly open?: boolean;
}

/** The values of a section as the code that reads them sees them, once they are checked. */
export type ValuesOf<F> = { readonly [K in keyof F]?: F[K] extends Field<infer T> ? T : never };

type More = Pick<Field<unknown>, 'required' | 'fallback'>;

export const text = (about: string, more: More & { pattern?: string; hint?: string } = {}): Field<string> => {
  const { pattern, hint, ...rest } = more;
  return { about, type: { kind: 'text', pattern, hint }, ...rest };
};
export const oneWord = <W extends string>(words: readonly W[], about: string, more: More = {}): Field<W> => ({ about, type: { kind: 'text', words }, ...more });
export const integer = (about: string, more: More & { least?: number; most?: number } = {}): Field<number> => {
  const { least, most, ...rest } = more;
  return { about, type: { kind: 'integer', least, most }, ...rest };
};
export const number = (about: string, more: More = {}): Field<number> => ({ about, type: { kind: 'number' }, ...more });
export const flag = (about: string, more: More = {}): Field<boolean> => ({ about, type: { kind: 'boolean' }, ...more });
export const quantity = (about: string, more: More = {}): Field<string | number> => ({ about, type: { kind: 'quantity' }, ...more });
export const anything = (about: string, more: More = {}): Field<Json> => ({ about, type: { kind: 'any' }, ...more });
export const list = <T>(items: Field<T>, about: string, more: More = {}): Field<readonly T[]> => ({ about, type: { kind: 'list', items }, ...more });
export const map = <T>(values: Field<T>, about: string, more: More & { keys?: string } = {}): Field<Readonly<Record<string, T>>> => {
  const { keys, ...rest } = more;
  return { about, type: { kind: 'map', values, keys }, ...rest };
};
export const deployment = (about: string): Field<JsonObject> => ({ about, type: { kind: 'deployment' } });
export const nested = <T>(section: () => Section, about: string): Field<T> => ({ about, type: { kind: 'section', section } });
export const change = <T>(section: () => Section, about: string): Field<T> => ({ about, type: { kind: 'section', section, change: true } });
