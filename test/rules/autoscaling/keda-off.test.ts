import { kedaOff } from '../../../src/rules/autoscaling/keda-off';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(kedaOff, {
  accepts: {
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
    'KEDA disabled': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}
    `,
      ['spec.predictors[0].componentSpecs[0].kedaSpec', 'KEDA is disabled'],
    ],
  },
});
