import { yaml } from '../../../src/rules/example';
import { orchestratorSize } from '../../../src/rules/orchestrator/orchestrator-size';
import { describeRule } from '../describe-rule';

describeRule(orchestratorSize, {
  accepts: {
    'a small predictor': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a large annotation': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {note: ${'x'.repeat(80_000)}}
    `,
      ['spec.predictors[0]', 'KiB'],
    ],
  },
});
