import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { withoutCredentials } from '../../private/redact';
import { loggersOf } from '../helpers/loggers';
import { predictorDiff, trap, upstream } from '../rule';

export const loggerUrl = trap({
  id: 'SELDON306',
  looksAt: ['logger'],
  title: 'logger URLs are absolute, including the scheme',
  consequence:
    'The orchestrator posts to the URL as written. Without http:// or https://, every request fails and no payload ' +
    'is logged; the error only appears in the log of the orchestrator.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
    -   logger: {mode: all, url: logger.growth:8080}
    +   logger: {mode: all, url: 'http://logger.growth:8080'}
  `,
  source: upstream('executor/logger/worker.go'),
  check(subject, report) {
    for (const { logger, path } of loggersOf(subject)) {
      const placeholder = placeholderIn(logger.url ?? '');
      if (placeholder !== undefined) {
        report({ path: `${path}.url`, message: `${placeholder} is a placeholder`, remedy: RENDER_FIRST });
      } else if (typeof logger.url === 'string' && !/^https?:\/\/[^/]/i.test(logger.url)) {
        report({
          path: `${path}.url`,
          message: `${JSON.stringify(withoutCredentials(logger.url))} is not an absolute URL`,
          remedy: 'write http://HOST:PORT/PATH, or https://',
        });
      }
    }
  },
});
