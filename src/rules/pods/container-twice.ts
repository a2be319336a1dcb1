import { refusalRule } from '../helpers/refusal-rule';
import { predictorDiff, upstream } from '../rule';

export const containerTwice = refusalRule(
  {
    id: 'SELDON324',
    title: 'containers and init containers of a pod have different names',
    consequence:
      'The API server rejects the Deployment: no pod ever starts. The operator adds `seldon-container-engine`, ' +
      '`tfserving` behind a proxy, and an init container `NODE-model-initializer` for each node with a model.',
    example: () => predictorDiff`
        graph: {name: iris, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        componentSpecs:
        - spec:
      -     containers: [{name: iris}, {name: iris-model-initializer, image: 'registry.example.com/reload:1'}]
      +     containers: [{name: iris}, {name: reload, image: 'registry.example.com/reload:1'}]
    `,
    source: upstream('operator/controllers/model_initializer_injector.go'),
    matches: ({ refusal: { field, type } }) => type === 'FieldValueDuplicate' && CONTAINER_NAME.test(field),
  },
  ({ refusal: { value } }) => ({
    message: `the pod has two containers named ${value}`,
    remedy: 'rename your own container; a node has the same name as its container',
  }),
);

/** The name of a container or an init container in a Deployment. */
const CONTAINER_NAME = /^spec\.template\.spec\.(c|initC)ontainers\[\d+\]\.name$/;
