import { scalerRequests } from '../../../src/rules/autoscaling/scaler-requests';
import { scalerResource } from '../../../src/rules/autoscaling/scaler-resource';
import { judgeManifests, describeRule, ownModel } from '../describe-rule';

const GPU = 'resources: {limits: {nvidia.com/gpu: 1}, requests: {cpu: 1, memory: 1Gi}}';

function scaled(metric: string): string {
  return ownModel(`hpaSpec: {maxReplicas: 3, ${metric}}`, '', GPU);
}

const OF_GPU = 'metrics: [{type: Resource, resource: {name: nvidia.com/gpu, targetAverageUtilization: 70}}]';

describeRule(scalerResource, {
  accepts: {
    'CPU and memory': scaled(
      'metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}, ' +
        '{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}]',
    ),
    'the metric of an exporter': scaled(
      'metricsv2: [{type: Pods, pods: {metric: {name: gpu}, target: {type: AverageValue, averageValue: 70}}}]',
    ),
    'an HPA without metrics': scaled(''),
    'a query of KEDA': `${ownModel('', '', GPU)}
---
kind: ScaledObject
metadata: {name: s}
spec: {scaleTargetRef: {name: iris-a-0-m}, triggers: [{type: prometheus, metadata: {query: DCGM_FI_DEV_GPU_UTIL}}]}`,
  },
  rejects: {
    'the utilization of GPUs': [
      scaled(OF_GPU),
      ['spec.predictors[0].componentSpecs[0].hpaSpec.metrics[0].resource.name', 'measures nvidia.com/gpu'],
    ],
    'an amount of another resource': [
      scaled(
        'metricsv2: [{type: Resource, resource: {name: ephemeral-storage, target: {type: AverageValue, averageValue: 1Gi}}}]',
      ),
      ['spec.predictors[0].componentSpecs[0].hpaSpec.metricsv2[0].resource.name', 'measures ephemeral-storage'],
    ],
    'the GPUs of one container': [
      `${ownModel('', '', GPU)}
---
kind: HorizontalPodAutoscaler
metadata: {name: h}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-a-0-m}
  metrics:
  - type: ContainerResource
    containerResource: {name: nvidia.com/gpu, container: m, target: {type: Utilization, averageUtilization: 70}}`,
      ['metadata.name', 'measures nvidia.com/gpu'],
    ],
    'a trigger of KEDA named like a resource': [
      `${ownModel('', '', GPU)}
---
kind: ScaledObject
metadata: {name: s}
spec: {scaleTargetRef: {name: iris-a-0-m}, triggers: [{type: nvidia.com/gpu, metadata: {value: '70'}}]}`,
      ['metadata.name', 'measures nvidia.com/gpu'],
    ],
  },
});

test('the remedy never requests a GPU for containers without one', () => {
  const { findings } = judgeManifests(scaled(OF_GPU));
  expect(findings.filter(({ rule }) => rule === scalerRequests.id)).toEqual([]);
});
