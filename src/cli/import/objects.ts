import { cleaned, redacted, withoutEmptyMetadata, withoutNulls } from './clean';
import { hasSecretInside } from './secret-inside';
import { isSeldonDeployment } from '../../input/placed-object';
import { isObject, type Json, type JsonObject } from '../../private/json';

/** An object of the input. */
export interface InputObject {
  readonly object: JsonObject;
  readonly file: string;
  /** Comments of its document. */
  readonly comments: readonly string[];
}

/** The objects of the input by what becomes of them. */
export interface InputObjects {
  readonly deployments: readonly InputObject[];
  /** Objects that stay as they are. */
  readonly kept: readonly InputObject[];
  /** Secrets without their data: they stay in the cluster. */
  readonly secrets: readonly JsonObject[];
  /** Other objects that contain the data of Secrets: they stay in the cluster, too. */
  readonly withheld: readonly JsonObject[];
  /** Number of objects that a controller creates from others. */
  readonly owned: number;
}

/** Sorts objects, without those that controllers created from others. */
export function sortObjects(objects: readonly InputObject[], exact: boolean): InputObjects {
  const own = objects.filter(({ object }) => !isOwned(object));
  const secrets = own.filter(({ object }) => object.kind === 'Secret');
  const rest = own
    .filter(({ object }) => object.kind !== 'Secret')
    .map((each) => ({ ...each, object: ownData(each.object, exact) }));
  const others = rest.filter(({ object }) => !isSeldonDeployment(object));
  return {
    deployments: rest.filter(({ object }) => isSeldonDeployment(object)),
    kept: others.filter(({ object }) => !hasSecretInside(object)),
    secrets: secrets.map(({ object }) => redacted(object)),
    withheld: others.map(({ object }) => object).filter(hasSecretInside),
    owned: objects.length - own.length,
  };
}

/** What a person wrote: an object that came from a cluster loses what the cluster added even if data must stay. */
function ownData(object: JsonObject, exact: boolean): JsonObject {
  if (!exact) {
    return cleaned(object);
  }
  const { resourceVersion, uid } = isObject(object.metadata) ? object.metadata : {};
  return withoutEmptyMetadata(
    withoutNulls(resourceVersion === undefined && uid === undefined ? object : cleaned(object)),
  );
}

function isOwned({ metadata }: JsonObject): boolean {
  const owners: Json | undefined = isObject(metadata) ? metadata.ownerReferences : undefined;
  return Array.isArray(owners) && owners.some((owner) => isObject(owner) && owner.controller === true);
}
