import { type Json, valueAt } from '../../private/json';
import { failureRule } from '../helpers/failure-rule';
import { predictorDiff, upstream } from '../rule';

export const nodeWithoutPod = failureRule(
  {
    id: 'SELDON207',
    title: 'a node with a model has a container to load it into',
    consequence:
      'A built-in implementation has no container. With a `modelUri`, the operator looks for one, fails forever and ' +
      'creates nothing.',
    example: () => predictorDiff`
        graph:
          name: router
          implementation: RANDOM_ABTEST
      -   modelUri: gs://models/router
          children:
          - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
          - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
    `,
    source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
    matches: ({ message, path }) =>
      /^Failed to find PodSpec|^Expected to find|cannot find container/.test(message) || path.endsWith('.name'),
  },
  ({ path }, { object }) => ({
    message: `the operator finds no container for ${nodeAt(valueAt(object, path))}`,
    remedy: 'add a container of the same name, or remove its modelUri',
  }),
);

function nodeAt(name: Json | undefined): string {
  return typeof name === 'string' ? `node ${JSON.stringify(name)}` : 'the node';
}
