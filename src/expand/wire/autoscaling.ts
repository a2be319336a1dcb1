import { HorizontalPodAutoscalerBehavior, MetricSpec, V2beta1MetricSpec } from './kubernetes.generated';
import { always, FLAG, INT_OR_STRING, list, map, NUMBER, pointer, struct, TEXT } from './shape';

export const HPA_SPEC = struct(() => ({
  minReplicas: pointer(NUMBER),
  maxReplicas: always(NUMBER),
  metrics: list(V2beta1MetricSpec),
  metricsv2: list(MetricSpec),
}));

export const PDB_SPEC = struct(() => ({
  minAvailable: pointer(INT_OR_STRING),
  maxUnavailable: pointer(INT_OR_STRING),
}));

/** @see https://github.com/kedacore/keda/blob/v2.7.1/apis/keda/v1alpha1/scaledobject_types.go */
export const KEDA_SPEC = struct(() => ({
  pollingInterval: pointer(NUMBER),
  cooldownPeriod: pointer(NUMBER),
  minReplicaCount: pointer(NUMBER),
  maxReplicaCount: pointer(NUMBER),
  advanced: pointer(
    struct(() => ({
      horizontalPodAutoscalerConfig: pointer(struct(() => ({ behavior: pointer(HorizontalPodAutoscalerBehavior) }))),
      restoreToOriginalReplicaCount: FLAG,
    })),
  ),
  triggers: always(
    list(
      struct(() => ({
        type: always(TEXT),
        name: TEXT,
        metadata: always(map(TEXT)),
        authenticationRef: pointer(struct(() => ({ name: always(TEXT), kind: TEXT }))),
        metricType: TEXT,
      })),
    ),
  ),
  idleReplicaCount: pointer(NUMBER),
  fallback: pointer(struct(() => ({ failureThreshold: always(NUMBER), replicas: always(NUMBER) }))),
}));
