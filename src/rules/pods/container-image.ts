import { valueAt } from '../../private/value-at';
import { yaml } from '../example';
import { refusalRule } from '../helpers/refusal-rule';
import { upstream } from '../rule';

export const containerImage = refusalRule(
  {
    id: 'SELDON221',
    title: 'every container has an image',
    consequence:
      'Schema and webhook accept a container without an image, and so a server without an image for the protocol. The API server refuses the Deployment: no pod ever starts.',
    example: {
      before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: models, implementation: TRITON_SERVER, modelUri: gs://models/triton}
    `,
      after: yaml`
      spec:
        protocol: v2
        predictors:
        - name: default
          graph: {name: models, implementation: TRITON_SERVER, modelUri: gs://models/triton}
    `,
    },
    source: upstream('operator/apis/machinelearning.seldon.io/v1/prepack.go'),
    matches: ({ refusal: { field, type } }) => field.endsWith('.image') && type === 'FieldValueRequired',
  },
  ({ path }, { object, spec }) =>
    path.endsWith('.implementation')
      ? {
          message: `${JSON.stringify(valueAt(object, path))} has no image for protocol ${JSON.stringify(spec.protocol ?? 'seldon')}`,
          remedy:
            'set spec.protocol to one that the server speaks ("v2" for Triton, Hugging Face and Tempo), or give its container an image',
        }
      : {
          message: 'a container without an image',
          remedy: 'add an image, or name the container like a node with a prepackaged server that speaks the protocol',
        },
);
