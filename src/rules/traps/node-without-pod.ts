import { failureRule } from './failure';
import { yaml } from '../example';
import { upstream } from '../rule';

export const nodeWithoutPod = failureRule({
  id: 'SELDON207',
  title: 'a node with a model has a container to load it into',
  consequence: 'A built-in implementation has no container. With a `modelUri` the operator looks for one, fails for ever and creates nothing.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: router
            implementation: SIMPLE_ROUTER
            modelUri: gs://models/router
            children:
            - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: router
            implementation: SIMPLE_ROUTER
            children:
            - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
    `,
  },
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  matches: ({ message, path }) => /^Failed to find PodSpec|^Expected to find|cannot find container/.test(message) || path.endsWith('.name'),
}, () => ({ message: 'the operator finds no container for the node', remedy: 'give it a container of its name, or remove its modelUri' }));
