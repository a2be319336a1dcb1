import { valueAt } from '../../private/json';
import { refusalRule } from '../helpers/refusal-rule';
import { predictorDiff, upstream } from '../rule';

export const podVolumes = refusalRule(
  {
    id: 'SELDON226',
    title: 'volumes and mounts of a pod match, including those that the operator adds',
    consequence:
      'The API server rejects the Deployment: no pod ever starts. The operator adds the volumes `seldon-podinfo` ' +
      'and `<node>-provision-location` at `/mnt/models`, and for each `pvc://` model one that is always named ' +
      '`kfserving-pvc-source`: two such nodes in one pod conflict.',
    example: () => predictorDiff`
        graph:
          name: a
          implementation: SKLEARN_SERVER
          modelUri: pvc://models/a
          children: [{name: b, implementation: SKLEARN_SERVER, modelUri: pvc://models/b}]
      + componentSpecs:
      + - spec: {containers: [{name: a}]}
      + - spec: {containers: [{name: b}]}
    `,
    source: upstream('operator/controllers/model_initializer_injector.go'),
    matches: ({ refusal: { field } }) => /volumes\[\d+\]|volumeMounts\[\d+\]/.test(field),
  },
  ({ path, refusal: { field, type, detail, value = '' } }, { object, predictors }) => {
    const isOfModel = path.endsWith('.modelUri');
    if (type === 'FieldValueNotFound') {
      // A volume that is not valid counts as missing, too; the operator adds the one for a model itself.
      const isWritten = predictors.some(({ components }) =>
        components.some(({ component }) => component.spec?.volumes?.some(({ name }) => JSON.stringify(name) === value)),
      );
      return {
        ...((isWritten || isOfModel) && { follows: true as const }),
        message: `the pod has no volume ${value}`,
        remedy: 'add it to the volumes of the same componentSpecs entry, or correct the name',
      };
    }
    const who = isOfModel ? `with ${JSON.stringify(valueAt(object, path))}, the pod has` : 'the pod has';
    const isMount = /volumeMounts/.test(field);
    if (type === 'FieldValueRequired' && isOfModel && field.endsWith('.claimName')) {
      return {
        message: `${JSON.stringify(valueAt(object, path))} names no claim`,
        remedy: 'write pvc://CLAIM/PATH',
      };
    }
    if (type !== 'FieldValueDuplicate' && !detail.endsWith('must be unique')) {
      return {
        message: `${isMount ? 'a mount' : 'a volume'} is not valid`,
        remedy: type === 'FieldValueRequired' ? 'set this field' : 'correct the value of this field',
      };
    }
    return {
      message: `${who} two ${isMount ? 'mounts at' : 'volumes'} ${value}`,
      remedy:
        'use a different name for each volume, a different path for each mount, and separate componentSpecs entries ' +
        'for nodes with pvc:// models',
    };
  },
);
