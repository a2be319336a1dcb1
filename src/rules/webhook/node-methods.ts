import { answer, webhookRule } from '../helpers/webhook-rule';
import { predictorDiff } from '../rule';

export const nodeMethods = webhookRule({
  id: 'SELDON111',
  title: 'a node of type UNKNOWN_TYPE lists its methods',
  consequence: 'The webhook rejects the SeldonDeployment: the orchestrator would not know which methods to call.',
  example: () => predictorDiff`
    - graph: {name: classifier, type: UNKNOWN_TYPE}
    + graph: {name: classifier, type: MODEL}
      componentSpecs:
      - spec:
          containers:
          - {name: classifier, image: 'registry.example.com/iris:1'}
  `,
  check(subject, report) {
    for (const { node, path, upstreamPath } of subject.nodes()) {
      const own = (node.implementation ?? 'UNKNOWN_IMPLEMENTATION') === 'UNKNOWN_IMPLEMENTATION';
      if (own && node.type === 'UNKNOWN_TYPE' && (node.methods ?? []).length === 0) {
        report(
          answer(
            upstreamPath,
            node.name,
            'Predictive Unit has no implementation methods defined. Change to a known type or add what methods it ' +
              'defines',
            {
              path: `${path}.type`,
              message: `node ${JSON.stringify(node.name)} has type "UNKNOWN_TYPE" and no methods`,
              remedy: "set 'type' to MODEL, ROUTER, COMBINER, TRANSFORMER or OUTPUT_TRANSFORMER, or list its 'methods'",
            },
          ),
        );
      }
    }
  },
});
