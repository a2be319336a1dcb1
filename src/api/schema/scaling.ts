import { type Definition } from './definition';

const KEDA = 'https://keda.sh/docs/2.7/concepts/scaling-deployments/';

/** Autoscaling and disruption of a predictor's pods. */
export const SCALING: Record<string, Definition> = {
  SeldonHpaSpec: {
    about: 'A HorizontalPodAutoscaler of the pods.',
    see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    fields: {
      maxReplicas: { type: 'int32!', about: 'The most pods.' },
      metrics: {
        type: 'V2beta1MetricSpec[]',
        about: 'Metrics in the form of autoscaling/v2beta1.',
        instead: 'metricsv2',
      },
      metricsv2: { type: 'MetricSpec[]', about: 'Metrics in the form of autoscaling/v2.' },
      minReplicas: { type: 'int32', about: 'The fewest pods; 1 unless set.' },
    },
  },
  SeldonScaledObjectSpec: {
    about: 'A ScaledObject of KEDA for the pods.',
    see: KEDA,
    fields: {
      advanced: { type: 'AdvancedConfig', about: 'How KEDA uses the HorizontalPodAutoscaler.' },
      cooldownPeriod: { type: 'int32', about: 'Seconds after the last event until scaling to zero.' },
      fallback: { type: 'Fallback', about: 'What to do while a metric cannot be read.' },
      idleReplicaCount: { type: 'int32', about: 'Pods while no trigger is active.' },
      maxReplicaCount: { type: 'int32', about: 'The most pods.' },
      minReplicaCount: { type: 'int32', about: 'The fewest pods.' },
      pollingInterval: { type: 'int32', about: 'Seconds between two looks at a trigger.' },
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
        about: 'Whether deleting the ScaledObject restores the count from before it.',
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
      failureThreshold: { type: 'int32!', about: 'Failures in a row until the fallback holds.' },
      replicas: { type: 'int32!', about: 'Pods while it holds.' },
    },
  },
  ScaleTriggers: {
    about: 'A trigger of KEDA.',
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
    about: 'A PodDisruptionBudget of the pods; only one of the two may be set.',
    see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    fields: {
      maxUnavailable: { type: 'intOrString', about: 'The most pods that may be missing, as a number or in percent.' },
      minAvailable: { type: 'intOrString', about: 'The fewest pods that must stay, as a number or in percent.' },
    },
  },
};
