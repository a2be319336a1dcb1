import { always, list, map, QUANTITY, struct, TEXT } from './shape';

/** Structs that pods, volumes and autoscalers share. */

export const LABEL_SELECTOR = struct({
  matchLabels: map(TEXT),
  matchExpressions: list(struct({ key: always(TEXT), operator: always(TEXT), values: list(TEXT) })),
});

export const LOCAL_OBJECT = struct({ name: TEXT });

export const RESOURCES = struct({ limits: map(QUANTITY), requests: map(QUANTITY) });

export const FIELD_REF = struct({ apiVersion: TEXT, fieldPath: always(TEXT) });

export const RESOURCE_FIELD_REF = struct({ containerName: TEXT, resource: always(TEXT), divisor: QUANTITY });
