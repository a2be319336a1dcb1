import { EXPLAINER_PORT } from '../../api/facts/ports';
import { TENSORFLOW_SERVER } from '../../api/facts/servers';
import { builtInExplainers, type BuiltInExplainer } from '../helpers/built-in-explainers';
import { EXPLAINER_PORTS } from '../helpers/meant-place';
import { serverRuntime } from '../helpers/server-runtime';
import { diff, type PlacedNode, type PlacedPredictor, type Report, type Subject, trap, upstream } from '../rule';

export const explainerEndpoint = trap({
  id: 'SELDON375',
  looksAt: ['explainer'],
  title: 'an explainer can call its model, and can be called',
  consequence:
    'The operator configures how the explainer calls the model from the transport and the name of the first node, and ' +
    'its Service from `endpoint.service_port`. Combinations that the explainer servers or the graph do not support ' +
    'end in failing explanations, or in an explainer that exits.',
  example: () => diff`
      spec:
        protocol: tensorflow
    -   transport: grpc
    +   transport: rest
        predictors:
        - name: default
          graph: {name: classifier, implementation: TENSORFLOW_SERVER, modelUri: gs://models/cifar10}
          explainer: {type: AnchorImages, modelUri: gs://models/cifar10/explainer}
  `,
  source: upstream('operator/controllers/seldondeployment_explainers.go'),
  check(subject, report) {
    const { spec, predictors } = subject;
    for (const placed of subject.once(builtInExplainers)) {
      const { explainer, isMlserver, path } = placed;
      const isGrpc = spec.transport === 'grpc' || explainer.endpoint?.type === 'GRPC';
      if (isGrpc && (isMlserver || spec.protocol === 'tensorflow')) {
        report({
          path: explainer.endpoint?.type === 'GRPC' ? `${path}.endpoint.type` : 'spec.transport',
          message: isMlserver
            ? "with grpc, the explainer sends its HTTP requests to the model's gRPC port"
            : 'with grpc, the explainer cannot start: it calls TensorFlow models only over HTTP',
          remedy: 'use REST for the model, or your own explainer image',
        });
      } else if (isMlserver || spec.protocol === 'tensorflow') {
        checkNames(subject, placed, report);
      }
    }
    predictors.forEach((placed) => checkPorts(placed, report));
  },
});

/** The explainer names the first node in its requests, and the orchestrator then calls all nodes by this name. */
function checkNames(subject: Subject, { explained, path }: BuiltInExplainer, report: Report): void {
  const [{ node: first }, ...others] = explained.nodes;
  const other = others.find((placed) => hasOneName(subject, placed));
  if (other !== undefined) {
    report({
      path,
      message:
        `the explainer calls the model ${JSON.stringify(first.name)}, by which name the orchestrator then calls all ` +
        `nodes: ${JSON.stringify(other.node.name)} does not know it`,
      remedy: 'explain a SeldonDeployment with the model alone, or use your own explainer image',
    });
  }
}

/** Whether the server of a node is known to serve one model only, with the name of the node. */
function hasOneName(subject: Subject, placed: PlacedNode): boolean {
  const runtime = serverRuntime(subject, placed);
  const isTensorflow = runtime !== undefined && placed.node.implementation === TENSORFLOW_SERVER;
  // MLServer runs a class; own arguments of TensorFlow Serving may set another name.
  return runtime?.implementation !== undefined || (isTensorflow && !subject.containerOf(placed)?.args?.length);
}

/** The Service sends to the port of the endpoint, and the explainer listens on the container port named http. */
function checkPorts({ predictor: { explainer }, path }: PlacedPredictor, report: Report): void {
  if (!explainer?.type) {
    return;
  }
  const { endpoint, containerSpec } = explainer;
  const sent = endpoint?.service_port || EXPLAINER_PORT;
  const index = (containerSpec?.ports ?? []).findIndex(({ name }) => name === 'http');
  const heard = containerSpec?.ports?.[index]?.containerPort ?? sent;
  if (heard !== sent) {
    report({
      path: `${path}.explainer.containerSpec.ports[${index}].containerPort`,
      message: `the explainer listens on port ${heard}, but its Service sends to port ${sent}`,
      remedy: `set explainer.endpoint.service_port to ${heard}`,
    });
  }
  for (const name of ['httpPort', 'grpcPort'] as const) {
    if (endpoint?.[name]) {
      report({
        path: `${path}.explainer.endpoint.${name}`,
        message: `the endpoint of an explainer has only one port, so ${name} is ignored`,
        remedy: EXPLAINER_PORTS[name === 'httpPort' ? 'http' : 'grpc'],
      });
    }
  }
}
