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
        graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m, parameters: [{name: MODEL_CONTROL_MODE, type: STRING, value: explicit}, {name: LOAD_MODEL, type: STRING, value: x}]}
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

const loading = (parameters: string) =>
  `spec: {protocol: v2, annotations: {seldon.io/no-storage-initializer: 'true'},
  predictors: [{name: a, graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m, parameters: [${parameters}]}}]}`;

describeRule(tritonParameters, {
  accepts: {
    'a model to load in explicit mode': loading(
      '{name: model_control_mode, type: STRING, value: explicit}, {name: load_model, type: STRING, value: x}',
    ),
  },
  rejects: {
    'a model to load in another mode': [
      loading('{name: load_model, type: STRING, value: x}'),
      ['spec.predictors[0].graph.parameters[0]', 'load_model has no effect'],
    ],
  },
});
