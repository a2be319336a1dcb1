import { yaml } from '../../../src/rules/example';
import { scalerReplicas } from '../../../src/rules/traps/scaler-replicas';
import { describeRule } from '../describe-rule';

describeRule(scalerReplicas, {
  accepts: {
    'replicas without autoscaler': yaml`
      predictors:
      - name: a
        replicas: 2
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
    'an autoscaler without replicas': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3}
    `,
    'replicas for the component that has none': yaml`
      predictors:
      - name: a
        replicas: 2
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3}
        - spec: {containers: [{name: o, image: 'i:1'}]}
    `,
  },
  rejects: {
    'replicas of the predictor': [yaml`
      predictors:
      - name: a
        replicas: 2
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3}
    `, ['spec.predictors[0].replicas', '2 is ignored']],
    'replicas of the component': [yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}
          replicas: 3
    `, ['spec.predictors[0].componentSpecs[0].replicas', 'kedaSpec']],
  },
});
