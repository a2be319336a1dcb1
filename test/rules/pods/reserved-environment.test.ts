import { yaml } from '../../../src/rules/example';
import { reservedEnvironment } from '../../../src/rules/pods/reserved-environment';
import { describeRule } from '../describe-rule';

describeRule(reservedEnvironment, {
  accepts: {
    'another name': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', env: [{name: A, value: b}, {name: B, value: x}]}]}
    `,
    'a container that is not a node': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}, {name: s, image: 'i:1', env: [{name: PREDICTOR_ID, value: x}]}]}
    `,
    'the value that the operator sets': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', env: [{name: PREDICTOR_ID, value: a}]}]}
    `,
    'the values that MLServer gets': `{spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
      componentSpecs: [{spec: {containers: [{name: m, env: [{name: MLSERVER_MODEL_URI, value: /mnt/models}, {name: MLSERVER_HTTP_PORT, value: '9000'}]}]}}]}]}}`,
    'a variable that is dropped, which another rule reports': `{spec: {protocol: v2, predictors: [{name: a, graph: {name: m, type: MODEL},
      componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', env: [{name: MLSERVER_HTTP_PORT, value: '1'}]}]}}]}]}}`,
    'a variable of MLServer that drops others, which another rule reports': `{spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
      componentSpecs: [{spec: {containers: [{name: m, env: [{name: MLSERVER_HTTP_PORT, value: '8080'}, {name: TOKEN, value: t}]}]}}]}]}}`,
    'parameters of a container whose node has none': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', env: [{name: PREDICTIVE_UNIT_PARAMETERS, value: '[]'}]}]}
    `,
    'a variable that the operator does not set': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', env: [{name: A, value: b}, {name: PREDICTIVE_UNIT_SERVICE_PORT, value: x}]}]}
    `,
  },
  rejects: {
    'a model and a port of a prepackaged MLServer': [
      `{spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
        componentSpecs: [{spec: {containers: [{name: m, env: [{name: MLSERVER_MODEL_URI, value: ''}, {name: MLSERVER_HTTP_PORT, value: '8080'}]}]}}]}]}}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].name', 'the operator sets MLSERVER_MODEL_URI'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].name', 'the operator sets MLSERVER_HTTP_PORT'],
    ],
    'the value of another predictor': [
      `spec: {predictors: [
        {name: a, traffic: 50, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', env: [{name: PREDICTOR_ID, value: a}]}]}}]},
        {name: b, traffic: 50, graph: {name: m, type: MODEL},
            componentSpecs: [{spec: {containers: [{name: m, image: 'i:2', env: [{name: X, value: x}, {name: PREDICTOR_ID, value: 'a'}]}]}}]}]}`,
      ['spec.predictors[1].componentSpecs[0].spec.containers[0].env[1].name', 'PREDICTOR_ID'],
    ],
    'parameters of a prepackaged server, with or without those of the node': [
      `spec: {predictors: [
        {name: a, traffic: 50, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
          componentSpecs: [{spec: {containers: [{name: m, env: [{name: PREDICTIVE_UNIT_PARAMETERS, value: '[]'}]}]}}]},
        {name: b, traffic: 50, graph: {name: m, implementation: TENSORFLOW_SERVER, modelUri: gs://m},
          componentSpecs: [{spec: {containers: [{name: m, env: [{name: PREDICTIVE_UNIT_PARAMETERS, value: '[]'}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].name', 'PREDICTIVE_UNIT_PARAMETERS'],
      ['spec.predictors[1].componentSpecs[0].spec.containers[0].env[0].name', 'PREDICTIVE_UNIT_PARAMETERS'],
    ],
    'a variable of the operator': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', env: [{name: A, value: b}, {name: PREDICTOR_ID, value: x}]}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].name', 'PREDICTOR_ID'],
    ],
  },
});
