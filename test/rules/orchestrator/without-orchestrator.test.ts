import { yaml } from '../../../src/rules/example';
import { withoutOrchestrator } from '../../../src/rules/orchestrator/without-orchestrator';
import { describeRule } from '../describe-rule';

describeRule(withoutOrchestrator, {
  accepts: {
    'a plain model': yaml`
      predictors:
      - name: a
        annotations: {seldon.io/no-engine: 'true'}
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a logger with an orchestrator': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: all}}
    `,
  },
  rejects: {
    'a logger': [
      yaml`
      predictors:
      - name: a
        annotations: {seldon.io/no-engine: 'true'}
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: all}}
    `,
      ['spec.predictors[0].graph.logger', 'logger has no effect'],
    ],
    "an orchestrator's settings": [
      yaml`
      predictors:
      - name: a
        annotations: {seldon.io/no-engine: 'true'}
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        svcOrchSpec: {env: [{name: A, value: b}]}
    `,
      ['spec.predictors[0].svcOrchSpec', 'no effect'],
    ],
  },
});
