import { yaml } from '../../../src/rules/example';
import { loggerWord } from '../../../src/rules/loggers/logger-word';
import { describeRule } from '../describe-rule';

describeRule(loggerWord, {
  accepts: {
    all: yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: all}}
    `,
    request: yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: request}}
    `,
    response: yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: response}}
    `,
  },
  rejects: {
    'an unknown mode': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: both}}
    `,
      ['spec.predictors[0].graph.logger.mode', '"both"'],
    ],
  },
});
