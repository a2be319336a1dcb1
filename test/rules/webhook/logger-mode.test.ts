import { yaml } from '../../../src/rules/example';
import { loggerMode } from '../../../src/rules/webhook/logger-mode';
import { describeRule } from '../describe-rule';

describeRule(loggerMode, {
  accepts: {
    'a mode': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: request}}
    `,
    'no logger': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'no mode': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {}}
    `,
      ['spec.predictors[0].graph.logger.mode', '"m"'],
    ],
    'an empty mode': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: "", url: http://x}}
    `,
      ['spec.predictors[0].graph.logger.mode', 'no mode'],
    ],
  },
});
