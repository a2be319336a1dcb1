import { yaml } from '../../../src/rules/example';
import { nameCollision } from '../../../src/rules/names/name-collision';
import { describeRule } from '../describe-rule';

describeRule(nameCollision, {
  accepts: {
    'different names': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: other}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'another namespace': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris-a, namespace: other}
      spec:
        predictors:
        - name: m
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'the same SeldonDeployment for another environment': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
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
    'the Service of a node and that of a predictor': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris-a}
      spec:
        predictors:
        - name: m
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.name', '"iris-a"'],
    ],
  },
});
