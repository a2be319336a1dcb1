import { always, FLAG, INT_OR_STRING, list, map, NUMBER, pointer, QUANTITY, struct, TEXT } from './shape';
import { LABEL_SELECTOR } from './shared';

const CROSS_VERSION_OBJECT = struct({ kind: always(TEXT), name: always(TEXT), apiVersion: TEXT });

const CURRENT_RESOURCE = {
  name: always(TEXT),
  targetAverageUtilization: pointer(NUMBER),
  targetAverageValue: pointer(QUANTITY),
};

/** @see https://github.com/kubernetes/api/blob/v0.24.1/autoscaling/v2beta1/types.go MetricSpec */
const METRIC_V2BETA1 = struct({
  type: always(TEXT),
  object: pointer(
    struct({
      target: always(CROSS_VERSION_OBJECT),
      metricName: always(TEXT),
      targetValue: always(QUANTITY),
      selector: pointer(LABEL_SELECTOR),
      averageValue: pointer(QUANTITY),
    }),
  ),
  pods: pointer(
    struct({ metricName: always(TEXT), targetAverageValue: always(QUANTITY), selector: pointer(LABEL_SELECTOR) }),
  ),
  resource: pointer(struct(CURRENT_RESOURCE)),
  containerResource: pointer(struct({ ...CURRENT_RESOURCE, container: always(TEXT) })),
  external: pointer(
    struct({
      metricName: always(TEXT),
      metricSelector: pointer(LABEL_SELECTOR),
      targetValue: pointer(QUANTITY),
      targetAverageValue: pointer(QUANTITY),
    }),
  ),
});

const TARGET = always(
  struct({
    type: always(TEXT),
    value: pointer(QUANTITY),
    averageValue: pointer(QUANTITY),
    averageUtilization: pointer(NUMBER),
  }),
);
const METRIC = always(struct({ name: always(TEXT), selector: pointer(LABEL_SELECTOR) }));

/** @see https://github.com/kubernetes/api/blob/v0.24.1/autoscaling/v2/types.go MetricSpec */
const METRIC_V2 = struct({
  type: always(TEXT),
  object: pointer(struct({ describedObject: always(CROSS_VERSION_OBJECT), target: TARGET, metric: METRIC })),
  pods: pointer(struct({ metric: METRIC, target: TARGET })),
  resource: pointer(struct({ name: always(TEXT), target: TARGET })),
  containerResource: pointer(struct({ name: always(TEXT), target: TARGET, container: always(TEXT) })),
  external: pointer(struct({ metric: METRIC, target: TARGET })),
});

export const HPA_SPEC = struct({
  minReplicas: pointer(NUMBER),
  maxReplicas: always(NUMBER),
  metrics: list(METRIC_V2BETA1),
  metricsv2: list(METRIC_V2),
});

export const PDB_SPEC = struct({ minAvailable: pointer(INT_OR_STRING), maxUnavailable: pointer(INT_OR_STRING) });

const SCALING_RULES = struct({
  stabilizationWindowSeconds: pointer(NUMBER),
  selectPolicy: pointer(TEXT),
  policies: list(struct({ type: always(TEXT), value: always(NUMBER), periodSeconds: always(NUMBER) })),
});

/** @see https://github.com/kedacore/keda/blob/v2.7.1/apis/keda/v1alpha1/scaledobject_types.go */
export const KEDA_SPEC = struct({
  pollingInterval: pointer(NUMBER),
  cooldownPeriod: pointer(NUMBER),
  minReplicaCount: pointer(NUMBER),
  maxReplicaCount: pointer(NUMBER),
  advanced: pointer(
    struct({
      horizontalPodAutoscalerConfig: pointer(
        struct({
          behavior: pointer(struct({ scaleUp: pointer(SCALING_RULES), scaleDown: pointer(SCALING_RULES) })),
        }),
      ),
      restoreToOriginalReplicaCount: FLAG,
    }),
  ),
  triggers: always(
    list(
      struct({
        type: always(TEXT),
        name: TEXT,
        metadata: always(map(TEXT)),
        authenticationRef: pointer(struct({ name: always(TEXT), kind: TEXT })),
        metricType: TEXT,
      }),
    ),
  ),
  idleReplicaCount: pointer(NUMBER),
  fallback: pointer(struct({ failureThreshold: always(NUMBER), replicas: always(NUMBER) })),
});
