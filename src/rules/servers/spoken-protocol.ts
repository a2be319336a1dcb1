import { serverFacts, serverProtocol, TENSORFLOW_SERVER } from '../../api/facts/servers';
import { PROTOCOLS } from '../../api/facts/words';
import { isPrepackaged } from '../../api/servers';
import { calledNodes } from '../helpers/called-nodes';
import { knownServerImage } from '../helpers/server-image';
import { diff, trap, upstream } from '../rule';

export const spokenProtocol = trap({
  id: 'SELDON421',
  looksAt: ['image'],
  title: 'the image of a node speaks the protocol of the SeldonDeployment',
  consequence:
    'The orchestrator calls `/predict` with protocol seldon, `/v1/models/NAME:predict` with tensorflow, and ' +
    '`/v2/models/NAME/infer` with v2. Triton and MLServer only speak v2, TensorFlow Serving only tensorflow, and ' +
    "Seldon's Python servers only seldon: each other request ends in an error, such as 404.",
  example: () => diff`
      spec:
    +   protocol: v2
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: classifier
                image: 'nvcr.io/nvidia/tritonserver:23.08-py3'
                args: [tritonserver, --model-repository=/models, --http-port=9000, --grpc-port=9500]
  `,
  source: upstream('executor/api/rest/client.go'),
  check(subject, report) {
    const { protocol: word } = subject.spec;
    if (word && !Object.hasOwn(PROTOCOLS, word)) {
      return;
    }
    const protocol = serverProtocol(word);
    for (const placed of calledNodes(subject)) {
      const { name, implementation = '' } = placed.node;
      const own = subject.placedContainerOf(placed);
      // The operator replaces the image of a proxy.
      const isProxy = implementation === TENSORFLOW_SERVER && protocol !== 'tensorflow';
      const spoken = own === undefined || isProxy ? undefined : knownServerImage(own.container)?.protocol;
      if (spoken !== undefined && spoken !== protocol) {
        const isReplaceable = isPrepackaged(placed.node) && serverFacts(implementation)?.[protocol] !== undefined;
        report({
          path: `${own!.path}.image`,
          message:
            `${JSON.stringify(own!.container.image)} speaks only the protocol ${spoken}, but node ` +
            `${JSON.stringify(name)} is called with ${protocol}`,
          remedy: `set spec.protocol to ${spoken}, or ${isReplaceable ? 'remove the image: the operator has one that speaks' : 'use an image that speaks'} ${protocol}`,
        });
      }
    }
  },
});
