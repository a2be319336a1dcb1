import { TFSERVING_CONTAINER } from '../../api/facts/names';
import { TENSORFLOW_SERVER } from '../../api/facts/servers';
import { type PlacedNode, type PlacedPredictor, predictorDiff, trap, upstream } from '../rule';

export const sharedTfserving = trap({
  id: 'SELDON334',
  failsInCode: true,
  title: 'each TensorFlow node has its own TensorFlow Serving container',
  consequence:
    'The operator adds a proxy for each node, but only one container "tfserving" per pod, which serves the model of ' +
    'the first node. Proxies of other nodes in that pod request models that it does not have, and a node named ' +
    '"tfserving" has no TensorFlow Serving at all.',
  example: () => predictorDiff`
      graph:
        name: cracks
        implementation: TENSORFLOW_SERVER
        modelUri: gs://models/cracks
        children: [{name: places, implementation: TENSORFLOW_SERVER, modelUri: gs://models/places}]
    + componentSpecs:
    + - spec: {containers: [{name: cracks}]}
    + - spec: {containers: [{name: places}]}
  `,
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  check(subject, report) {
    if (subject.spec.protocol === 'tensorflow') {
      return;
    }
    for (const predictor of subject.predictors) {
      const first = new Map<number, PlacedNode>();
      for (const placed of predictor.nodes.filter(({ node }) => node.implementation === TENSORFLOW_SERVER)) {
        if (placed.node.name === TFSERVING_CONTAINER) {
          report({
            path: `${placed.path}.name`,
            message:
              `a node named ${JSON.stringify(TFSERVING_CONTAINER)} has the same name as the container that is to ` +
              'serve its model',
            remedy: 'give the node another name',
          });
        }
        const component = componentOf(predictor, placed);
        const other = first.get(component);
        first.set(component, other ?? placed);
        if (other !== undefined) {
          report({
            path: placed.path,
            message:
              `${JSON.stringify(placed.node.name)} runs in the pod of ${JSON.stringify(other.node.name)}, whose ` +
              'TensorFlow Serving serves no other model',
            remedy:
              'give it its own pod: an entry {spec: {containers: [{name: ' +
              `${placed.node.name}}]}} in componentSpecs`,
          });
        }
      }
    }
  },
});

/** The index of the component whose pod a node runs in: 0 if no container has its name. */
function componentOf({ components }: PlacedPredictor, placed: PlacedNode): number {
  const index = components.findIndex(({ containers }) =>
    containers.some(({ container }) => container.name === placed.node.name),
  );
  return Math.max(0, index);
}
