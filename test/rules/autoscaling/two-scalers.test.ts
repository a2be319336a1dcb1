import { twoScalers } from '../../../src/rules/autoscaling/two-scalers';
import { describeRule, ownModel } from '../describe-rule';

const HPA = 'hpaSpec: {maxReplicas: 3}';
const KEDA = 'kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: "70"}}]}';

describeRule(twoScalers, {
  accepts: {
    KEDA: ownModel(KEDA),
    'an HPA': ownModel(HPA),
  },
  rejects: {
    both: [ownModel(`${HPA}, ${KEDA}`), ['spec.predictors[0].componentSpecs[0].hpaSpec', 'dropped']],
  },
});
