import { counted } from '../../private/counted';
import { predictorDiff, trap, upstream } from '../rule';

export const twoMetrics = trap({
  id: 'SELDON242',
  looksAt: ['hpaSpec'],
  title: 'an autoscaler has one list of metrics',
  consequence: 'The operator uses `metrics`, the form of autoscaling/v2beta1, and silently drops `metricsv2`.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
      - spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m, memory: 1Gi}}}]}
        hpaSpec:
          maxReplicas: 5
    -     metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]
          metricsv2:
    +     - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}
          - {type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 80}}}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    for (const { components } of predictors) {
      for (const {
        component: { hpaSpec, kedaSpec },
        path,
      } of components) {
        // The operator treats an empty list like any other.
        if (!kedaSpec && hpaSpec?.metrics && (hpaSpec.metricsv2 ?? []).length > 0) {
          report({
            path: `${path}.hpaSpec.metricsv2`,
            message:
              `metricsv2 with ${counted(hpaSpec.metricsv2!.length, 'metric')} is dropped, as hpaSpec.metrics is set ` +
              'too',
            remedy: 'keep only metricsv2, with all metrics in the form of autoscaling/v2',
          });
        }
      }
    }
  },
});
