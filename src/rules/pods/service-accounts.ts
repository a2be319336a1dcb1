import { isPrepackaged } from '../../api/servers';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';
import { type PlacedNode, type PlacedPredictor } from '../subject';

export const serviceAccounts = trap({
  id: 'SELDON268',
  severity: 'warning',
  title: 'the nodes of one pod have one service account',
  consequence:
    'A pod has one service account: the operator takes that of the last prepackaged server in it, over that of the others and over the one that the pod names itself.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: router
            implementation: RANDOM_ABTEST
            children:
            - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a, serviceAccountName: team-a}
            - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b, serviceAccountName: team-b}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: router
            implementation: RANDOM_ABTEST
            children:
            - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a, serviceAccountName: models}
            - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b, serviceAccountName: models}
    `,
  },
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  check({ predictors }, report) {
    for (const placed of predictors) {
      for (const [index, nodes] of nodesByPod(placed)) {
        const own = placed.components[index]?.component.spec?.serviceAccountName;
        const last = nodes[nodes.length - 1].node.serviceAccountName!;
        if (own && own !== last) {
          report({
            path: `${placed.components[index].path}.spec.serviceAccountName`,
            message: `${JSON.stringify(own)} is replaced by ${JSON.stringify(last)} of node ${JSON.stringify(nodes[nodes.length - 1].node.name)}`,
            remedy: 'name one service account',
          });
        }
        for (const { node, path } of nodes.filter((each) => each.node.serviceAccountName !== last)) {
          report({
            path: `${path}.serviceAccountName`,
            message: `${JSON.stringify(node.serviceAccountName)} is replaced by ${JSON.stringify(last)} of a later node in the same pod`,
            remedy: 'name one service account, or give each node a component spec of its own',
          });
        }
      }
    }
  },
});

/** The prepackaged servers that name a service account, by the index of the component spec that they run in. */
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
