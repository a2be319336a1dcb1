import { always, FLAG, list, map, NUMBER, pointer, struct, TEXT, TIME } from './shape';

const FIELDS = {
  name: TEXT,
  generateName: TEXT,
  namespace: TEXT,
  selfLink: TEXT,
  uid: TEXT,
  resourceVersion: TEXT,
  generation: NUMBER,
};

const MORE_FIELDS = {
  deletionTimestamp: pointer(TIME),
  deletionGracePeriodSeconds: pointer(NUMBER),
  labels: map(TEXT),
  annotations: map(TEXT),
  ownerReferences: list(
    struct({
      apiVersion: always(TEXT),
      kind: always(TEXT),
      name: always(TEXT),
      uid: always(TEXT),
      controller: pointer(FLAG),
      blockOwnerDeletion: pointer(FLAG),
    }),
  ),
  finalizers: list(TEXT),
  clusterName: TEXT,
};

/** Metadata of an object inside a pod, such as a claim template. */
export const OBJECT_META = struct({ ...FIELDS, creationTimestamp: always(TIME), ...MORE_FIELDS });

/**
 * Metadata of a component spec.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go ObjectMeta
 */
export const COMPONENT_META = struct({ ...FIELDS, creationTimestamp: pointer(TIME), ...MORE_FIELDS });
