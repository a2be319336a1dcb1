import { severalBudgets } from '../../../src/rules/autoscaling/several-budgets';
import { yaml } from '../../../src/rules/example';
import { describeRule, ownModel } from '../describe-rule';

describeRule(severalBudgets, {
  accepts: {
    one: ownModel('pdbSpec: {maxUnavailable: 1}'),
    none: ownModel(),
  },
  rejects: {
    two: [
      yaml`
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - {spec: {containers: [{name: m, image: 'i:1'}]}, pdbSpec: {maxUnavailable: 1}}
          - {spec: {containers: [{name: o, image: 'i:1'}]}, pdbSpec: {maxUnavailable: 1}}
      `,
      ['spec.predictors[0].componentSpecs[1].pdbSpec', 'spec.predictors[0].componentSpecs[0].pdbSpec'],
    ],
  },
});
