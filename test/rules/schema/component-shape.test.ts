import { yaml } from '../../../src/rules/example';
import { componentShape } from '../../../src/rules/schema/component-shape';
import { describeRule } from '../describe-rule';

describeRule(componentShape, {
  accepts: {
    'the right shape': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
  },
  rejects: {
    'containers without spec': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - containers: [{name: m}]
    `,
      ['spec.predictors[0].componentSpecs[0].containers', '"containers"'],
    ],
    'componentSpecs next to the predictors': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      componentSpecs: []
    `,
      ['spec.componentSpecs', 'dropped'],
    ],
    'an extra dash': [
      yaml`
      predictors:
      - componentSpecs:
      - spec: {containers: []}
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].spec', '"spec"'],
      ['spec.predictors[0]', '"componentSpecs"'],
    ],
  },
});
