import { LOGGER_MODES } from '../../api/facts/words';
import { meantValue, OTHER_LOGGER_MODES } from '../helpers/other-words';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

const MODES: readonly string[] = LOGGER_MODES;

export const loggerWord = trap({
  id: 'SELDON253',
  looksAt: ['logger'],
  title: 'the mode of a logger is all, request or response',
  consequence: 'The webhook only checks that the mode is not empty. With an unknown mode, nothing is logged.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
    -   logger: {mode: ALL, url: 'http://logger.growth'}
    +   logger: {mode: all, url: 'http://logger.growth'}
  `,
  source: upstream('executor/predictor/predictor_process.go'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      const mode = node.logger?.mode ?? '';
      if (mode !== '' && !MODES.includes(mode)) {
        report({
          path: `${path}.logger.mode`,
          message: `unknown logger mode ${JSON.stringify(mode)}: nothing is logged`,
          remedy: writeOneOf(mode, MODES, meantValue(mode, OTHER_LOGGER_MODES)),
        });
      }
    }
  },
});
