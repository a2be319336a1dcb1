import { isPrepackaged } from '../../api/servers';
import { type PlacedNode, type PlacedPredictor, predictorDiff, trap, upstream } from '../rule';

export const serviceAccounts = trap({
  id: 'SELDON268',
  looksAt: ['serviceAccountName'],
  title: 'all nodes in one pod have the same service account',
  consequence:
    'A pod has one service account: the operator uses that of the last prepackaged server in it, instead of that of ' +
    'the other nodes and of the pod itself.',
  example: () => predictorDiff`
      graph:
        name: router
        implementation: RANDOM_ABTEST
        children:
    -   - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a, serviceAccountName: team-a}
    -   - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b, serviceAccountName: team-b}
    +   - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a, serviceAccountName: models}
    +   - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b, serviceAccountName: models}
  `,
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  check({ predictors }, report) {
    for (const placed of predictors) {
      for (const [index, nodes] of nodesByPod(placed)) {
        const own = placed.components[index]?.component.spec?.serviceAccountName;
        const last = nodes[nodes.length - 1].node.serviceAccountName!;
        if (own && own !== last) {
          report({
            path: `${placed.components[index].path}.spec.serviceAccountName`,
            message:
              `${JSON.stringify(own)} is replaced with ${JSON.stringify(last)} of node ` +
              `${JSON.stringify(nodes[nodes.length - 1].node.name)}`,
            remedy: 'use one service account',
          });
        }
        for (const { node, path } of nodes.filter((each) => each.node.serviceAccountName !== last)) {
          report({
            path: `${path}.serviceAccountName`,
            message:
              `${JSON.stringify(node.serviceAccountName)} is replaced with ${JSON.stringify(last)} of a later node ` +
              'in the same pod',
            remedy: 'use one service account, or give each node its own componentSpecs entry',
          });
        }
      }
    }
  },
});

/** The prepackaged servers that name a service account, by the index of the componentSpecs entry that they run in. */
function nodesByPod({ nodes, components }: PlacedPredictor): Map<number, PlacedNode[]> {
  const pods = new Map<number, PlacedNode[]>();
  for (const placed of nodes) {
    const { node } = placed;
    if (isPrepackaged(node) && node.serviceAccountName) {
      const found = components.findIndex(({ containers }) =>
        containers.some(({ container }) => container.name === node.name),
      );
      const index = Math.max(found, 0);
      pods.set(index, [...(pods.get(index) ?? []), placed]);
    }
  }
  return pods;
}
