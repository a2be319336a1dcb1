import { loggersOf } from '../helpers/loggers';
import { predictorDiff, trap, upstream } from '../rule';

/**
 * The default of the operator's chart: the broker that Knative created in each namespace before brokers shared an
 * ingress.
 */
const DEFAULT_ENDPOINT = 'http://default-broker';

export const loggerEndpoint = trap({
  id: 'SELDON307',
  severity: 'info',
  ofOperator: true,
  looksAt: ['logger'],
  title: 'a logger has a URL to post to',
  consequence:
    "Without a `url`, the orchestrator posts to the operator's default, a Service `default-broker` in the namespace " +
    'of the SeldonDeployment. Current releases of Knative create no such Service.',
  example: () => predictorDiff`
    - graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris, logger: {mode: all}}
    + graph:
    +   name: classifier
    +   implementation: SKLEARN_SERVER
    +   modelUri: gs://models/iris
    +   logger: {mode: all, url: 'http://broker-ingress.knative-eventing.svc.cluster.local/growth/default'}
  `,
  source: upstream('executor/predictor/predictor_process.go'),
  check(subject, report) {
    const endpoint = subject.config.executor.loggerEndpoint;
    if (endpoint !== DEFAULT_ENDPOINT) {
      return;
    }
    for (const { logger, path } of loggersOf(subject)) {
      if (typeof logger.url !== 'string') {
        report({
          path,
          message: `this logger has no url, and posts to "${endpoint}" in the same namespace`,
          remedy: "set url, or executor.requestLogger.defaultEndpoint in the operator's values",
        });
      }
    }
  },
});
