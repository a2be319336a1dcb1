/**
 * The scalars of the API. A quantity is written `500m` or `1Gi`; a time as in RFC 3339; `object` is a map whose fields
 * are all dropped.
 */
export type Scalar =
  'string' | 'boolean' | 'int32' | 'int64' | 'quantity' | 'intOrString' | 'time' | 'time?' | 'object';

/** What the API server requires of a quantity that is a string. */
export const QUANTITY_PATTERN =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

/** The type of a field, from its notation. */
export type TypeNode =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list'; readonly items: TypeNode; readonly keys?: readonly string[] }
  | { readonly kind: 'map'; readonly values: TypeNode };

/** A field's type, and everything else in its notation. */
export interface FieldNode {
  readonly type: TypeNode;
  readonly required: boolean;
  /** Known values; others are accepted by the API server. */
  readonly values: readonly string[];
  /** A map that server-side apply replaces as a whole. */
  readonly atomic: boolean;
  readonly fallback?: string;
}

const SCALARS = new Set<string>([
  'string',
  'boolean',
  'int32',
  'int64',
  'quantity',
  'intOrString',
  'time',
  'time?',
  'object',
]);

/**
 * Reads a field's type: a scalar or the name of a type; `T[]` for a list, `T[a,b]` for a list whose entries are unique
 * by `a` and `b`; `{T}` for a map; then, in this order and each optional, `(A|B)` for known values, `@atomic`, `=X` for
 * a default, `!` for required.
 */
export function readField(notation: string): FieldNode {
  const [, type, values, atomic, fallback, required] = /^([^(@=!]+)(?:\(([^)]*)\))?(@atomic)?(?:=([^!]*))?(!)?$/.exec(
    notation,
  )!;
  return {
    type: readType(type),
    required: required !== undefined,
    values: values?.split('|') ?? [],
    atomic: atomic !== undefined,
    ...(fallback !== undefined && { fallback }),
  };
}

function readType(text: string): TypeNode {
  if (text.endsWith(']')) {
    const start = text.lastIndexOf('[');
    const keys = text.slice(start + 1, -1);
    return { kind: 'list', items: readType(text.slice(0, start)), ...(keys !== '' && { keys: keys.split(',') }) };
  }
  if (text.startsWith('{')) {
    return { kind: 'map', values: readType(text.slice(1, -1)) };
  }
  return SCALARS.has(text) ? { kind: 'scalar', scalar: text as Scalar } : { kind: 'named', name: text };
}
