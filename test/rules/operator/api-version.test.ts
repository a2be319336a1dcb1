import { yaml } from '../../../src/rules/example';
import { apiVersion } from '../../../src/rules/operator/api-version';
import { describeRule } from '../describe-rule';

describeRule(apiVersion, {
  accepts: {
    v1: yaml`
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    v1alpha3: [
      yaml`
      apiVersion: machinelearning.seldon.io/v1alpha3
      kind: SeldonDeployment
      metadata: {name: iris}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['apiVersion', 'v1alpha3'],
    ],
  },
});
