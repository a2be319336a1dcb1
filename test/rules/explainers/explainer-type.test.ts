import { yaml } from '../../../src/rules/example';
import { explainerType } from '../../../src/rules/explainers/explainer-type';
import { describeRule } from '../describe-rule';

describeRule(explainerType, {
  accepts: {
    'a known type': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, modelUri: gs://e}
    `,
    'no explainer': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'an unknown type with its own image': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: Mine, containerSpec: {name: e, image: 'e:1'}}
    `,
    'an empty explainer': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {}
    `,
  },
  rejects: {
    'no type': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', 'ignored'],
    ],
    'a type that Seldon does not have a server for': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: Contrastive, modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', "Seldon's explainer server cannot run explainers of type Contrastive"],
    ],
    'types that MLServer cannot run': [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', 'MLServer cannot run explainers of type ALE'],
    ],
    'integrated gradients with MLServer, which needs the folder of the model': [
      yaml`
      protocol: kfserving
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: IntegratedGradients, modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', 'MLServer cannot run explainers of type IntegratedGradients'],
    ],
    'an unknown type': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: anchor}
    `,
      ['spec.predictors[0].explainer.type', '"anchor"'],
    ],
  },
});
