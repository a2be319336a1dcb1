import { blockingBudget } from '../../../src/rules/autoscaling/blocking-budget';
import { describeRule, ownModel } from '../describe-rule';

const BUDGET = 'spec.predictors[0].componentSpecs[0].pdbSpec';
const OTHER = '- {name: b, traffic: 50, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}';

describeRule(blockingBudget, {
  accepts: {
    'one of two': ownModel('pdbSpec: {minAvailable: 1}', 'replicas: 2'),
    'a percentage that rounds up': ownModel('pdbSpec: {maxUnavailable: 1%}'),
    'pods that another predictor adds': `${ownModel('pdbSpec: {minAvailable: 1}', 'traffic: 50')}\n${OTHER}`,
    'half of two': ownModel('pdbSpec: {minAvailable: 50%}', 'replicas: 2'),
  },
  rejects: {
    'nine tenths of two': [
      ownModel('pdbSpec: {minAvailable: 90%}', 'replicas: 2'),
      [`${BUDGET}.minAvailable`, 'allows no disruption of the 2 pods'],
    ],
    'none at all': [
      ownModel('pdbSpec: {maxUnavailable: 0}', 'replicas: 5'),
      [`${BUDGET}.maxUnavailable`, '0 allows no disruption'],
    ],
    'all pods of an autoscaler at its minimum': [
      ownModel('pdbSpec: {minAvailable: 1}, hpaSpec: {maxReplicas: 3}'),
      [`${BUDGET}.minAvailable`, 'the one pod'],
    ],
  },
});
