import { type PlacedObject } from '../../input/placed-object';
import { isObject } from '../../private/json';
import { type Finding } from '../../rules/finding';

/** A finding, the object that it is about, and where that was written. */
export interface LocatedFinding<F extends Finding = Finding> {
  readonly finding: F;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The path of the value that it is about, for what is made from platform values. */
  readonly key?: string;
  /** Absent for what is no object, such as a document that cannot be read. */
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** Gives a finding its place. */
export function locateFinding<F extends Finding>(finding: F, placed: PlacedObject): LocatedFinding<F> {
  const { kind, metadata } = placed.object;
  const { name, namespace } = isObject(metadata) ? metadata : {};
  return {
    finding,
    file: placed.file,
    ...(placed.origin?.(finding.path) ?? placed.locate(finding.path)),
    ...(typeof kind === 'string' && { kind }),
    ...(typeof name === 'string' && { name }),
    ...(typeof namespace === 'string' && { namespace }),
  };
}

/** How an object is called in messages: `SeldonDeployment seldon/iris`. */
export function objectName({ kind, namespace, name }: LocatedFinding): string | undefined {
  return kind === undefined
    ? undefined
    : `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name ?? '(no name)'}`;
}
