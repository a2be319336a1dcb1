import { kedaBounds } from '../../../src/rules/autoscaling/keda-bounds';
import { describeRule, judgeManifests, ownModel } from '../describe-rule';

const KEDA = 'spec.predictors[0].componentSpecs[0].kedaSpec';
const CRON =
  "triggers: [{type: cron, metadata: {timezone: UTC, start: 0 7 * * *, end: 0 19 * * *, desiredReplicas: '2'}}]";
const keda = (numbers: string, triggers = CRON) => ownModel(`kedaSpec: {${numbers}${triggers}}`);

describeRule(kedaBounds, {
  operator: 'keda: {enabled: true}',
  accepts: {
    'no numbers': keda(''),
    'all numbers': keda('idleReplicaCount: 0, minReplicaCount: 3, maxReplicaCount: 3, '),
    'the default maximum': keda('minReplicaCount: 100, '),
    'a minimum of 0 that is written, which counts as 1': keda('idleReplicaCount: 0, minReplicaCount: 0, '),
    'an autoscaler of another kind': ownModel('hpaSpec: {minReplicas: 1, maxReplicas: 2}'),
  },
  rejects: {
    'a minimum above the maximum': [
      keda('minReplicaCount: 4, maxReplicaCount: 3, '),
      [`${KEDA}.minReplicaCount`, 'minReplicaCount 4 is above maxReplicaCount, which is 3'],
    ],
    'a minimum above the default maximum': [
      keda('minReplicaCount: 101, '),
      [`${KEDA}.minReplicaCount`, 'which is 100 by default'],
    ],
    'no pods at most': [keda('maxReplicaCount: 0, '), [`${KEDA}.maxReplicaCount`, 'maxReplicaCount is 0']],
    'idle pods without a minimum, which is 0': [
      keda('idleReplicaCount: 0, '),
      [`${KEDA}.idleReplicaCount`, 'idleReplicaCount 0 is not below minReplicaCount, which is 0 by default'],
    ],
    'as many idle pods as the minimum, and no triggers': [
      keda('idleReplicaCount: 2, minReplicaCount: 2, ', 'triggers: []'),
      [`${KEDA}.idleReplicaCount`, 'idleReplicaCount 2 is not below minReplicaCount, which is 2'],
      [`${KEDA}.triggers`, 'triggers is empty'],
    ],
    'your own ScaledObject': [
      `${ownModel()}\n---\n{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: own}, spec: {scaleTargetRef: {name: DEPLOYMENT}, minReplicaCount: 4, maxReplicaCount: 3, ${CRON}}}`.replace(
        'DEPLOYMENT',
        'iris-a-0-m',
      ),
      ['metadata.name', 'minReplicaCount 4 is above'],
    ],
  },
});

test('KEDA creates nothing to reject while it is disabled in the operator', () => {
  const { findings } = judgeManifests(keda('minReplicaCount: 4, maxReplicaCount: 3, '));
  expect(findings.map(({ rule }) => rule)).toEqual(['SELDON291']);
});

test.each([
  ['idleReplicaCount: 0', 'remove it, or set minReplicaCount to at least 1'],
  ['idleReplicaCount: 3', 'remove it, or write 0 and set minReplicaCount to at least 1'],
  ['idleReplicaCount: 3, minReplicaCount: 0', 'remove it, or write 0 and set minReplicaCount to at least 1'],
  ['idleReplicaCount: 3, minReplicaCount: 1', 'write 0'],
  ['maxReplicaCount: 0', 'write at least 1'],
  ['minReplicaCount: 3, maxReplicaCount: 0', 'write at least 3'],
])('the remedy for %s is one that KEDA accepts', (numbers, remedy) => {
  const { findings } = judgeManifests(keda(`${numbers}, `), 'keda: {enabled: true}');
  expect(findings.filter(({ rule }) => rule === kedaBounds.id).map((finding) => finding.remedy)).toEqual([remedy]);
});
