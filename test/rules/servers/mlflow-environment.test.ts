import { yaml } from '../../../src/rules/example';
import { mlflowEnvironment } from '../../../src/rules/servers/mlflow-environment';
import { describeRule } from '../describe-rule';

describeRule(mlflowEnvironment, {
  accepts: {
    'protocol v2': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: MLFLOW_SERVER, modelUri: gs://m}
    `,
    'its own image': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: MLFLOW_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
    'a probe that waits longer': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: MLFLOW_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, livenessProbe: {tcpSocket: {port: http}, initialDelaySeconds: 600}}]}
    `,
    'another server': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'protocol seldon': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: MLFLOW_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.implementation', 'conda'],
    ],
  },
});
