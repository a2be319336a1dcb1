import { maps } from '../../api/graph';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { valueAt } from '../../private/value-at';
import { yaml } from '../example';
import { fieldOf, podsOf } from '../helpers/pods';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

/** Something in a volume that the API server completes. */
interface Gap {
  /** Where, below the volume. */
  readonly field: string;
  readonly missing: string;
  readonly remedy: string;
}

export const rewrittenVolume = trap({
  id: 'SELDON330',
  severity: 'warning',
  stage: 'expansion',
  title: 'volumes leave nothing for the API server to fill in',
  consequence:
    'What the API server fills in inside a volume never equals what the operator sends: it updates the Deployment on each reconcile, and each update starts the next, several times a second and forever.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: classifier, image: 'registry.example.com/iris:1', volumeMounts: [{name: scratch, mountPath: /scratch}]}]
              volumes: [{name: scratch}]
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: classifier, image: 'registry.example.com/iris:1', volumeMounts: [{name: scratch, mountPath: /scratch}]}]
              volumes: [{name: scratch, emptyDir: {}}]
    `,
  },
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      maps(pods.spec.volumes).forEach((volume, index) => {
        for (const { field, missing, remedy } of gapsIn(volume)) {
          const path = fieldOf(subject, pods, `volumes[${index}]${field}`);
          const isMisplaced = field === '' && isObject(valueAt(subject.object, `${path}.volumeSource`));
          report({
            path,
            message: `volume ${JSON.stringify(volume.name)} has no ${missing}: the operator rewrites its Deployment forever`,
            remedy: isMisplaced ? 'move what is inside volumeSource one level up, beside the name' : remedy,
          });
        }
      });
    }
  },
});

function gapsIn(volume: JsonObject): Gap[] {
  const { name: _, ...sources } = volume;
  if (Object.keys(sources).length === 0) {
    return [{ field: '', missing: 'source', remedy: 'write the source, such as emptyDir: {}' }];
  }
  return [
    ...fieldGaps(valueAt(volume, 'downwardAPI.items'), '.downwardAPI.items'),
    ...maps(valueAt(volume, 'projected.sources')).flatMap(({ serviceAccountToken, downwardAPI }, index): Gap[] => {
      const at = `.projected.sources[${index}]`;
      const token =
        isObject(serviceAccountToken) && serviceAccountToken.expirationSeconds === undefined
          ? [
              {
                field: `${at}.serviceAccountToken`,
                missing: 'expirationSeconds',
                remedy: 'write expirationSeconds: 3600, which is the default',
              },
            ]
          : [];
      return [...token, ...fieldGaps(isObject(downwardAPI) ? downwardAPI.items : undefined, `${at}.downwardAPI.items`)];
    }),
  ];
}

function fieldGaps(items: Json | undefined, at: string): Gap[] {
  return maps(items).flatMap(({ fieldRef }, index): Gap[] =>
    isObject(fieldRef) && fieldRef.apiVersion === undefined
      ? [
          {
            field: `${at}[${index}].fieldRef`,
            missing: 'fieldRef.apiVersion',
            remedy: 'write apiVersion: v1 beside fieldPath',
          },
        ]
      : [],
  );
}
