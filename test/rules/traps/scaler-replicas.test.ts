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
    'the number that the autoscaler starts with': yaml`
      replicas: 1
      predictors:
      - name: a
        replicas: 1
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          replicas: 1
          hpaSpec: {maxReplicas: 3}
    `,
    'replicas for the orchestrator': yaml`
      annotations: {seldon.io/engine-separate-pod: 'true'}
      predictors:
      - name: a
        replicas: 2
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3}
    `,
  },
  rejects: {
    'replicas of the SeldonDeployment': [yaml`
      replicas: 2
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3}
    `, ['spec.replicas', '2 is ignored']],
    'one pod for an autoscaler that leaves none': [yaml`
      predictors:
      - name: a
        replicas: 1
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}
    `, ['spec.predictors[0].replicas', '1 is ignored']],
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
