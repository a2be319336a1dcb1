import { failureRule } from '../helpers/failure-rule';
import { repeatedNodes } from '../helpers/repeated-nodes';
import { predictorDiff, upstream } from '../rule';

export const orchestratorPlace = failureRule(
  {
    id: 'SELDON201',
    title: 'the first componentSpecs entry has the container of a node',
    consequence:
      'The operator injects the orchestrator next to a node in the first componentSpecs entry. If there is none, ' +
      'for example in a graph of only built-in implementations, it fails forever and creates nothing.',
    example: () => predictorDiff`
        graph: {name: classifier, type: MODEL}
        componentSpecs:
      - - spec: {containers: [{name: cache, image: 'registry.example.com/cache:1'}]}
        - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
      + - spec: {containers: [{name: cache, image: 'registry.example.com/cache:1'}]}
    `,
    source: upstream('operator/controllers/seldondeployment_controller.go'),
    matches: ({ message }) => message.startsWith('engine not separate'),
  },
  ({ path }, { predictors }) => {
    const placed = predictors.find((each) => path.startsWith(each.path));
    const noComponent = placed === undefined || placed.components.length === 0;
    if (placed?.components[0]?.containers.length === 0) {
      const home = placed.components.findIndex(({ containers }) =>
        containers.some(({ container }) => placed.nodes.some(({ node }) => node.name === container.name)),
      );
      return {
        path: `${placed.path}.componentSpecs[0]`,
        message: 'the first entry has no containers, so the orchestrator has no pod',
        remedy:
          home === -1
            ? 'add the containers of a node'
            : `move its settings into componentSpecs[${home}], and remove it`,
      };
    }
    const repeated = placed && repeatedNodes(placed).find(({ first }) => first === 0);
    if (repeated) {
      return {
        path: `${repeated.placed.path}.name`,
        message:
          `node ${JSON.stringify(repeated.name)} has a container in componentSpecs[0] as well: ` +
          'the last one counts, so the orchestrator has no pod',
        remedy: 'remove one of them; replicas say how many pods there are',
      };
    }
    return {
      path: noComponent ? `${placed?.path ?? 'spec.predictors[0]'}.graph` : `${placed.path}.componentSpecs[0]`,
      message: noComponent
        ? 'no node of the graph has a container, so the orchestrator has no pod'
        : 'no container here belongs to a node of the graph, so the orchestrator has no pod',
      remedy:
        'put the pod of a node first in componentSpecs, or set spec.annotations[seldon.io/engine-separate-pod] to ' +
        '"true"',
    };
  },
);
