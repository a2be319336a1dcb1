import { type PlacedObject } from '../../input/placed-object';
import { referrerPlace, type ReferrerPlaces } from '../../input/referrer-places';
import { isObject } from '../../private/json';
import { type Finding } from '../../rules/finding';

/** A finding, the object that it is about, and where that was written. */
export interface LocatedFinding<F extends Finding = Finding> {
  readonly finding: F;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The path of the value that it is about, for objects generated from platform values. */
  readonly key?: string;
  /** Absent for anything that is not an object, such as a document that cannot be read. */
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** Gives a finding its place: in the SeldonDeployment, or in the file of another object that it is about. */
export function locateFinding<F extends Finding>(
  finding: F,
  placed: PlacedObject,
  places: ReferrerPlaces = new Map(),
): LocatedFinding<F> {
  const { about } = finding;
  const elsewhere = referrerPlace(finding, places);
  if (about && elsewhere) {
    const { kind, name, namespace, path } = about;
    return { finding: { ...finding, path }, ...elsewhere, kind, name, ...(namespace !== '' && { namespace }) };
  }
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

/** Each finding once. */
export function withoutRepeats<T extends LocatedFinding>(findings: readonly T[]): T[] {
  return [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()];
}

/**
 * Whether a finding was not told before. One that is about another object may come of each SeldonDeployment that the
 * object matters to; all others differ by their place.
 */
export function isNew(each: LocatedFinding, told: Set<string>): boolean {
  return each.finding.about === undefined || told.size < told.add(JSON.stringify(each)).size;
}
