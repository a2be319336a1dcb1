import { utilizationTarget } from '../../../src/rules/autoscaling/utilization-target';
import { describeRule } from '../describe-rule';

const METRIC = (percent: number, more = '') =>
  `hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: ${percent}}}${more}}]}`;
const OLD = (percent: number) =>
  `hpaSpec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: ${percent}}}]}`;
const FIELD = 'spec.predictors[0].componentSpecs[0]';

/** A model next to an orchestrator that requests 100 millis of CPU and is limited to as much. */
const model = (resources: string, scaling: string) => `predictors: [{name: a,
  svcOrchSpec: {resources: {requests: {cpu: 100m}, limits: {cpu: 100m}}},
  graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
  componentSpecs: [{spec: {containers: [{name: m, resources: ${resources}}]}, ${scaling}}]}]`;

describeRule(utilizationTarget, {
  operator: 'keda: {enabled: true}',
  accepts: {
    'a target below the requests': model('{requests: {cpu: 1}, limits: {cpu: 1}}', METRIC(80)),
    'a target above the requests and below the limits': model('{requests: {cpu: 500m}, limits: {cpu: 4}}', METRIC(500)),
    'twice the requests, without limits': model('{requests: {cpu: 500m}}', METRIC(200)),
    'a pod without requests, which another rule reports': model('{}', METRIC(500)),
    'an amount': model(
      '{requests: {cpu: 1}, limits: {cpu: 1}}',
      'hpaSpec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, targetAverageValue: 500}}]}',
    ),
  },
  rejects: {
    'a target above the limits': [
      model('{requests: {cpu: 900m}, limits: {cpu: 1900m}}', METRIC(500)),
      [`${FIELD}.hpaSpec.metricsv2[0].resource.target.averageUtilization`, '500 % of the requested cpu'],
    ],
    'a target at the limits': [
      model('{requests: {cpu: 900m}, limits: {cpu: 1900m}}', OLD(200)),
      [`${FIELD}.hpaSpec.metrics[0].resource.targetAverageUtilization`, 'not below the limit of 2'],
    ],
    'five times the requests, without limits': [
      model('{requests: {cpu: 900m}}', METRIC(500)),
      [`${FIELD}.hpaSpec.metricsv2[0].resource.target.averageUtilization`, 'each pod uses more'],
    ],
    'an autoscaler of your own, in the form of autoscaling/v1': [
      `{metadata: {name: iris}, spec: {${model('{requests: {cpu: 900m}}', '')}}}
---
{apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, metadata: {name: own},
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-a-0-m}, maxReplicas: 3, targetCPUUtilizationPercentage: 700}}`,
      ['metadata.name', '700 % of the requested cpu'],
    ],
    'a trigger of KEDA': [
      model(
        '{requests: {cpu: 900m}}',
        "kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metricType: Utilization, metadata: {value: '500'}}]}",
      ),
      [`${FIELD}.kedaSpec.triggers[0].metadata.value`, '500 % of the requested cpu'],
    ],
  },
});
