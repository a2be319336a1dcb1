import { ENGINE_CONTAINER, RESERVED_CONTAINERS } from '../../api/facts/names';
import { ENGINE_SEPARATE_POD, NO_ENGINE } from '../../api/facts/settings';
import { entryOf } from '../../private/json';
import { type PlacedContainer, type PlacedPredictor, predictorDiff, type Subject, trap, upstream } from '../rule';

export const reservedName = trap({
  id: 'SELDON323',
  severity: 'error',
  title: 'no node and no container next to it has the name of a container that the operator adds',
  consequence:
    'The operator recognizes the containers that it adds by their names. It creates no Service for them, and does ' +
    'not add a container whose name is taken: requests do not reach a node with such a name.',
  example: () => predictorDiff`
    - graph: {name: seldon-container-engine, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    + graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: upstream('operator/controllers/seldondeployment_engine.go'),
  check(subject, report) {
    for (const predictor of subject.predictors) {
      for (const { node, path } of predictor.nodes) {
        const effect = Object.hasOwn(RESERVED_CONTAINERS, node.name) ? RESERVED_CONTAINERS[node.name] : undefined;
        if (effect !== undefined && (node.name === ENGINE_CONTAINER || needsService(subject, predictor, node.name))) {
          report({
            path: `${path}.name`,
            message: `${JSON.stringify(node.name)} is the name of ${effect}`,
            remedy: 'give the node, and its container, another name',
          });
        }
      }
      const engine = engineBesideOrchestrator(subject, predictor);
      if (engine !== undefined) {
        report({
          path: `${engine.path}.name`,
          message:
            `container ${JSON.stringify(ENGINE_CONTAINER)} has the name of the service orchestrator: the operator adds ` +
            'none, and nothing answers requests',
          remedy: 'remove it: resources and variables of the orchestrator belong in svcOrchSpec',
        });
      }
    }
  },
});

/** A container with the name of the orchestrator, in the pod to which the operator would add it. */
function engineBesideOrchestrator(subject: Subject, placed: PlacedPredictor): PlacedContainer | undefined {
  const { predictor, components, nodes } = placed;
  const isNode = nodes.some(({ node }) => node.name === ENGINE_CONTAINER);
  const isElsewhere = isOn(subject.spec.annotations, ENGINE_SEPARATE_POD) || isOn(predictor.annotations, NO_ENGINE);
  return isNode || isElsewhere
    ? undefined
    : components[0]?.containers.find(({ container }) => container.name === ENGINE_CONTAINER);
}

function isOn(annotations: Readonly<Record<string, string>> | undefined, key: string): boolean {
  return entryOf(annotations, key)?.toLowerCase() === 'true';
}

/** Whether requests reach a node through its Service: the orchestrator calls nodes in its own pod directly. */
function needsService({ spec }: Subject, { predictor, components }: PlacedPredictor, name: string): boolean {
  const isBesideOrchestrator = !components
    .slice(1)
    .some(({ containers }) => containers.some(({ container }) => container.name === name));
  return !isBesideOrchestrator || isOn(spec.annotations, ENGINE_SEPARATE_POD) || isOn(predictor.annotations, NO_ENGINE);
}
