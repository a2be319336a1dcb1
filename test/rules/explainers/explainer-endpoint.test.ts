import { explainerEndpoint } from '../../../src/rules/explainers/explainer-endpoint';
import { describeRule } from '../describe-rule';

const explained = (spec: string, explainer = '') =>
  `{${spec} predictors: [{name: a, graph: {name: m, type: MODEL},
      componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}}], explainer: {type: AnchorTabular, modelUri: gs://e, ${explainer}}}]}`;
const chained = (spec: string, child: string) =>
  `{${spec} predictors: [{name: a, graph: {name: m, type: MODEL, children: [{name: c, ${child}}]},
      componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}}], explainer: {type: AnchorTabular, modelUri: gs://e}}]}`;
const MLSERVER = 'implementation: SKLEARN_SERVER, modelUri: gs://m';
const EXPLAINER = 'spec.predictors[0].explainer';

describeRule(explainerEndpoint, {
  accepts: {
    'gRPC with protocol seldon': explained('transport: grpc,'),
    'REST with protocol tensorflow': explained('protocol: tensorflow,'),
    'REST with protocol v2': explained('protocol: v2,'),
    'one port for Service and container': explained(
      '',
      'endpoint: {service_port: 9090}, containerSpec: {name: e, ports: [{name: http, containerPort: 9090}]}',
    ),
    'the default port': explained('', 'containerSpec: {name: e, ports: [{name: http, containerPort: 9000}]}'),
    'several nodes with protocol seldon': chained('', MLSERVER),
    'a child that may serve models of any name': chained(
      'protocol: v2,',
      'implementation: TRITON_SERVER, modelUri: gs://m',
    ),
    'another name of TensorFlow Serving, which its arguments may set': `{protocol: tensorflow, predictors: [{name: a,
      graph: {name: m, type: MODEL, children: [{name: c, implementation: TENSORFLOW_SERVER, modelUri: gs://m}]},
      componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}, {name: c, args: [--model_name=m]}]}}],
      explainer: {type: AnchorTabular, modelUri: gs://e}}]}`,
    'another port, which nobody calls': explained(
      '',
      'containerSpec: {name: e, ports: [{name: metrics, containerPort: 6000}]}',
    ),
  },
  rejects: {
    'gRPC with protocol tensorflow': [
      explained('protocol: tensorflow, transport: grpc,'),
      ['spec.transport', 'cannot start'],
    ],
    'gRPC with protocol v2': [
      explained('protocol: v2,', 'endpoint: {type: GRPC}'),
      [`${EXPLAINER}.endpoint.type`, "HTTP requests to the model's gRPC port"],
    ],
    'a graph that is called by the name of its first node': [
      chained('protocol: v2,', MLSERVER),
      [EXPLAINER, 'calls the model "m", by which name the orchestrator then calls all nodes: "c" does not know it'],
    ],
    'the same for TensorFlow Serving': [
      chained('protocol: tensorflow,', 'implementation: TENSORFLOW_SERVER, modelUri: gs://m'),
      [EXPLAINER, '"c" does not know it'],
    ],
    'a container port that the Service does not send to': [
      explained('', 'containerSpec: {name: e, ports: [{name: http, containerPort: 9090}]}'),
      [`${EXPLAINER}.containerSpec.ports[0].containerPort`, 'listens on port 9090, but its Service sends to port 9000'],
    ],
    'ports of nodes': [
      explained('', 'endpoint: {httpPort: 9100, grpcPort: 9500}'),
      [`${EXPLAINER}.endpoint.httpPort`, 'ignored'],
      [`${EXPLAINER}.endpoint.grpcPort`, 'ignored'],
    ],
  },
});
