import { type InputFile } from './files';
import { type Manifests } from './manifests';
import { isOperatorPart } from '../../expand/operator-config';
import { isSeldonDeployment, type Unusable } from '../../input/placed-object';
import { type JsonObject } from '../../private/json';
import { Candidate, keyOf, type Rival, type Taken } from '../../rules/rivals';
import { isNeighbour } from '../../rules/surroundings';

/** What one file holds that matters for the SeldonDeployments of all files. */
export interface Surveyed {
  /** Objects that rules ask for. */
  readonly neighbours: readonly JsonObject[];
  /** Objects that configure an operator. */
  readonly operator: readonly JsonObject[];
  readonly deployments: readonly Taken[];
  readonly unusable: readonly Unusable[];
}

/** Looks through a file. */
export function survey(manifests: Manifests): (file: InputFile) => Surveyed {
  return (file) => {
    const found = { neighbours: [] as JsonObject[], operator: [] as JsonObject[], deployments: [] as Taken[], unusable: [] as Unusable[] };
    for (const { object } of manifests.objects(file, found.unusable)) {
      if (isSeldonDeployment(object)) {
        const { namespace, name, services } = new Candidate(object);
        found.deployments.push({ namespace, name, services });
      } else if (isNeighbour(object)) {
        found.neighbours.push(object);
      } else if (isOperatorPart(object)) {
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
export function created(manifests: Manifests, { files, keys }: Meeting): (file: InputFile) => [key: string, rival: Rival][] {
  return (file) => {
    const found: [string, Rival][] = [];
    for (const { object } of files.has(file.name) ? manifests.objects(file) : []) {
      const candidate = isSeldonDeployment(object) ? new Candidate(object) : undefined;
      if (candidate && keys.has(keyOf(candidate))) {
        found.push([keyOf(candidate), { name: candidate.name, created: candidate.created }]);
      }
    }
    return found;
  };
}
