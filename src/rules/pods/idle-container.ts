import { TFSERVING_CONTAINER } from '../../api/facts/names';
import { serverProtocol, TENSORFLOW_SERVER } from '../../api/facts/servers';
import { isPrepackaged } from '../../api/servers';
import { suggest } from '../../private/suggest';
import {
  type PlacedContainer,
  type PlacedNode,
  type PlacedPredictor,
  predictorDiff,
  type Report,
  trap,
  upstream,
} from '../rule';

/** Images of model servers, and variables that only they read. */
const SERVER_IMAGE =
  /mlserver|tfserving|tensorflow\/serving|triton|sklearnserver|xgboostserver|mlflowserver|huggingface/i;
const SERVER_VARIABLE = /^(MLSERVER_|PREDICTIVE_UNIT_)/;

export const idleContainer = trap({
  id: 'SELDON360',
  looksAt: ['implementation', 'explainer'],
  title: 'the container of a prepackaged server has the name of its node',
  consequence:
    'The operator merges the image, environment and resources of a server into the container that has the name of ' +
    'the node, and adds one if there is none. A container of another name runs next to it, without requests and ' +
    'without a model.',
  example: () => predictorDiff`
      graph: {name: iris, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
      - spec:
    -     containers: [{name: model, image: 'seldonio/sklearnserver:1', resources: {requests: {cpu: 1}}}]
    +     containers: [{name: iris, image: 'seldonio/sklearnserver:1', resources: {requests: {cpu: 1}}}]
  `,
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  check(subject, report) {
    for (const predictor of subject.predictors) {
      const { nodes, components } = predictor;
      reportExplainers(predictor, report);
      const lacking = nodes.filter((placed) => isPrepackaged(placed.node) && !subject.containerOf(placed));
      if (lacking.length === 0) {
        continue;
      }
      const bare = lacking.map(({ node }) => node.name);
      const frameworks = lacking.map(({ node }) => (node.implementation ?? '').replace(/_SERVER$/, '').toLowerCase());
      const idle = components
        .flatMap(({ containers }) => containers)
        .filter(
          (placed) =>
            !nodes.some(({ node }) => node.name === placed.container.name) &&
            !servesTensorflow(placed, nodes, subject.spec.protocol) &&
            isMeant(placed, bare, frameworks),
        );
      for (const { container, path } of idle) {
        const meant = suggest(container.name, bare) ?? bare[0];
        report({
          path: `${path}.name`,
          message:
            `container ${JSON.stringify(container.name)} does not have the name of a node: the server of node ` +
            `${JSON.stringify(meant)} runs next to it`,
          remedy: `name it ${JSON.stringify(meant)}`,
        });
      }
    }
  },
});

/** Images of explainers, which the operator starts in a Deployment of their own. */
const EXPLAINER_IMAGE = /alibiexplainer|alibi-explain/i;

function reportExplainers({ predictor, nodes, components }: PlacedPredictor, report: Report): void {
  const isExplained = Boolean(predictor.explainer?.type);
  for (const { container, path } of isExplained ? components.flatMap(({ containers }) => containers) : []) {
    if (EXPLAINER_IMAGE.test(container.image ?? '') && !nodes.some(({ node }) => node.name === container.name)) {
      report({
        path: `${path}.name`,
        message:
          `container ${JSON.stringify(container.name)} runs next to the model: the explainer is in a Deployment of ` +
          'its own',
        remedy: 'move what it sets to explainer.containerSpec',
      });
    }
  }
}

/** Whether the operator takes a container for TensorFlow Serving, next to the proxy of a node. */
function servesTensorflow({ container }: PlacedContainer, nodes: readonly PlacedNode[], protocol?: string): boolean {
  return (
    container.name === TFSERVING_CONTAINER &&
    serverProtocol(protocol) !== 'tensorflow' &&
    nodes.some(({ node }) => node.implementation === TENSORFLOW_SERVER)
  );
}

/** Names that containers next to a server hardly have. */
const FOR_SERVER = /^(model|server|classifier|predictor)(-container)?$/;

/** Words that people add to the name of a node for its container. */
const OF_SERVER = /^-?(container|server|model|serving|app|main|predictor|\d+)$/;

/** Whether a container was meant for a server: it runs one, or has nearly the name of its node. */
function isMeant(
  { container: { name, image, env } }: PlacedContainer,
  nodes: readonly string[],
  frameworks: readonly string[],
): boolean {
  return (
    SERVER_IMAGE.test(image ?? '') ||
    frameworks.some((framework) => image?.toLowerCase().includes(framework)) ||
    (env ?? []).some((variable) => SERVER_VARIABLE.test(variable.name)) ||
    (Boolean(image) &&
      (FOR_SERVER.test(name) || isMisspelt(name, nodes) || nodes.some((node) => isOfServer(name, node))))
  );
}

function isOfServer(name: string, node: string): boolean {
  return name.startsWith(node) && OF_SERVER.test(name.slice(node.length));
}

/** Shorter names are close to all others. */
const LEAST_LETTERS = 5;

/** Whether a name is almost that of a node; a sidecar may have one that begins with the node's. */
function isMisspelt(name: string, nodes: readonly string[]): boolean {
  const close = suggest(
    name,
    nodes.filter((node) => node.length >= LEAST_LETTERS),
  );
  return close !== undefined && name.length >= LEAST_LETTERS && !name.startsWith(close);
}
