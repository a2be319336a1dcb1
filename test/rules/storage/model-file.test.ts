import { yaml } from '../../../src/rules/example';
import { modelFile } from '../../../src/rules/storage/model-file';
import { describeRule } from '../describe-rule';

describeRule(modelFile, {
  accepts: {
    'a folder': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-1.0}
    `,
    'the file that the server opens': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/model.joblib}
    `,
    'other files under another protocol': yaml`
      spec:
        protocol: v2
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/model.pkl}
    `,
    'a server that opens a folder': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: MLFLOW_SERVER, modelUri: gs://models/model.pkl}
    `,
  },
  rejects: {
    'another file': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/model.pkl}
        `,
      ['spec.predictors[0].graph.modelUri', 'SKLEARN_SERVER opens model.joblib, not "model.pkl"'],
    ],
    'another name': [
      yaml`
        spec:
          protocol: v2
          predictors:
          - name: a
            graph: {name: m, implementation: XGBOOST_SERVER, modelUri: gs://models/booster.json}
        `,
      ['spec.predictors[0].graph.modelUri', 'XGBOOST_SERVER opens model.bst, model.json, model.ubj'],
    ],
  },
});
