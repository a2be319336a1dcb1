import { NO_ENGINE } from '../../api/facts/settings';
import { hasOrchestrator } from '../helpers/orchestrated';
import { predictorDiff, trap, upstream } from '../rule';

export const withoutOrchestrator = trap({
  id: 'SELDON267',
  looksAt: ['annotations'],
  title: 'a predictor without an orchestrator uses no feature of the orchestrator',
  consequence: 'The orchestrator logs payloads and consumes from Kafka. With `seldon.io/no-engine` there is none.',
  example: () => predictorDiff`
    - annotations: {seldon.io/no-engine: 'true'}
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
        logger: {mode: all, url: 'http://logger.growth'}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ spec, predictors }, report) {
    for (const placed of predictors) {
      if (hasOrchestrator(placed)) {
        continue;
      }
      const { predictor, path, nodes } = placed;
      const remedy = `remove the annotation ${NO_ENGINE}`;
      const logging = nodes.find(({ node }) => node.logger);
      if (logging) {
        report({
          path: `${logging.path}.logger`,
          message: `this logger has no effect, as ${NO_ENGINE} removes the orchestrator`,
          remedy,
        });
      }
      if (spec.serverType === 'kafka') {
        report({
          path: `${path}.annotations[${NO_ENGINE}]`,
          message: 'nothing consumes from Kafka without the orchestrator',
          remedy,
        });
      }
      if (predictor.svcOrchSpec) {
        report({
          path: `${path}.svcOrchSpec`,
          message: `svcOrchSpec has no effect with ${NO_ENGINE}`,
          remedy: `remove it, or the annotation ${NO_ENGINE}`,
        });
      }
    }
  },
});
