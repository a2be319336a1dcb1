import { yaml } from '../../../src/rules/example';
import { explainerParameters } from '../../../src/rules/explainers/explainer-parameters';
import { describeRule } from '../describe-rule';

describeRule(explainerParameters, {
  accepts: {
    'an object': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, initParameters: '{"a": [1]}'}
    `,
  },
  rejects: {
    'a list': [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, initParameters: '[1]'}
    `,
      ['spec.predictors[0].explainer.initParameters', '[1]'],
    ],
    'no JSON': [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, initParameters: a=1}
    `,
      ['spec.predictors[0].explainer.initParameters', 'a=1'],
    ],
  },
});
