import { definedOnly, isObject, type Json, type JsonObject, without } from '../../private/json';
import { withoutValues } from '../../rules/made-secret';

/** Metadata that a cluster writes. */
const WRITTEN_BY_CLUSTER: readonly string[] = [
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
];

/** Annotations that kubectl writes. */
const WRITTEN_BY_KUBECTL: readonly string[] = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
];

/** An object as a person would write it: without its status and what the cluster and kubectl add to its metadata. */
export function cleaned(object: JsonObject): JsonObject {
  const { status: _, ...rest } = object;
  const { metadata } = rest;
  return { ...rest, ...(isObject(metadata) && { metadata: ownMetadata(metadata) }) };
}

/** Metadata without what a cluster adds. */
function ownMetadata({ annotations, ...metadata }: JsonObject): JsonObject {
  const said = isObject(annotations) ? annotations : {};
  return withoutKubectls({ ...without(metadata, WRITTEN_BY_CLUSTER), annotations: said });
}

function withoutKubectls(metadata: JsonObject): JsonObject {
  const { annotations } = metadata;
  return withoutEmptyMaps(
    isObject(annotations) ? { ...metadata, annotations: without(annotations, WRITTEN_BY_KUBECTL) } : metadata,
  );
}

/**
 * An object without empty labels and annotations, which cdk8s does not write and no cluster keeps, and without the copy
 * that kubectl keeps in an annotation.
 */
export function withoutEmptyMetadata({ metadata, ...rest }: JsonObject): JsonObject {
  return {
    ...rest,
    ...(metadata !== undefined && { metadata: isObject(metadata) ? withoutKubectls(metadata) : metadata }),
  };
}

function withoutEmptyMaps(metadata: JsonObject): JsonObject {
  const isEmpty = (value: Json | undefined) => value === null || (isObject(value) && Object.keys(value).length === 0);
  return without(
    metadata,
    ['labels', 'annotations'].filter((name) => isEmpty(metadata[name])),
  );
}

/** An object without null members, which mean the same as absent ones. */
export function withoutNulls(object: JsonObject): JsonObject {
  return strip(object) as JsonObject;
}

function strip(json: Json): Json {
  if (Array.isArray(json)) {
    return json.map(strip);
  }
  return isObject(json)
    ? Object.fromEntries(Object.entries(json).flatMap(([key, item]) => (item === null ? [] : [[key, strip(item)]])))
    : json;
}

/**
 * A Secret without what it hides: its identity, its type and its keys, which the operator looks at. Labels, annotations
 * and other fields may repeat the data.
 */
export function redacted({ apiVersion, kind, metadata, type, data, stringData }: JsonObject): JsonObject {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  return definedOnly({
    apiVersion,
    kind,
    metadata: definedOnly({ name, namespace }),
    type,
    data: { ...withoutValues(data), ...withoutValues(stringData) },
  });
}
