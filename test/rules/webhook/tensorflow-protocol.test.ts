import { yaml } from '../../../src/rules/example';
import { tensorflowProtocol } from '../../../src/rules/webhook/tensorflow-protocol';
import { describeRule } from '../describe-rule';

describeRule(tensorflowProtocol, {
  accepts: {
    TensorFlow: yaml`
      protocol: tensorflow
      predictors:
      - name: a
        graph: {name: m, implementation: TENSORFLOW_SERVER, modelUri: gs://m}
    `,
    'another protocol': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'Triton, as the webhook does': yaml`
      protocol: tensorflow
      predictors:
      - name: a
        graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    SKLEARN_SERVER: [
      yaml`
      protocol: tensorflow
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.implementation', 'SKLEARN_SERVER'],
    ],
    XGBOOST_SERVER: [
      yaml`
      protocol: tensorflow
      predictors:
      - name: a
        graph: {name: m, implementation: XGBOOST_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.implementation', 'XGBOOST_SERVER'],
    ],
    MLFLOW_SERVER: [
      yaml`
      protocol: tensorflow
      predictors:
      - name: a
        graph: {name: m, implementation: MLFLOW_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.implementation', 'MLFLOW_SERVER'],
    ],
    HUGGINGFACE_SERVER: [
      yaml`
      protocol: tensorflow
      predictors:
      - name: a
        graph: {name: m, implementation: HUGGINGFACE_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.implementation', 'HUGGINGFACE_SERVER'],
    ],
  },
});
