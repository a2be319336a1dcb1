import { yaml } from '../../../src/rules/example';
import { noEngine } from '../../../src/rules/webhook/no-engine';
import { describeRule } from '../describe-rule';

describeRule(noEngine, {
  accepts: {
    'a graph of one node': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/no-engine: 'true'}
    `,
    'a larger graph without the annotation': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST, children: [{name: a, implementation: SKLEARN_SERVER, modelUri: gs://a}]}
    `,
    'the annotation where it is not read': yaml`
      annotations: {seldon.io/no-engine: 'true'}
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST, children: [{name: a, implementation: SKLEARN_SERVER, modelUri: gs://a}]}
    `,
  },
  rejects: {
    'two nodes': [
      yaml`
      predictors:
      - name: a
        annotations: {seldon.io/no-engine: 'true'}
        graph: {name: r, implementation: RANDOM_ABTEST, children: [{name: a, implementation: SKLEARN_SERVER, modelUri: gs://a}]}
    `,
      ['spec.predictors[0].annotations[seldon.io/no-engine]', '2 nodes'],
    ],
    'two nodes and the value false': [
      yaml`
      predictors:
      - name: a
        annotations: {seldon.io/no-engine: 'false'}
        graph: {name: r, implementation: RANDOM_ABTEST, children: [{name: a, implementation: SKLEARN_SERVER, modelUri: gs://a}]}
    `,
      ['spec.predictors[0].annotations[seldon.io/no-engine]', '"false"'],
    ],
  },
});
