import { ENGINE_CONTAINER, INITIALIZER_SUFFIX } from '../../api/facts/names';
import { serverFacts, serverProtocol } from '../../api/facts/servers';
import { isPrepackaged } from '../../api/servers';
import { asText, valueAt } from '../../private/json';
import { didYouMean, suggest } from '../../private/suggest';
import { refusalRule } from '../helpers/refusal-rule';
import { diff, type Subject, upstream } from '../rule';

export const containerImage = refusalRule(
  {
    id: 'SELDON221',
    title: 'every container has an image',
    consequence:
      'The schema and the webhook accept a container without an image, as well as a server without an image for the ' +
      'protocol. The API server rejects the Deployment: no pod ever starts.',
    example: () => diff`
        spec:
      +   protocol: v2
          predictors:
          - name: default
            graph: {name: models, implementation: TRITON_SERVER, modelUri: gs://models/triton}
    `,
    source: upstream('operator/apis/machinelearning.seldon.io/v1/prepack.go'),
    matches: ({ refusal: { field, type } }) => field.endsWith('.image') && type === 'FieldValueRequired',
  },
  ({ path }, subject) => {
    const { object, spec } = subject;
    if (path.endsWith('.implementation')) {
      return {
        message:
          `${JSON.stringify(valueAt(object, path))} has no image for protocol ` +
          `${JSON.stringify(spec.protocol ?? 'seldon')}`,
        remedy: protocolRemedy(asText(valueAt(object, path)), spec.protocol),
      };
    }
    const name = valueAt(object, path.replace(/\.image$/, '.name'));
    if (name === ENGINE_CONTAINER) {
      return { message: 'the container has no image', remedy: 'remove it', follows: true };
    }
    const owner = typeof name === 'string' ? ownerOf(subject, path, name) : undefined;
    if (owner !== undefined) {
      return { message: `container ${JSON.stringify(name)} has no image`, remedy: owner };
    }
    const bare = typeof name === 'string' ? nodesWithoutContainer(subject, path) : [];
    if (bare.length === 0) {
      return {
        message: 'the container has no image',
        remedy: 'add an image, or name the container like a node with a prepackaged server that supports the protocol',
      };
    }
    const meant = suggest(asText(name), bare);
    return {
      message: `container ${JSON.stringify(name)} has no image, and no node has its name`,
      remedy:
        meant === undefined
          ? `name it ${bare.map((node) => JSON.stringify(node)).join(' or ')} for settings of that node's server, or add ` +
            'an image for your own container'
          : `${didYouMean(meant)} Settings for the container of a node belong to the container with its name`,
    };
  },
);

/** A server of the chart does not speak another protocol only because its container has an image. */
function protocolRemedy(server: string, protocol: string | undefined): string {
  const facts = serverFacts(server);
  if (facts === undefined || facts[serverProtocol(protocol)] !== undefined) {
    return 'set spec.protocol to one for which the operator has an image of the server, or set an image for its container';
  }
  const supported = SERVER_PROTOCOLS.filter((each) => facts[each] !== undefined);
  return `set spec.protocol to ${supported.map((each) => JSON.stringify(each)).join(' or ')}: ${server} supports no other`;
}

const SERVER_PROTOCOLS = ['seldon', 'tensorflow', 'v2'] as const;

/** The nodes with a prepackaged server for whose settings a container in the same predictor may be meant. */
function nodesWithoutContainer(subject: Subject, path: string): string[] {
  const predictor = subject.predictors.find((each) => path.startsWith(`${each.path}.`));
  return (predictor?.nodes ?? [])
    .filter((placed) => isPrepackaged(placed.node) && !subject.containerOf(placed))
    .map(({ node }) => node.name);
}

/** Where settings of a container that the operator adds belong; undefined for any other container. */
function ownerOf(subject: Subject, path: string, name: string): string | undefined {
  const predictor = subject.predictors.find((each) => path.startsWith(`${each.path}.`));
  if (path.includes('.initContainers[') && name.endsWith(INITIALIZER_SUFFIX)) {
    return (
      'remove it: the operator adds the storage initializer, and takes its resources from storageInitializer in the ' +
      "operator's values"
    );
  }
  return predictor?.predictor.explainer && /explainer$/.test(name)
    ? `remove it: settings of the explainer's container belong in ${predictor.path}.explainer.containerSpec`
    : undefined;
}
