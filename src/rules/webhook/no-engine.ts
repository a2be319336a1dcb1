import { NO_ENGINE } from '../../api/facts/settings';
import { counted } from '../../private/counted';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { predictorDiff } from '../rule';

export const noEngine = webhookRule({
  id: 'SELDON108',
  title: 'a graph of several nodes has an orchestrator',
  consequence:
    'The webhook rejects the SeldonDeployment: without the orchestrator, nothing calls the second node. It only ' +
    'checks whether the annotation exists, so `"false"` is rejected too.',
  example: () => predictorDiff`
    - annotations: {seldon.io/no-engine: 'false'}
      graph:
        name: router
        implementation: RANDOM_ABTEST
        children:
        - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
        - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
  `,
  check({ predictors }, report) {
    for (const { predictor, path, nodes } of predictors) {
      const value = predictor.annotations?.[NO_ENGINE];
      if (value !== undefined && value !== null && nodes.length > 1) {
        report(
          answer(path, predictor.name, 'Running without engine only valid for single element graphs', {
            path: `${path}.annotations[${NO_ENGINE}]`,
            message:
              `${JSON.stringify(value)} with a graph of ${counted(nodes.length, 'node')}: the annotation counts, ` +
              'whatever its value',
            remedy: 'remove the annotation, or keep one node in the graph',
          }),
        );
      }
    }
  },
});
