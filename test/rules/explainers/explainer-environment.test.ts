import { yaml } from '../../../src/rules/example';
import { explainerEnvironment } from '../../../src/rules/explainers/explainer-environment';
import { describeRule } from '../describe-rule';

describeRule(explainerEnvironment, {
  accepts: {
    'config with protocol seldon': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, config: {a: b}}
    `,
    'parameters with protocol v2': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, initParameters: '{}'}
    `,
  },
  rejects: {
    'environment with protocol v2': [
      yaml`
      protocol: kfserving
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, containerSpec: {name: e, env: [{name: A, value: b}]}}
    `,
      ['spec.predictors[0].explainer.containerSpec.env', '"kfserving"'],
    ],
    'parameters with protocol seldon': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, initParameters: '{}'}
    `,
      ['spec.predictors[0].explainer.initParameters', '"seldon"'],
    ],
  },
});
