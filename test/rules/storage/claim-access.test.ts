import { claimAccess } from '../../../src/rules/storage/claim-access';
import { describeRule } from '../describe-rule';

function claim(...modes: readonly string[]): string {
  return `---\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: {accessModes: [${modes.join(', ')}]}`;
}

function model(replicas: number, more = ''): string {
  return `predictors: [{name: a, replicas: ${replicas}, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'pvc://c/m'}, ${more}}]\n`;
}

const SCALED = 'componentSpecs: [{spec: {containers: [{name: m}]}, hpaSpec: {maxReplicas: 3}}]';
const URI = 'spec.predictors[0].graph.modelUri';

describeRule(claimAccess, {
  accepts: {
    'one pod and one node': model(1) + claim('ReadWriteOnce'),
    'several pods that read': model(2) + claim('ReadOnlyMany'),
    'a mode for many nodes in addition to one for one node': model(2) + claim('ReadWriteOnce', 'ReadWriteMany'),
    'an unknown claim': model(2),
    'a claim without access modes': model(2) + claim(),
  },
  rejects: {
    'two pods': [model(2) + claim('ReadWriteOnce'), [URI, 'claim "c" is ReadWriteOnce, but 2 pods mount it']],
    'the maximum of an autoscaler': [
      model(1, SCALED).replace('replicas: 1, ', '') + claim('ReadWriteOnce'),
      [URI, '3 pods mount it'],
    ],
    'two predictors': [
      `predictors:
       - {name: a, traffic: 50, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'pvc://c/m'}}
       - {name: b, traffic: 50, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'pvc://c/m'}}\n${claim('ReadWriteOnce')}`,
      [URI, '2 pods mount it'],
      ['spec.predictors[1].graph.modelUri', '2 pods mount it'],
    ],
    'a pod that the next rollout replaces': [
      model(1) + claim('ReadWriteOncePod'),
      [URI, 'a new pod replaces the old one'],
    ],
    'your own volume': [
      `predictors: [{name: a, replicas: 2, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {
        volumes: [{name: v, persistentVolumeClaim: {claimName: c}}], containers: [{name: m, image: 'i:1', volumeMounts: [{name: v, mountPath: /v}]}]}}]}]\n${claim('ReadWriteOnce')}`,
      ['spec.predictors[0].componentSpecs[0].spec.volumes[0].persistentVolumeClaim.claimName', '2 pods mount it'],
    ],
  },
});

const KEDA = 'componentSpecs: [{spec: {containers: [{name: m}]}, kedaSpec: {triggers: [{type: cron, metadata: {}}]}}]';

describeRule(claimAccess, {
  operator: 'keda: {enabled: true}',
  accepts: {},
  rejects: {
    'a ScaledObject without a maximum, which is 100': [
      model(1, KEDA).replace('replicas: 1, ', '') + claim('ReadWriteOnce'),
      [URI, '100 pods mount it'],
    ],
  },
});
