import { isOperatorPart } from '../../expand/operator-parts';
import { isSeldonDeployment, type Unusable } from '../../input/placed-object';
import { type FilePlace, referrerPlaces } from '../../input/referrer-places';
import { type JsonObject } from '../../private/json';
import { glance } from '../../rules/glance';
import { isPointedAt, isSurrounding, outline } from '../../rules/outline';
import { Candidate, keyOf, type Rival, type Taken } from '../../rules/rivals';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** The content of one file that matters for the SeldonDeployments of all files. */
export interface Surveyed {
  /** Objects that rules look at. */
  readonly surroundings: readonly JsonObject[];
  /** Objects that configure an operator. */
  readonly operator: readonly JsonObject[];
  readonly deployments: readonly Taken[];
  /** Where objects refer to others. */
  readonly places: readonly [key: string, place: FilePlace][];
  /** What cannot be used, if every document was read. */
  readonly unusable: readonly Unusable[];
}

export interface SurveySettings {
  /** Whether every document is read, for commands that use all of the input or nothing. */
  readonly isWhole: boolean;
}

/** Surveys a file. Unless every document is read, most SeldonDeployments are not parsed, and nothing is reported. */
export function survey(reader: ManifestReader, { isWhole }: SurveySettings): (file: InputFile) => Surveyed {
  return (file) => {
    let isKnown = false;
    const unusable: Unusable[] = [];
    const found = {
      surroundings: [] as JsonObject[],
      operator: [] as JsonObject[],
      deployments: [] as Taken[],
      places: [] as [string, FilePlace][],
    };
    const skip = (source: string): boolean => {
      const taken = glance(source);
      if (taken) {
        found.deployments.push({ ...taken, namespace: taken.namespace || (reader.namespace ?? '') });
      }
      isKnown = taken !== undefined;
      return isKnown && !isWhole;
    };
    for (const placed of reader.objects(file, unusable, skip)) {
      const { object } = placed;
      if (isSeldonDeployment(object)) {
        if (!isKnown) {
          const { namespace, name, services } = new Candidate(object);
          found.deployments.push({ namespace, name, services });
        }
        continue;
      }
      if (isSurrounding(object)) {
        found.surroundings.push(outline(object));
      }
      if (isPointedAt(object)) {
        found.places.push(...referrerPlaces(placed));
      }
      if (isOperatorPart(object)) {
        found.operator.push(object);
      }
    }
    return { ...found, unusable: isWhole ? unusable : [] };
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
