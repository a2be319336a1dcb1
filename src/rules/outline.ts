import { podLabels } from './helpers/label-selector';
import { MAKING_KINDS, outlineOfMaker, withoutValues } from './made-secret';
import { REFERRING_KINDS } from './reference';
import { Watch } from './watch';
import { withAddresses, workloadAddresses } from './workload-addresses';
import { asText, definedOnly, isObject, type Json, type JsonObject, maps, valueAt } from '../private/json';

/** The kinds, besides SeldonDeployments, that rules look up or the operator reads. */
const KINDS = [
  'ServiceAccount',
  'Secret',
  'Gateway',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'ScaledObject',
  'Namespace',
  'PersistentVolumeClaim',
  'PriorityClass',
  'RuntimeClass',
  'ValidatingWebhookConfiguration',
  'ConfigMap',
  'Service',
  'Deployment',
  'StatefulSet',
  'ResourceQuota',
  'LimitRange',
  'Profile',
  ...MAKING_KINDS,
] as const;

export type SurroundingKind = (typeof KINDS)[number];

/** Whether a rule may look up an object: callers with many objects can drop the rest. */
export function isSurrounding(object: JsonObject): boolean {
  return (KINDS as readonly unknown[]).includes(object.kind) || isReferring(object);
}

/** Whether an object refers to others by name, labels or address. */
export function isReferring(object: JsonObject): boolean {
  return REFERRING_KINDS.includes(asText(object.kind)) || workloadAddresses(object).length > 0;
}

/** Kinds that refer to nothing, and whose fields findings point to: variables of containers, and amounts. */
const POINTED_AT: readonly string[] = ['ConfigMap', 'Secret', 'LimitRange', 'ResourceQuota'];

/** Whether findings about SeldonDeployments may point to fields of an object. */
export function isPointedAt(object: JsonObject): boolean {
  return isReferring(object) || POINTED_AT.includes(asText(object.kind)) || Watch.of(object)?.unknownFlag !== undefined;
}

/**
 * The parts of an object that rules need: name and resources of workloads other than operators, keys of ConfigMaps,
 * the Secrets that are made from others.
 */
export function outline(object: JsonObject): JsonObject {
  if (object.kind === 'ConfigMap') {
    const { apiVersion, kind, metadata, data, binaryData } = object;
    return { apiVersion, kind, metadata, data: shortValues(data), binaryData: withoutValues(binaryData) };
  }
  if ((MAKING_KINDS as readonly unknown[]).includes(object.kind)) {
    return outlineOfMaker(object);
  }
  if ((object.kind !== 'Deployment' && object.kind !== 'StatefulSet') || Watch.of(object)) {
    return object;
  }
  const { apiVersion, kind, metadata } = object;
  const replicas = valueAt(object, 'spec.replicas');
  const pods = valueAt(object, 'spec.template.spec');
  return {
    apiVersion,
    kind,
    metadata,
    spec: {
      ...(replicas !== undefined && { replicas }),
      template: { metadata: { labels: { ...podLabels(object) } }, spec: countedSpec(isObject(pods) ? pods : {}) },
    },
  };
}

/** The fields of a pod that quotas count, and the addresses that it calls. */
function countedSpec({ containers, initContainers, priorityClassName }: JsonObject): JsonObject {
  const counted = (list: Json | undefined) =>
    maps(list).map((container) => {
      const { name, resources, restartPolicy } = container;
      return { ...definedOnly({ name, resources, restartPolicy }), ...withAddresses(container) };
    });
  return definedOnly({
    containers: counted(containers),
    initContainers: counted(initContainers),
    priorityClassName,
  });
}

/** The longest value of a ConfigMap that rules read: longer ones are files rather than variables. */
const LONGEST_VALUE = 200;

/** A map with the same keys, and those values that may be variables. */
function shortValues(map: Json | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(isObject(map) ? map : {}).map(([key, value]) => [
      key,
      typeof value === 'string' && value.length > LONGEST_VALUE ? null : value,
    ]),
  );
}
