import { yaml } from '../example';
import { failureRule } from '../helpers/failure-rule';
import { upstream } from '../rule';

export const unregisteredServer = failureRule(
  {
    id: 'SELDON206',
    title: 'a server is registered, whether its container has an image or not',
    consequence:
      'With an image in its container the webhook accepts a server that the operator does not know, or has no image of for the protocol. The operator fails on it for ever and creates nothing.',
    example: {
      before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: MY_SERVER, modelUri: gs://models/iris}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/my-server:1'}]}
    `,
      after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL, modelUri: gs://models/iris}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/my-server:1'}]}
    `,
    },
    source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
    matches: ({ message }) => /^Failed to get server config|^no image compatible/.test(message),
  },
  ({ message }) => ({
    message: `${JSON.stringify(message.split(' ').pop())} is ${message.startsWith('no image') ? 'registered without an image for protocol v2' : "not registered in the operator's predictor_servers"}`,
    remedy:
      "add it to predictor_servers among the operator's values, or remove 'implementation' and set 'type: MODEL' for a container of your own",
  }),
);
