import { type Place, type PlacedObject } from './placed-object';
import { type Finding, type OtherPlace } from '../rules/finding';
import { ownerOf } from '../rules/reference';
import { referringFields } from '../rules/referrers';

/** A line of a file. */
export interface FilePlace extends Place {
  readonly file: string;
  /** The path of the value that is there, for objects generated from platform values. */
  readonly key?: string;
}

/** Where fields of objects that refer to others are written. */
export type ReferrerPlaces = ReadonlyMap<string, FilePlace>;

/** Where the fields are with which an object refers to others, as entries of a map of all such places. */
export function referrerPlaces(placed: PlacedObject): [key: string, place: FilePlace][] {
  const { object, file } = placed;
  const owner = ownerOf(object);
  return referringFields(object).map((path) => [
    keyOf({ ...owner, path }),
    { file, ...(placed.origin?.(path) ?? placed.locate(path)) },
  ]);
}

/** Where a finding about another object belongs; undefined for one about the SeldonDeployment itself. */
export function referrerPlace({ about }: Finding, places: ReferrerPlaces): FilePlace | undefined {
  return about && places.get(keyOf(about));
}

function keyOf({ kind, namespace, name, path }: OtherPlace): string {
  return JSON.stringify([kind, namespace, name, path]);
}
