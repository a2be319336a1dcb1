import { withoutPods } from '../../../src/rules/autoscaling/without-pods';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(withoutPods, {
  accepts: {
    'one replica': yaml`
      predictors:
      - {name: a, replicas: 1, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
    `,
    'a 0 that another setting overrides': yaml`
      replicas: 0
      predictors:
      - {name: a, replicas: 2, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
    `,
    'a 0 that an autoscaler overrides': yaml`
      predictors:
      - name: a
        replicas: 0
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, resources: {requests: {cpu: 1}}}]}
          hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}
    `,
  },
  rejects: {
    'a predictor': [
      yaml`
      predictors:
      - {name: a, traffic: 100, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
      - {name: b, traffic: 0, replicas: 0, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
    `,
      ['spec.predictors[1].replicas', 'blocks the whole SeldonDeployment'],
    ],
    'all of them': [
      yaml`
      replicas: 0
      predictors:
      - {name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
    `,
      ['spec.replicas', 'blocks the whole SeldonDeployment'],
    ],
    'a component spec': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - {replicas: 0, spec: {containers: [{name: m}]}}
    `,
      ['spec.predictors[0].componentSpecs[0].replicas', 'blocks the whole SeldonDeployment'],
    ],
  },
});
