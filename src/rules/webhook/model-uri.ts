import { isPrepackaged } from '../../api/servers';
import { shownValue } from '../../private/shown-value';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { isWrittenOtherwise } from '../helpers/written-otherwise';
import { predictorDiff } from '../rule';

export const modelUri = webhookRule({
  id: 'SELDON112',
  title: 'a prepackaged server has a model to load',
  consequence:
    'The webhook rejects the SeldonDeployment. Only `HUGGINGFACE_SERVER` does not need one: it can load from the ' +
    'Hugging Face hub.',
  example: () => predictorDiff`
    - graph: {name: classifier, implementation: SKLEARN_SERVER}
    + graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check(subject, report) {
    for (const { node, path, upstreamPath } of subject.nodes()) {
      if (isPrepackaged(node) && node.implementation !== 'HUGGINGFACE_SERVER' && (node.modelUri ?? '') === '') {
        report(
          answer(upstreamPath, node.name, 'Predictive unit modelUri required when using standalone servers', {
            path: `${path}.modelUri`,
            message:
              `node ${JSON.stringify(node.name)} with implementation ${shownValue(node.implementation, [])} has no ` +
              'modelUri',
            remedy: "set 'modelUri' to the URI of the model's folder, such as gs://bucket/path",
            ...(isWrittenOtherwise(subject.verdict, path, 'modelUri') && { follows: true }),
          }),
        );
      }
    }
  },
});
