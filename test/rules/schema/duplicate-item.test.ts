import { yaml } from '../../../src/rules/example';
import { duplicateItem } from '../../../src/rules/schema/duplicate-item';
import { describeRule } from '../describe-rule';

describeRule(duplicateItem, {
  accepts: {
    'the same port for two protocols': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', ports: [{containerPort: 1}, {containerPort: 1, protocol: UDP}]}]}
    `,
  },
  rejects: {
    'the same port twice': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', ports: [{containerPort: 1}, {containerPort: 1}]}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].ports[1]', 'containerPort 1 '],
    ],
  },
});
