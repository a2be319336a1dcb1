import { yaml } from '../../../src/rules/example';
import { operatorConfiguration } from '../../../src/rules/operator/operator-configuration';
import { describeRule } from '../describe-rule';

describeRule(operatorConfiguration, {
  operator: 'executor: {resources: {cpuLimit: much}}',
  accepts: {
    'a predictor that does not use the invalid value': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/no-engine: 'true'}
    `,
  },
  rejects: {
    'a predictor that uses it': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec', 'cannot use its own configuration'],
    ],
  },
});
