import { scalerContainer } from '../../../src/rules/autoscaling/scaler-container';
import { describeRule } from '../describe-rule';

const METRIC = (container: string) =>
  `{type: ContainerResource, containerResource: {name: cpu, container: ${container}, target: {type: Utilization, averageUtilization: 60}}}`;
const KEDA = (container: string) =>
  `kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metricType: Utilization, metadata: {value: '60', containerName: ${container}}}]}`;
const OWN = (container: string) => `metadata: {name: iris}
${MODEL('')}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: own}
spec: {scaleTargetRef: {kind: Deployment, name: iris-a-0-m}, maxReplicas: 3, metrics: [${METRIC(container)}]}`;

function MODEL(scaling: string): string {
  return `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
  componentSpecs: [{spec: {containers: [{name: m, resources: {requests: {cpu: 1}}}]}, ${scaling}}]}]}`;
}

const HPA = (container: string) => MODEL(`hpaSpec: {maxReplicas: 3, metricsv2: [${METRIC(container)}]}`);
const FIELD = 'spec.predictors[0].componentSpecs[0]';

describeRule(scalerContainer, {
  operator: 'keda: {enabled: true}',
  accepts: {
    'the container of the node': HPA('m'),
    'the orchestrator, which the operator adds': HPA('seldon-container-engine'),
    "the sidecar that Istio's webhook adds": HPA('istio-proxy'),
    'a trigger of KEDA that measures the whole pod': MODEL(KEDA("''")),
    'your own autoscaler': OWN('m'),
  },
  rejects: {
    'a container that the pods do not have': [
      HPA('model'),
      [`${FIELD}.hpaSpec.metricsv2[0].containerResource.container`, 'container "model"'],
    ],
    'an amount instead of a percentage': [
      MODEL(
        'hpaSpec: {maxReplicas: 3, metrics: [{type: ContainerResource, containerResource: {name: cpu, container: x, targetAverageValue: 1}}]}',
      ),
      [`${FIELD}.hpaSpec.metrics[0].containerResource.container`, 'container "x"'],
    ],
    'an init container of the operator, which has ended': [
      HPA('m-model-initializer'),
      [`${FIELD}.hpaSpec.metricsv2[0].containerResource.container`, 'container "m-model-initializer"'],
    ],
    'a trigger of KEDA': [MODEL(KEDA('model')), [`${FIELD}.kedaSpec.triggers[0].metadata.containerName`, '"model"']],
    'your own autoscaler': [OWN('model'), ['metadata.name', 'container "model"']],
  },
});
