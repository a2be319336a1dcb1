import { isOperatorPart } from '../../expand/operators';
import { isSeldonDeployment } from '../../input/placed-object';
import { type FilePlace, referrerPlaces } from '../../input/referrer-places';
import { type JsonObject } from '../../private/json';
import { glance } from '../../rules/glance';
import { Candidate, keyOf, type Rival, type Taken } from '../../rules/rivals';
import { isReferring, isSurrounding, outline } from '../../rules/surroundings';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** What one file holds that matters for the SeldonDeployments of all files. */
export interface Surveyed {
  /** Objects that rules look at. */
  readonly surroundings: readonly JsonObject[];
  /** Objects that configure an operator. */
  readonly operator: readonly JsonObject[];
  readonly deployments: readonly Taken[];
  /** Where objects refer to others. */
  readonly places: readonly [key: string, place: FilePlace][];
}

/** Surveys a file. Most SeldonDeployments are not parsed yet, and unreadable parts are not reported yet. */
export function survey(reader: ManifestReader): (file: InputFile) => Surveyed {
  return (file) => {
    const found = {
      surroundings: [] as JsonObject[],
      operator: [] as JsonObject[],
      deployments: [] as Taken[],
      places: [] as [string, FilePlace][],
    };
    const isKnown = (source: string): boolean => {
      const taken = glance(source);
      if (taken) {
        found.deployments.push({ ...taken, namespace: taken.namespace || (reader.namespace ?? '') });
      }
      return taken !== undefined;
    };
    for (const placed of reader.objects(file, [], isKnown)) {
      const { object } = placed;
      if (isSeldonDeployment(object)) {
        const { namespace, name, services } = new Candidate(object);
        found.deployments.push({ namespace, name, services });
        continue;
      }
      if (isSurrounding(object)) {
        found.surroundings.push(outline(object));
      }
      if (isReferring(object)) {
        found.places.push(...referrerPlaces(placed));
      }
      if (isOperatorPart(object)) {
        found.operator.push(object);
      }
    }
    return found;
  };
}

/** Where to look for SeldonDeployments whose names meet. */
export interface Meeting {
  readonly files: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

/** Looks up what the operator creates for some SeldonDeployments of a file, by their keys. */
export function created(
  reader: ManifestReader,
  { files, keys }: Meeting,
): (file: InputFile) => [key: string, rival: Rival][] {
  return (file) => {
    const found: [string, Rival][] = [];
    for (const { object } of files.has(file.name) ? reader.objects(file) : []) {
      const candidate = isSeldonDeployment(object) ? new Candidate(object) : undefined;
      if (candidate && keys.has(keyOf(candidate))) {
        found.push([keyOf(candidate), { name: candidate.name, created: candidate.created }]);
      }
    }
    return found;
  };
}
