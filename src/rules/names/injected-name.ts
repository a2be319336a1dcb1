import { trap, yaml } from '../rule';

/** Containers that Istio's webhook adds to pods when these are created. */
const INJECTED = ['istio-proxy', 'istio-init', 'istio-validation'];

export const injectedName = trap({
  id: 'SELDON371',
  title: 'no node has the name of a container that Istio adds',
  consequence:
    'Istio treats a container of such a name as settings of its own container. If sidecars are added to the pods, ' +
    'the proxy and the model become one container, and requests do not reach the model.',
  example: () => ({ before: named('istio-proxy'), after: named('classifier') }),
  source: 'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#customizing-injection',
  check({ predictors }, report) {
    for (const { node, path } of predictors.flatMap(({ nodes }) => nodes)) {
      if (INJECTED.includes(node.name)) {
        report({
          path: `${path}.name`,
          message: `${JSON.stringify(node.name)} is the name of a container that Istio adds to pods`,
          remedy: 'give the node, and its container, another name',
        });
      }
    }
  },
});

function named(name: string): string {
  return yaml`
    spec:
      predictors:
      - name: default
        graph: {name: ${name}, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `;
}
