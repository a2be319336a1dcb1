import { type Json } from '../../private/json';
import { type Segment } from '../../private/path';

/** A place in an object. */
export interface Place {
  /** As the API server writes it: keys joined by dots, whatever they contain. */
  readonly field: string;
  /** The same as segments, from which `formatPath` makes a readable path. */
  readonly path: readonly Segment[];
}

/** An unknown field, which the API server drops with everything in it. */
export interface DroppedField extends Place {
  /** The known fields at that place; empty if the value should not have any fields. */
  readonly known: readonly string[];
}

/** One error of the CRD's schema, in the exact words of the API server. */
export interface SchemaError extends Place {
  readonly type: 'FieldValueRequired' | 'FieldValueInvalid' | 'FieldValueDuplicate';
  readonly detail: string;
}

/** A value that fits the schema but not the operator's Go types, so that the webhook cannot decode the object. */
export interface DecodeError extends Place {
  readonly detail: string;
}

/** What the API server does with an object before it calls any webhook. */
export interface SchemaVerdict {
  readonly pruned: readonly DroppedField[];
  /** If not empty, the API server rejects the object. */
  readonly schema: readonly SchemaError[];
  /** If not empty, the webhook rejects the object, which it cannot decode. */
  readonly decode: readonly DecodeError[];
  /**
   * The object as it is stored: unknown fields and nulls dropped, defaults filled in. Parts that did not change are the
   * given ones.
   */
  readonly value: Json;
}
