import { type Json } from '../../private/json';
import { type Segment } from '../../private/path';

/** A place in an object. */
export interface Place {
  /** As the API server writes it: keys joined by dots, whatever they contain. */
  readonly field: string;
  /** The same in steps; `formatPath` makes a readable path of them. */
  readonly path: readonly Segment[];
}

/** An unknown field, which the API server drops with all that is in it. */
export interface DroppedField extends Place {
  /** The fields that are known at its place; none where the value should not have fields at all. */
  readonly known: readonly string[];
}

/** One error of the CRD's schema, word for word as the API server says it. */
export interface SchemaError extends Place {
  readonly type: 'FieldValueRequired' | 'FieldValueInvalid' | 'FieldValueDuplicate';
  readonly detail: string;
}

/** A value that fits the schema but not the operator's Go types, so that the webhook cannot read the object. */
export interface DecodeError extends Place {
  readonly detail: string;
}

/** What the API server makes of an object before any webhook sees it. */
export interface SchemaVerdict {
  readonly pruned: readonly DroppedField[];
  /** Not empty: rejected. */
  readonly schema: readonly SchemaError[];
  /** Not empty: rejected by the webhook, which cannot read the object. */
  readonly decode: readonly DecodeError[];
  /**
   * The object as it is stored: unknown fields and nulls dropped, defaults filled in. Parts that did not change are the
   * given ones.
   */
  readonly value: Json;
}
