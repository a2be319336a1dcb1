import { yaml } from '../../../src/rules/example';
import { scalerRequests } from '../../../src/rules/traps/scaler-requests';
import { describeRule } from '../describe-rule';

describeRule(scalerRequests, {
  accepts: {
    'a request': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', resources: {requests: {cpu: 1}}}]}
          hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}
    `,
    'a limit, which counts as request': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', resources: {limits: {cpu: 1}}}]}
          hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}
    `,
    'an absolute target': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]}
    `,
    'no autoscaler': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
  },
  rejects: {
    'a request for another resource': [yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', resources: {requests: {memory: 1Gi}}}]}
          hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}
    `, ['spec.predictors[0].componentSpecs[0].spec.containers[0]', 'requests no cpu']],
    'a second container': [yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', resources: {requests: {cpu: 1}}}, {name: sidecar, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]}
    `, ['spec.predictors[0].componentSpecs[0].spec.containers[1]', '"sidecar"']],
  },
});
