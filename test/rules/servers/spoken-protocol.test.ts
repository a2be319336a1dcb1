import { spokenProtocol } from '../../../src/rules/servers/spoken-protocol';
import { describeRule, judgeManifests } from '../describe-rule';

const served = (
  image: string,
  { spec = '', node = 'type: MODEL', container = '', predictor = '' }: Partial<Record<string, string>> = {},
) =>
  `spec: {${spec} predictors: [{name: a, graph: {name: m, ${node}},
      componentSpecs: [{spec: {containers: [{name: m, image: '${image}', ${container}}]}}], ${predictor}}]}`;
const IMAGE = 'spec.predictors[0].componentSpecs[0].spec.containers[0].image';
const PREPACKAGED = (implementation: string) => `implementation: ${implementation}, modelUri: gs://m`;

describeRule(spokenProtocol, {
  accepts: {
    'Triton with v2': served('nvcr.io/nvidia/tritonserver:23.08-py3', { spec: 'protocol: v2,' }),
    'MLServer with the older name of v2': served('seldonio/mlserver:1.0.0', { spec: 'protocol: kfserving,' }),
    'TensorFlow Serving with tensorflow': served('tensorflow/serving:2.8.0', { spec: 'protocol: tensorflow,' }),
    "Seldon's server with the default protocol": served('docker.io/seldonio/sklearnserver:1.17.1'),
    'an image that only sounds like one': served('registry.example.com/team/mlserver:1'),
    'another program in the image': served('seldonio/mlserver:1.3.5', { container: 'command: [python, serve.py]' }),
    'a script that starts a proxy, too': served('nvcr.io/nvidia/tritonserver:23.08-py3', {
      container: "command: [sh, -c, 'tritonserver --model-repository=/m & python proxy.py']",
    }),
    'a proxy, whose image the operator replaces': served('tensorflow/serving:2.8.0', {
      node: PREPACKAGED('TENSORFLOW_SERVER'),
    }),
    'a node that clients call themselves': served('seldonio/mlserver:1.3.5', {
      predictor: "annotations: {seldon.io/no-engine: 'true'}",
    }),
    'a node that only gets feedback': served('seldonio/mlserver:1.3.5', {
      node: 'type: UNKNOWN_TYPE, methods: [SEND_FEEDBACK]',
    }),
    'a node of no type, which is not called': served('seldonio/sklearnserver:1.17.1', {
      spec: 'protocol: v2,',
      node: 'implementation: UNKNOWN_IMPLEMENTATION',
    }),
    'a container next to the node': `
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'proxy:1'}, {name: side, image: 'seldonio/mlserver:1.3.5'}]}`,
  },
  rejects: {
    'a node that says nothing, which is a model': [
      served('seldonio/sklearnserver:1.17.1', { spec: 'protocol: v2,', node: '' }),
      [IMAGE, 'speaks only the protocol seldon, but node "m" is called with v2'],
    ],
    'Triton with the default protocol': [
      served('nvcr.io/nvidia/tritonserver:23.08-py3', { node: PREPACKAGED('TRITON_SERVER') }),
      [IMAGE, 'speaks only the protocol v2, but node "m" is called with seldon'],
    ],
    'MLServer from a mirror, by its digest': [
      served('registry.example.com:5000/hub/seldonio/mlserver@sha256:0123', { spec: 'protocol: tensorflow,' }),
      [IMAGE, 'speaks only the protocol v2, but node "m" is called with tensorflow'],
    ],
    'MLServer, started by a command': [
      served('seldonio/mlserver:1.3.5', { container: "command: [/bin/bash, -c, 'exec mlserver start /models']" }),
      [IMAGE, 'speaks only the protocol v2'],
    ],
    'TensorFlow Serving with v2': [
      served('tensorflow/serving', { spec: 'protocol: v2,', container: 'args: [--model_name=m]' }),
      [IMAGE, 'speaks only the protocol tensorflow, but node "m" is called with v2'],
    ],
    "Seldon's server instead of MLServer": [
      served('seldonio/sklearnserver:1.14.0', { spec: 'protocol: v2,', node: PREPACKAGED('SKLEARN_SERVER') }),
      [IMAGE, 'speaks only the protocol seldon, but node "m" is called with v2'],
    ],
    'a router': [
      served('seldonio/mlserver:1.3.5', { node: 'type: UNKNOWN_TYPE, methods: [ROUTE], children: [{name: c}]' }),
      [IMAGE, 'node "m" is called with seldon'],
    ],
  },
});

test.each(['foo', '{{ .Values.protocol }}'])('nothing is known about the unknown protocol %s', (protocol) => {
  const { findings } = judgeManifests(served('seldonio/mlserver:1.3.5', { spec: `protocol: '${protocol}',` }));
  expect(findings.map(({ rule }) => rule)).toEqual(['SELDON101']);
});
