import { scalerRequests } from '../../../src/rules/autoscaling/scaler-requests';
import { yaml } from '../../../src/rules/example';
import { describeRule, ownModel } from '../describe-rule';

const PERCENT = 'hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}';
const AMOUNT = 'hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]}';
const CONTAINERS = 'spec.predictors[0].componentSpecs[0].spec.containers';

describeRule(scalerRequests, {
  accepts: {
    'a request': ownModel(PERCENT, '', 'resources: {requests: {cpu: 1}}'),
    'a limit, which counts as request': ownModel(PERCENT, '', 'resources: {limits: {cpu: 1}}'),
    'an absolute target': ownModel(AMOUNT),
    'no autoscaler': ownModel(),
  },
  rejects: {
    'a request for another resource': [ownModel(PERCENT, '', 'resources: {requests: {memory: 1Gi}}'), [`${CONTAINERS}[0]`, 'requests no cpu']],
    'a second container': [
      yaml`
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: m, image: 'i:1', resources: {requests: {cpu: 1}}}, {name: sidecar, image: 'i:1'}]}
            hpaSpec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]}
      `,
      [`${CONTAINERS}[1]`, '"sidecar"'],
    ],
  },
});
