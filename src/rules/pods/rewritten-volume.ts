import { DEFAULT_SOURCE, volumeGaps } from '../../api/volume-gaps';
import { entryOf, isObject, type Json, maps, valueAt } from '../../private/json';
import { formatPath } from '../../private/path';
import { fieldOf, podsOf } from '../helpers/pods';
import { podDiff, trap, upstream } from '../rule';

/** Where each field belongs. */
const PLACES: Readonly<Record<string, string>> = {
  [DEFAULT_SOURCE]: 'as its source',
  apiVersion: 'next to fieldPath',
  expirationSeconds: 'next to path',
};

export const rewrittenVolume = trap({
  id: 'SELDON330',
  stage: 'expansion',
  title: 'volumes set every field that the API server would default',
  consequence:
    'The API server fills in defaults inside a volume, so it never equals what the operator sends: the operator ' +
    'updates the Deployment on each reconcile, and each update triggers the next one, several times a second and ' +
    'forever.',
  example: () => podDiff`
      containers:
      - name: classifier
        image: 'registry.example.com/iris:1'
        volumeMounts: [{name: scratch, mountPath: /scratch}]
    - volumes: [{name: scratch}]
    + volumes: [{name: scratch, emptyDir: {}}]
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      maps(pods.spec.volumes).forEach((volume, index) => {
        for (const { at, key, value } of volumeGaps(volume)) {
          const path = fieldOf(subject, pods, formatPath(['volumes', index, ...at]));
          if (at.length > 0 || !hasUnknownSource(valueAt(subject.object, path))) {
            report({
              path,
              message:
                `volume ${JSON.stringify(volume.name)} has no ${key === DEFAULT_SOURCE ? 'source' : key}: the ` +
                `operator rewrites Deployment ${JSON.stringify(pods.deployment.metadata.name)} on each reconcile, ` +
                'forever',
              remedy:
                `write ${key}: ${JSON.stringify(value).replace(/"/g, '')} ${entryOf(PLACES, key) ?? ''}, as the API ` +
                'server does',
            });
          }
        }
      });
    }
  },
});

/** Whether a volume has a source that the API server drops, which another rule reports. */
function hasUnknownSource(volume: Json | undefined): boolean {
  return isObject(volume) && Object.entries(volume).some(([key, source]) => key !== 'name' && source !== null);
}
