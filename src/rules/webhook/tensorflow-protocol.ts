import { serverFacts } from '../../api/facts/servers';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const tensorflowProtocol = webhookRule({
  id: 'SELDON113',
  title: 'the prepackaged server supports the protocol tensorflow',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => diff`
      spec:
        protocol: tensorflow
        predictors:
        - name: default
    -     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    +     graph: {name: classifier, implementation: TENSORFLOW_SERVER, modelUri: gs://models/iris-tf}
  `,
  check(subject, report) {
    if (subject.spec.protocol !== 'tensorflow') {
      return;
    }
    for (const { node, path, upstreamPath } of subject.nodes()) {
      const implementation = node.implementation ?? '';
      if (serverFacts(implementation)?.rejectedUnderTensorflow) {
        report(
          answer(upstreamPath, node.name, `Prepackaged server does not handle tensorflow protocol ${implementation}`, {
            path: `${path}.implementation`,
            message: `${JSON.stringify(implementation)} does not support spec.protocol "tensorflow"`,
            remedy: 'set spec.protocol to "seldon" or "v2", or serve the model with TENSORFLOW_SERVER',
          }),
        );
      }
    }
  },
});
