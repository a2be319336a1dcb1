import { portTwice } from '../../../src/rules/pods/port-twice';
import { describeRule, ownModel } from '../describe-rule';

const pair = (one: string, two: string, between = '') =>
  `{predictors: [{name: a, graph: {name: t, type: TRANSFORMER, children: [{name: m, type: MODEL}]},
      componentSpecs: [{spec: {containers: [{name: t, image: 'i:1', ports: [${one}]}${between || ', '}{name: m, image: 'i:1', ports: [${two}]}]}}]}]}`;
const servers = (server: string, more = '') =>
  `spec: {protocol: v2, predictors: [{name: a, graph: {name: t, implementation: ${server}, modelUri: gs://m/t,
      children: [{name: m, implementation: ${server}, modelUri: gs://m/m}]}, ${more}}]}`;
const CONTAINERS = 'spec.predictors[0].componentSpecs[0].spec.containers';

describeRule(portTwice, {
  accepts: {
    'two servers of MLServer, whose ports the operator assigns': servers('SKLEARN_SERVER'),
    'two Tritons in pods of their own': servers(
      'TRITON_SERVER',
      'componentSpecs: [{spec: {containers: [{name: t}]}}, {spec: {containers: [{name: m}]}}]',
    ),
    'two Tritons, one of them without metrics': servers(
      'TRITON_SERVER',
      "componentSpecs: [{spec: {containers: [{name: m, args: [tritonserver, '--allow-metrics=false', --model-repository=/mnt/models]}]}}]",
    ),
    'ports that the operator assigns': pair('', ''),
    'its own ports for each container': pair('{name: http, containerPort: 5000}', '{name: http, containerPort: 5002}'),
    'one port in two pods': pair(
      '{name: http, containerPort: 5000}',
      '{name: http, containerPort: 5000}',
      ']}}, {spec: {containers: [',
    ),
    'one port for TCP and UDP': pair('{name: a, containerPort: 5000}', '{name: b, containerPort: 5000, protocol: UDP}'),
  },
  rejects: {
    'the metrics of two Tritons': [
      servers('TRITON_SERVER'),
      ['spec.predictors[0].graph.children[0].name', 'containers "t" and "m" both listen on port 8002 for metrics'],
    ],
    'a port at which MLServer has its metrics': [
      `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
          componentSpecs: [{spec: {containers: [{name: m}, {name: side, image: 'i:1', ports: [{containerPort: 6000}]}]}}]}]}`,
      [`${CONTAINERS}[0].name`, 'containers "side" and "m" both listen on port 6000 for metrics'],
    ],
    'one port in two containers': [
      pair('{name: http, containerPort: 5000}', '{name: http, containerPort: 5000}'),
      [`${CONTAINERS}[1].ports[0].containerPort`, 'containers "t" and "m" both listen on port 5000'],
    ],
    'the port of the orchestrator': [
      ownModel('', '', 'ports: [{name: http, containerPort: 8000}]'),
      [`${CONTAINERS}[0].ports[0].containerPort`, '"m" and "seldon-container-engine" both listen on port 8000'],
    ],
  },
});
