import { createdObject } from '../../../src/rules/pods/created-object';
import { describeRule } from '../describe-rule';

const SERVER = 'name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m}';
const component = (fields: string) => `predictors: [{${SERVER}, componentSpecs: [{${fields}}]}]`;
const pod = (fields: string) => component(`spec: {containers: [{name: m}], ${fields}}`);

describeRule(createdObject, {
  accepts: {
    'a plain server': `predictors: [{${SERVER}}]`,
    'an autoscaler': component(
      'spec: {containers: [{name: m, resources: {requests: {cpu: 1}}}]}, hpaSpec: {minReplicas: 1, maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}',
    ),
    'tolerations, affinity, host aliases': pod(
      'tolerations: [{key: gpu, operator: Exists}], affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: gpu, operator: Exists}]}]}}}, hostAliases: [{ip: 1.2.3.4, hostnames: [a.b]}]',
    ),
  },
  rejects: {
    'an autoscaler from five to two': [
      component('spec: {containers: [{name: m}]}, hpaSpec: {minReplicas: 5, maxReplicas: 2}'),
      ['spec.predictors[0].componentSpecs[0].hpaSpec.maxReplicas', '2 is not valid here'],
    ],
    'a metric without its source': [
      component('spec: {containers: [{name: m}]}, hpaSpec: {maxReplicas: 2, metricsv2: [{type: Resource}]}'),
      ['spec.predictors[0].componentSpecs[0].hpaSpec.metricsv2[0].resource', 'HorizontalPodAutoscaler "iris-p-0-m"'],
    ],
    'a budget of both kinds': [
      component('spec: {containers: [{name: m}]}, pdbSpec: {minAvailable: 1, maxUnavailable: 1}'),
      ['spec.predictors[0].componentSpecs[0].pdbSpec', 'PodDisruptionBudget "iris-p-0-m"'],
    ],
    'an invalid toleration': [
      pod('tolerations: [{key: gpu, operator: Exists, value: x}]'),
      ['spec.predictors[0].componentSpecs[0].spec.tolerations[0].operator', '"x" is not valid here'],
    ],
    'the restart policy of a Job': [
      pod('restartPolicy: Never'),
      ['spec.predictors[0].componentSpecs[0].spec.restartPolicy', '"Never" is not valid here'],
    ],
    'a variable without a name': [
      `predictors: [{${SERVER}, svcOrchSpec: {env: [{name: '', value: x}]}}]`,
      ['spec.predictors[0].svcOrchSpec.env[0].name', 'Required value'],
    ],
    'negative replicas': [
      `predictors: [{${SERVER}, replicas: -1}]`,
      ['spec.predictors[0].replicas', '-1 is not valid here'],
    ],
    'a port above 65535': [
      component('spec: {containers: [{name: m, ports: [{name: http, containerPort: 70000}]}]}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].ports[0].containerPort', '70000 is not valid here'],
    ],
    'an invalid annotation': [
      `predictors: [{${SERVER}, annotations: {a b: x}}]`,
      ['spec.predictors[0].annotations["a b"]', '"a b" is not valid here'],
    ],
  },
});
