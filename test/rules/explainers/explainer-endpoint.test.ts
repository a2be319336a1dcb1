import { explainerEndpoint } from '../../../src/rules/explainers/explainer-endpoint';
import { describeRule } from '../describe-rule';

const explained = (spec: string, explainer = '') =>
  `{${spec} predictors: [{name: a, graph: {name: m, type: MODEL},
      componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}}], explainer: {type: AnchorTabular, modelUri: gs://e, ${explainer}}}]}`;
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
