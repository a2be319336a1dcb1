import { yaml } from '../../../src/rules/example';
import { blockingBudget } from '../../../src/rules/traps/blocking-budget';
import { describeRule } from '../describe-rule';

describeRule(blockingBudget, {
  accepts: {
    'one of two': yaml`
      predictors:
      - name: a
        replicas: 2
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          pdbSpec: {minAvailable: 1}
    `,
    'a percentage that rounds up': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          pdbSpec: {maxUnavailable: 1%}
    `,
    'pods that another predictor adds': yaml`
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          pdbSpec: {minAvailable: 1}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'half of two': yaml`
      predictors:
      - name: a
        replicas: 2
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          pdbSpec: {minAvailable: 50%}
    `,
  },
  rejects: {
    'nine tenths of two': [yaml`
      predictors:
      - name: a
        replicas: 2
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          pdbSpec: {minAvailable: 90%}
    `, ['spec.predictors[0].componentSpecs[0].pdbSpec.minAvailable', 'none of the 2 pods']],
    'none at all': [yaml`
      predictors:
      - name: a
        replicas: 5
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          pdbSpec: {maxUnavailable: 0}
    `, ['spec.predictors[0].componentSpecs[0].pdbSpec.maxUnavailable', '0 lets']],
    'all of what an autoscaler starts with': [yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          pdbSpec: {minAvailable: 1}
          hpaSpec: {maxReplicas: 3}
    `, ['spec.predictors[0].componentSpecs[0].pdbSpec.minAvailable', 'the one pod']],
  },
});
