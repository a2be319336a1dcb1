import { type Definition } from './definition';

const KEDA = 'https://keda.sh/docs/2.7/concepts/scaling-deployments/';

/** Autoscaling and disruption of a predictor's pods. */
export const SCALING: Record<string, Definition> = {
  SeldonHpaSpec: {
    about: 'A HorizontalPodAutoscaler for the pods.',
    see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    fields: {
      maxReplicas: { type: 'int32!', about: 'Maximum number of pods.' },
      metrics: {
        type: 'V2beta1MetricSpec[]',
        about: 'Metrics as in autoscaling/v2beta1.',
        instead: 'metricsv2',
      },
      metricsv2: { type: 'MetricSpec[]', about: 'Metrics as in autoscaling/v2.' },
      minReplicas: { type: 'int32', about: 'Minimum number of pods; by default 1.' },
    },
  },
  SeldonScaledObjectSpec: {
    about: 'A KEDA ScaledObject for the pods.',
    see: KEDA,
    fields: {
      advanced: { type: 'AdvancedConfig', about: 'How KEDA uses the HorizontalPodAutoscaler.' },
      cooldownPeriod: { type: 'int32', about: 'Seconds from the last event until scaling to zero.' },
      fallback: { type: 'Fallback', about: 'What to do while a metric cannot be read.' },
      idleReplicaCount: { type: 'int32', about: 'Number of pods while no trigger is active.' },
      maxReplicaCount: { type: 'int32', about: 'Maximum number of pods.' },
      minReplicaCount: { type: 'int32', about: 'Minimum number of pods.' },
      pollingInterval: { type: 'int32', about: 'Seconds between checks of a trigger.' },
      triggers: { type: 'ScaleTriggers[]!', about: 'What activates scaling.' },
    },
  },
  AdvancedConfig: {
    about: 'How KEDA uses the HorizontalPodAutoscaler.',
    see: KEDA,
    fields: {
      horizontalPodAutoscalerConfig: {
        type: 'HorizontalPodAutoscalerConfig',
        about: 'Settings of the HorizontalPodAutoscaler.',
      },
      restoreToOriginalReplicaCount: {
        type: 'boolean',
        about: 'Whether deleting the ScaledObject restores the original number of pods.',
      },
    },
  },
  HorizontalPodAutoscalerConfig: {
    about: 'Settings of the HorizontalPodAutoscaler that KEDA creates.',
    fields: { behavior: { type: 'HorizontalPodAutoscalerBehavior', about: 'How fast to scale up and down.' } },
  },
  Fallback: {
    about: 'What to do while a metric cannot be read.',
    fields: {
      failureThreshold: { type: 'int32!', about: 'Number of consecutive failures before the fallback applies.' },
      replicas: { type: 'int32!', about: 'Number of pods while it applies.' },
    },
  },
  ScaleTriggers: {
    about: 'A KEDA trigger.',
    see: 'https://keda.sh/docs/2.7/scalers/',
    fields: {
      authenticationRef: { type: 'ScaledObjectAuthRef', about: 'Credentials for the source of events.' },
      metadata: { type: '{string}!', about: 'Settings of the scaler.' },
      metricType: { type: 'string(AverageValue|Value|Utilization)', about: 'How the metric is compared.' },
      name: { type: 'string', about: 'Name of the trigger, unique in the ScaledObject.' },
      type: { type: 'string!', about: 'Name of the scaler, such as `prometheus`.' },
    },
  },
  ScaledObjectAuthRef: {
    about: 'Credentials of a trigger.',
    fields: {
      kind: { type: 'string(TriggerAuthentication|ClusterTriggerAuthentication)', about: 'Kind of the object.' },
      name: { type: 'string!', about: 'Name of the object.' },
    },
  },
  SeldonPdbSpec: {
    about: 'A PodDisruptionBudget for the pods; only one of the two fields may be set.',
    see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    fields: {
      maxUnavailable: { type: 'intOrString', about: 'Maximum number of unavailable pods, or their percentage.' },
      minAvailable: { type: 'intOrString', about: 'Minimum number of available pods, or their percentage.' },
    },
  },
};
