import { kedaResources } from '../../../src/rules/autoscaling/keda-resources';
import { describeRule, ownModel } from '../describe-rule';

const KEDA = 'spec.predictors[0].componentSpecs[0].kedaSpec';
const CPU = "{type: cpu, metricType: Utilization, metadata: {value: '60'}}";
const MEMORY = '{type: memory, metricType: AverageValue, metadata: {value: 1Gi}}';
const CRON = "{type: cron, metadata: {timezone: UTC, start: 0 7 * * *, end: 0 19 * * *, desiredReplicas: '2'}}";
const keda = (numbers: string, ...triggers: string[]) =>
  ownModel(`kedaSpec: {${numbers}triggers: [${triggers.join()}]}`, '', 'resources: {requests: {cpu: 1, memory: 1Gi}}');
const FALLBACK = 'fallback: {failureThreshold: 3, replicas: 4}, ';

describeRule(kedaResources, {
  operator: 'keda: {enabled: true}',
  accepts: {
    'at least one pod': keda('minReplicaCount: 1, ', CPU, MEMORY),
    'another trigger as well': keda(FALLBACK, CPU, CRON),
    'no triggers, which another rule reports': keda(''),
  },
  rejects: {
    'no minimum': [keda('', CPU), [KEDA, 'minReplicaCount is 0 by default, but KEDA has only triggers for cpu']],
    'a minimum of 0': [
      keda('minReplicaCount: 0, ', CPU, MEMORY),
      [`${KEDA}.minReplicaCount`, 'minReplicaCount is 0, but KEDA has only triggers for cpu and memory'],
    ],
    'a fallback': [
      keda(`minReplicaCount: 1, ${FALLBACK}`, MEMORY),
      [`${KEDA}.fallback`, 'fallback has no effect: KEDA has only triggers for memory'],
    ],
  },
});
