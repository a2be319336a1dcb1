import { createdObject } from '../../../src/rules/pods/created-object';
import { describeRule, judgeManifests } from '../describe-rule';

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
    'the gRPC port with the number that the operator assigns for HTTP': [
      component('spec: {containers: [{name: m, ports: [{containerPort: 7000}, {name: grpc, containerPort: 9000}]}]}'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].ports[1].containerPort',
        'port 9000 is declared with the name grpc, and the operator assigns it for http as well: ' +
          'the API server rejects Service "iris-p-m" (spec.ports[1]: Duplicate value: {',
      ],
    ],
    'the HTTP port with the number that the operator assigns for gRPC': [
      component('spec: {containers: [{name: m, ports: [{name: http, containerPort: 9500}]}]}'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].ports[0].containerPort',
        'port 9500 is declared with the name http, and the operator assigns it for grpc as well',
      ],
    ],
    'one number for both ports, which the Service has with TCP': [
      component(
        'spec: {containers: [{name: m, ports: [{name: http, containerPort: 7000}, {name: grpc, containerPort: 7000, protocol: UDP}]}]}',
      ),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].ports[1].containerPort',
        'port 7000 is used for both http and grpc',
      ],
    ],
    'an invalid annotation': [
      `predictors: [{${SERVER}, annotations: {a b: x}}]`,
      ['spec.predictors[0].annotations["a b"]', '"a b" is not valid here'],
    ],
  },
});

describeRule(createdObject, {
  operator: 'predictiveUnit: {httpPort: 9600, grpcPort: 9600}',
  accepts: {
    'ports of its own': component(
      'spec: {containers: [{name: m, ports: [{name: http, containerPort: 7000}, {name: grpc, containerPort: 7001}]}]}',
    ),
  },
  rejects: {
    'ports that this operator numbers alike': [
      component('spec: {containers: [{name: m}]}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0]', 'port 9600 is used for both http and grpc'],
    ],
  },
});

test.each([
  ['{name: grpc, containerPort: 9000}', 'declare a port with the name http and another number'],
  [
    '{name: http, containerPort: 1}, {name: grpc, containerPort: 1, protocol: UDP}',
    'names http and grpc and different numbers',
  ],
])('ports %s: %s', (ports, remedy) => {
  const manifest = `spec: {${component(`spec: {containers: [{name: m, ports: [${ports}]}]}`)}}`;
  expect(judgeManifests(manifest).findings.find(({ rule }) => rule === createdObject.id)?.remedy).toContain(remedy);
});
