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
  const own = isObject(annotations) ? { ...metadata, annotations: without(annotations, WRITTEN_BY_KUBECTL) } : metadata;
  return (filled(own) as JsonObject | undefined) ?? {};
}

/**
 * An object without empty labels, finalizers and the like, which cdk8s does not write and no cluster keeps, and without
 * the copy that kubectl keeps in an annotation.
 */
export function withoutEmptyMetadata(object: JsonObject): JsonObject {
  const { metadata } = object;
  return { ...object, ...(isObject(metadata) && { metadata: withoutKubectls(metadata) }) };
}

/** Data without nulls, empty maps and empty lists in its maps, at any depth; undefined if nothing else is in it. */
function filled(json: Json): Json | undefined {
  if (Array.isArray(json)) {
    return json.length === 0 ? undefined : json.map((item) => filled(item) ?? item);
  }
  if (!isObject(json)) {
    return json ?? undefined;
  }
  const own = Object.entries(json).flatMap(([key, value]) => {
    const kept = filled(value);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
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
