import { yaml } from '../../../src/rules/example';
import { protocol } from '../../../src/rules/webhook/protocol';
import { describeRule } from '../describe-rule';

describeRule(protocol, {
  accepts: {
    seldon: yaml`
      protocol: seldon
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    tensorflow: yaml`
      protocol: tensorflow
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    kfserving: yaml`
      protocol: kfserving
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    v2: yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'nothing at all': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'an empty string': yaml`
      protocol: ''
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'upper case': [
      yaml`
      protocol: V2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.protocol', '"V2"'],
    ],
    'a transport': [
      yaml`
      protocol: grpc
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.protocol', '"grpc"'],
    ],
    'a leading space': [
      yaml`
      protocol: ' seldon'
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.protocol', '" seldon"'],
    ],
  },
});
