import { counted } from '../../private/counted';
import { predictorDiff, trap, upstream } from '../rule';

/** What RANDOM_ABTEST does with 0, 1 and more than 2 children. */
const AB_TEST: Record<number, string> = {
  0: 'it answers with the request itself',
  1: 'half of the requests fail',
  3: 'only the first two are called',
};

export const children = trap({
  id: 'SELDON259',
  failsInCode: true,
  title: 'a router has children to choose from, and a combiner has some to combine',
  consequence:
    'The orchestrator does not call a router or combiner without children, and answers with the request itself. ' +
    '`RANDOM_ABTEST` chooses between the first two children.',
  example: () => predictorDiff`
    - graph: {name: router, type: ROUTER}
    + graph:
    +   name: router
    +   type: ROUTER
    +   children:
    +   - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
    +   - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
      componentSpecs:
      - spec: {containers: [{name: router, image: 'registry.example.com/bandit:1'}]}
  `,
  source: upstream('executor/predictor/predictor_process.go'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      const given = (node.children ?? []).length;
      if (node.implementation === 'RANDOM_ABTEST' && given !== 2) {
        report({
          path: `${path}.children`,
          message: `RANDOM_ABTEST has ${counted(given, 'child', 'children')}: ${AB_TEST[Math.min(given, 3)]}`,
          remedy: 'give it two children',
        });
      } else if (given === 0 && (node.type === 'ROUTER' || node.type === 'COMBINER')) {
        report({
          path: `${path}.children`,
          message: `${node.type} ${JSON.stringify(node.name)} has no children, so it is never called`,
          remedy: node.type === 'ROUTER' ? 'add the nodes to choose from' : 'add the nodes whose answers it combines',
        });
      }
    }
  },
});
