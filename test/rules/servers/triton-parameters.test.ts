import { yaml } from '../../../src/rules/example';
import { tritonParameters } from '../../../src/rules/servers/triton-parameters';
import { describeRule } from '../describe-rule';

describeRule(tritonParameters, {
  accepts: {
    'with the annotation': yaml`
      protocol: v2
      annotations: {seldon.io/no-storage-initializer: 'true'}
      predictors:
      - name: a
        graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m, parameters: [{name: LOAD_MODEL, type: STRING, value: x}]}
    `,
    'another server': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: LOAD_MODEL, type: STRING, value: x}]}
    `,
  },
  rejects: {
    'without the annotation': [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m, parameters: [{name: LOAD_MODEL, type: STRING, value: x}]}
    `,
      ['spec.predictors[0].graph.parameters[0]', 'LOAD_MODEL'],
    ],
  },
});
