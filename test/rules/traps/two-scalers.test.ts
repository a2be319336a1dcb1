import { yaml } from '../../../src/rules/example';
import { twoScalers } from '../../../src/rules/traps/two-scalers';
import { describeRule } from '../describe-rule';

describeRule(twoScalers, {
  accepts: {
    'KEDA': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}
    `,
    'an HPA': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3}
    `,
  },
  rejects: {
    both: [yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3}
          kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}
    `, ['spec.predictors[0].componentSpecs[0].hpaSpec', 'dropped']],
  },
});
