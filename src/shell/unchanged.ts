import { type ApiObject, type ApiObjectMetadataDefinition } from 'cdk8s';
import { clone, has, type JsonObject } from '../private/json';
import { isPlainData } from '../private/plain-data';

/** Returns whether something is still what it was when this was created. */
export type Unchanged = () => boolean;

/** For objects of any class: only rendering shows what they have become. */
export function unchangedObject(object: ApiObject): Unchanged {
  return unchangedText(() => object.toJson());
}

/** For what has to be created again to be known. */
export function unchangedText(render: () => unknown): Unchanged {
  const text = JSON.stringify(render());
  return () => JSON.stringify(render()) === text;
}

/** For metadata: what they hold is compared, in a fraction of the time that rendering takes. */
export function unchangedMetadata(metadata: ApiObjectMetadataDefinition): Unchanged {
  return unchangedData(metadata, 'apiObject') ?? unchangedText(() => metadata.toJson());
}

/**
 * For plain data, no matter what changes them; undefined if they hold something that is resolved later.
 * @param aside a member that is not copied
 */
export function unchangedData(data: object, aside: string): Unchanged | undefined {
  const { [aside]: passedOver, ...content } = data as JsonObject;
  if (!isPlainData(content)) {
    return undefined;
  }
  const copy = { ...clone(content), [aside]: passedOver };
  return () => isSame(data, copy);
}

function isSame(value: unknown, copy: unknown): boolean {
  if (value === copy) {
    return true;
  }
  if (typeof value !== 'object' || typeof copy !== 'object' || value === null || copy === null) {
    return false;
  }
  const [members, copies] = [value as JsonObject, copy as JsonObject];
  for (const key in members) {
    if (!isSame(members[key], copies[key])) {
      return false;
    }
  }
  for (const key in copies) {
    if (!has(members, key)) {
      return false;
    }
  }
  return true;
}
