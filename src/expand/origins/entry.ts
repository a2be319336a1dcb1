import { type Segment } from '../../private/path';

/**
 * What determines a value: a setting of the operator, as a key of its chart's values, or a field of an object that the
 * operator works on, as that object and the path segments of the field; without segments, the object itself.
 */
export type Cause = string | FieldOf;

export type FieldOf = readonly [owner: object, ...steps: Segment[]];

/** A part of the SeldonDeployment: the part that contains it, and the step from there; the whole has neither. */
export interface Part {
  readonly value: object;
  readonly parent?: Part;
  readonly step: Segment;
}

/** Something that the operator did, in the order in which it did it. */
export type Entry =
  | { readonly kind: 'copy'; readonly thing: object; readonly place: FieldOf }
  | { readonly kind: 'make'; readonly thing: object; readonly causes: readonly Cause[] }
  | { readonly kind: 'set'; readonly thing: object; readonly field: Segment; readonly causes: readonly Cause[] }
  | {
      readonly kind: 'assign';
      readonly thing: object;
      readonly owner: object;
      readonly field: string;
      readonly source: object;
    }
  | { readonly kind: 'replace'; readonly thing: object; readonly old: object };
