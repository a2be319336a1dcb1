import { twoMetrics } from '../../../src/rules/autoscaling/two-metrics';
import { describeRule, ownModel } from '../describe-rule';

const OLD = 'metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]';
const NEW = 'metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]';
const KEDA = 'kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: "70"}}]}';

describeRule(twoMetrics, {
  accepts: {
    'the old list': ownModel(`hpaSpec: {maxReplicas: 3, ${OLD}}`),
    'the new list': ownModel(`hpaSpec: {maxReplicas: 3, ${NEW}}`),
    'both with kedaSpec, which drops both': ownModel(`hpaSpec: {maxReplicas: 3, ${OLD}, ${NEW}}, ${KEDA}`),
  },
  rejects: {
    both: [
      ownModel(`hpaSpec: {maxReplicas: 3, ${OLD}, ${NEW}}`),
      ['spec.predictors[0].componentSpecs[0].hpaSpec.metricsv2', 'metricsv2 with 1 metric is dropped'],
    ],
  },
});
