import { failureRule } from '../helpers/failure-rule';
import { predictorDiff, upstream } from '../rule';

export const unregisteredServer = failureRule(
  {
    id: 'SELDON206',
    ofOperator: true,
    title: 'a server is registered, whether or not its container has an image',
    consequence:
      'If the container has an image, the webhook accepts a server that the operator does not know, or for which it ' +
      'has no image for the protocol. The operator fails on it forever and creates nothing.',
    example: () => predictorDiff`
      - graph: {name: classifier, implementation: MY_SERVER, modelUri: gs://models/iris}
      + graph: {name: classifier, type: MODEL, modelUri: gs://models/iris}
        componentSpecs:
        - spec: {containers: [{name: classifier, image: 'registry.example.com/my-server:1'}]}
    `,
    source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
    matches: ({ message }) => /^Failed to get server config|^no image compatible/.test(message),
  },
  ({ message }) => ({
    message:
      `${JSON.stringify(message.split(' ').pop())} is ` +
      (message.startsWith('no image')
        ? 'registered without an image for protocol v2'
        : "not registered in the operator's predictor_servers"),
    remedy:
      "add it to predictor_servers in the operator's values, or remove 'implementation' and set 'type: MODEL' to " +
      'use your own container',
  }),
);
