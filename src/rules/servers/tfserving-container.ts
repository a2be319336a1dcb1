import { TFSERVING_CONTAINER } from '../../api/facts/names';
import { TFSERVING_GRPC_PORT, TFSERVING_HTTP_PORT } from '../../api/facts/ports';
import { serverProtocol, TENSORFLOW_SERVER } from '../../api/facts/servers';
import {
  listWords,
  type PlacedContainer,
  type PlacedNode,
  type PlacedPredictor,
  predictorDiff,
  type Report,
  trap,
  upstream,
} from '../rule';

/** What only TensorFlow Serving accepts. */
const ARGUMENT =
  /^--(port|rest_api_port|model_name|model_base_path|model_config_file|enable_batching|batching_parameters_file|tensorflow_\w+|monitoring_config_file)(=|$)/;
const IMAGE = /tensorflow[/-]serving|tf-?serving(?!-proxy)/i;
const PORTS = [`--port=${TFSERVING_GRPC_PORT}`, `--rest_api_port=${TFSERVING_HTTP_PORT}`];

export const tfservingContainer = trap({
  id: 'SELDON398',
  looksAt: ['implementation'],
  title: 'settings of TensorFlow Serving belong to the container tfserving',
  consequence:
    'Unless the protocol is tensorflow, the container with the name of the node is a proxy, whose image the operator ' +
    'sets itself. TensorFlow Serving runs next to it as `tfserving`, without the image, the GPU and the arguments ' +
    'that the node has.',
  example: () => predictorDiff`
      graph: {name: flowers, implementation: TENSORFLOW_SERVER, modelUri: gs://models/flowers}
      componentSpecs:
      - spec:
    -     containers: [{name: flowers, image: 'tensorflow/serving:2.11.0'}]
    +     containers: [{name: tfserving, image: 'tensorflow/serving:2.11.0'}]
  `,
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  check(subject, report) {
    if (serverProtocol(subject.spec.protocol) === 'tensorflow') {
      return;
    }
    for (const predictor of subject.predictors) {
      for (const placed of predictor.nodes.filter(({ node }) => node.implementation === TENSORFLOW_SERVER)) {
        const own = subject.placedContainerOf(placed);
        if (own !== undefined && own.container.name !== TFSERVING_CONTAINER) {
          reportProxy(own, report);
        }
        reportPorts(predictor, placed, report);
      }
    }
  },
});

/** What is written for the proxy, and has no effect there or was meant for TensorFlow Serving. */
function reportProxy({ container, path }: PlacedContainer, report: Report): void {
  const { name, image, args, resources } = container;
  const serving = `write it for a container {name: ${TFSERVING_CONTAINER}} in the same pod`;
  if (image) {
    report({
      path: `${path}.image`,
      message:
        `the image ${JSON.stringify(image)} has no effect: container ${JSON.stringify(name)} is the proxy, whose image ` +
        'the operator sets',
      remedy: IMAGE.test(image)
        ? serving
        : `remove it, or set predictor_servers.${TENSORFLOW_SERVER}.protocols.seldon in the operator's values`,
    });
  }
  const foreign = (args ?? []).findIndex((argument) => ARGUMENT.test(argument));
  if (foreign !== -1) {
    report({
      path: `${path}.args[${foreign}]`,
      message: `${args![foreign].split('=')[0]} goes to the proxy ${JSON.stringify(name)}, which does not accept it`,
      remedy: serving,
    });
  }
  const device = Object.keys(resources?.limits ?? {}).find((resource) => resource.includes('/'));
  if (device !== undefined) {
    report({
      path: `${path}.resources.limits[${device}]`,
      message: `${device} goes to the proxy ${JSON.stringify(name)}, not to TensorFlow Serving`,
      remedy: serving,
    });
  }
}

/** Arguments of one's own replace those of the operator, which set the ports that the proxy calls. */
function reportPorts({ components }: PlacedPredictor, { node }: PlacedNode, report: Report): void {
  const isElsewhere = (node.parameters ?? []).some(({ name }) => /^(rest|grpc)_endpoint$/.test(name ?? ''));
  const serving = isElsewhere
    ? undefined
    : components
        .flatMap(({ containers }) => containers)
        .find(({ container }) => container.name === TFSERVING_CONTAINER);
  const args = serving?.container.args ?? [];
  const missing = PORTS.filter((port) => !args.includes(port));
  if (serving !== undefined && args.length > 0 && missing.length > 0) {
    report({
      path: `${serving.path}.args`,
      message:
        `the args of ${JSON.stringify(TFSERVING_CONTAINER)} replace those of the operator, but lack ${listWords(missing)}: ` +
        'the proxy does not reach it',
      remedy: `add ${missing.join(' and ')}`,
    });
  }
}
