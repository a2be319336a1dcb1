import { refusalRule } from './refusal';
import { yaml } from '../example';
import { upstream } from '../rule';

export const podVolumes = refusalRule({
  id: 'SELDON226',
  title: 'volumes and mounts of a pod fit each other, with those that the operator adds',
  consequence: 'The API server refuses the Deployment: no pod ever starts. The operator adds the volumes `seldon-podinfo` and `<node>-provision-location` at `/mnt/models`, and for each `pvc://` model one that is always called `kfserving-pvc-source`: two such nodes in one pod collide.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: a
            implementation: SKLEARN_SERVER
            modelUri: pvc://models/a
            children: [{name: b, implementation: SKLEARN_SERVER, modelUri: pvc://models/b}]
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: a
            implementation: SKLEARN_SERVER
            modelUri: pvc://models/a
            children: [{name: b, implementation: SKLEARN_SERVER, modelUri: pvc://models/b}]
          componentSpecs:
          - spec: {containers: [{name: a}]}
          - spec: {containers: [{name: b}]}
    `,
  },
  source: upstream('operator/controllers/model_initializer_injector.go'),
  matches: ({ refusal: { field } }) => /volumes\[\d+\]|volumeMounts\[\d+\]/.test(field),
}, ({ refusal: { type, value } }) => {
  if (type === 'FieldValueNotFound') {
    return { message: `the pod has no volume ${value ?? ''}`, remedy: 'add it to the volumes of the same component spec, or correct the name' };
  }
  return {
    message: type === 'FieldValueDuplicate' ? `the pod has two volumes ${value ?? ''}` : `volume or mount ${value ?? ''} cannot be`,
    remedy: 'give each volume a name and each mount a path of its own, and nodes with pvc:// models component specs of their own',
  };
});
