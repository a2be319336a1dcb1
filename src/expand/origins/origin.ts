import { type Segment } from '../../private/path';

/** The path segments of a field of a SeldonDeployment. */
export type Way = readonly Segment[];

/** What determines a field of a created object, as recorded. */
export interface Source {
  /** The fields of the SeldonDeployment, the most decisive one first. They may be absent from it. */
  readonly ways: readonly Way[];
  /** Keys of the operator chart's values. */
  readonly settings: readonly string[];
  /** Whether the field repeats the value of the first one, so that fields below it correspond by name. */
  readonly copied: boolean;
}

/** Where a field of a created object comes from. */
export interface Origin {
  /**
   * The fields of the SeldonDeployment that decide it, the most decisive one first. All of them are written: instead
   * of a field that is not, the list has its nearest ancestor that is.
   */
  readonly paths: readonly string[];
  /** The field to write in order to change it, if that is not written yet; absent if it is `paths[0]`. */
  readonly field?: string;
  /** The operator's settings that decide it, as keys of its chart's values, such as `executor.image`. */
  readonly settings: readonly string[];
  /** Whether it repeats the value at `paths[0]`, so that fields below it correspond by name. */
  readonly copied: boolean;
}

/** The source of a field below another one, if nothing else is recorded for it. */
export function below(source: Source, key: Segment): Source {
  return source.copied ? { ways: [[...source.ways[0], key]], settings: [], copied: true } : source;
}
