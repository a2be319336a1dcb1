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
    'a variable that the operator does not set': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', env: [{name: A, value: b}, {name: PREDICTIVE_UNIT_SERVICE_PORT, value: x}]}]}
    `,
  },
  rejects: {
    'the value of another predictor': [
      `spec: {predictors: [
        {name: a, traffic: 50, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', env: [{name: PREDICTOR_ID, value: a}]}]}}]},
        {name: b, traffic: 50, graph: {name: m, type: MODEL},
            componentSpecs: [{spec: {containers: [{name: m, image: 'i:2', env: [{name: X, value: x}, {name: PREDICTOR_ID, value: 'a'}]}]}}]}]}`,
      ['spec.predictors[1].componentSpecs[0].spec.containers[0].env[1].name', 'PREDICTOR_ID'],
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
