import { claimPresent } from '../../../src/rules/storage/claim-present';
import { describeRule } from '../describe-rule';

function model(claim: string, ...present: [name: string, namespace: string][]): string {
  return [
    `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: pvc://${claim}/x}}]}`,
    ...present.map(
      ([name, namespace]) => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: ${name}, namespace: ${namespace}}
spec: {accessModes: [ReadOnlyMany], resources: {requests: {storage: 1Gi}}}`,
    ),
  ].join('\n---\n');
}

const PLACE = 'spec.predictors[0].graph.modelUri';

describeRule(claimPresent, {
  accepts: {
    'the name of a claim': model('models', ['models', 'ml'], ['models', 'other']),
    'a claim from elsewhere': model('models', ['database', 'ml']),
    'no claims in the input': model('models'),
  },
  rejects: {
    'a claim of another namespace': [
      model('models', ['models', 'training']),
      [PLACE, 'claim "models" is in namespace "training"'],
    ],
    'almost the name of a claim': [
      model('model-files', ['models-files', 'ml']),
      [PLACE, 'claim "model-files" does not exist, but "models-files" does'],
    ],
    'almost the name of a claim in a volume': [
      `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}], volumes: [{name: v, persistentVolumeClaim: {claimName: model-files}}]}}]}]}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: models-files, namespace: ml}
spec: {accessModes: [ReadOnlyMany], resources: {requests: {storage: 1Gi}}}`,
      ['spec.predictors[0].componentSpecs[0].spec.volumes[0].persistentVolumeClaim.claimName', '"model-files"'],
    ],
  },
});
