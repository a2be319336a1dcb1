import { answer, webhookRule } from '../helpers/webhook-rule';
import { predictorDiff } from '../rule';

export const loggerMode = webhookRule({
  id: 'SELDON115',
  looksAt: ['logger'],
  title: 'a logger has a mode',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
    -   logger: {url: 'http://broker.logs'}
    +   logger: {url: 'http://broker.logs', mode: all}
  `,
  check(subject, report) {
    for (const { node, path, upstreamPath } of subject.nodes()) {
      if (node.logger && (node.logger.mode ?? '') === '') {
        report(
          answer(upstreamPath, '', 'No logger mode specified', {
            path: `${path}.logger.mode`,
            message: `the logger of node ${JSON.stringify(node.name)} has no mode`,
            remedy: "set 'mode' to all, request or response",
          }),
        );
      }
    }
  },
});
