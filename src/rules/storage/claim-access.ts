import { asText, isObject, type JsonObject, maps, valueAt } from '../../private/json';
import { fieldOf, podsOf } from '../helpers/pods';
import { scaledBy, scaleOfDeployment } from '../helpers/scale';
import { predictorDiff, trap } from '../rule';

export const claimAccess = trap({
  id: 'SELDON305',
  stage: 'expansion',
  looksAt: ['PersistentVolumeClaim'],
  title: 'a claim that several pods mount can be mounted on several nodes',
  consequence:
    'A volume with access mode ReadWriteOnce can be mounted on one node, and one with ReadWriteOncePod by one pod: ' +
    'further pods wait forever, and so does a rollout that starts the new pod before it stops the old one.',
  example: () => predictorDiff`
      replicas: 2
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: pvc://models/iris}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: models}
    - spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
    + spec: {accessModes: [ReadOnlyMany], resources: {requests: {storage: 1Gi}}}
  `,
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  check(subject, report) {
    const mounts = podsOf(subject).flatMap((pods) =>
      maps(pods.spec.volumes).flatMap(({ persistentVolumeClaim }, index) => {
        const name = isObject(persistentVolumeClaim) ? asText(persistentVolumeClaim.claimName) : '';
        const claim =
          name === '' ? undefined : subject.surroundings.find('PersistentVolumeClaim', subject.namespace, name);
        return claim ? [{ name, claim, pods, index }] : [];
      }),
    );
    for (const { name, claim, pods, index } of mounts) {
      const modes = valueAt(claim, 'spec.accessModes');
      const number = mounts
        .filter((mount) => mount.name === name)
        .reduce((sum, mount) => sum + mostPods(subject.expansion.objects, mount.pods.deployment), 0);
      if (Array.isArray(modes) && modes.length > 0 && isForOne(modes.map(asText), number)) {
        report({
          path: fieldOf(subject, pods, `volumes[${index}].persistentVolumeClaim.claimName`),
          message:
            `claim ${JSON.stringify(name)} is ${modes.map(asText).join(', ')}, but ` +
            `${number === 1 ? 'a new pod replaces the old one' : `${number} pods mount it`}`,
          remedy: 'use a claim that is ReadOnlyMany or ReadWriteMany, or load the model from a bucket',
        });
      }
    }
  },
});

/** Whether access modes keep some of these pods, or the pods of the next rollout, from starting. */
function isForOne(modes: readonly string[], pods: number): boolean {
  return modes.every((mode) => mode === 'ReadWriteOncePod' || (mode === 'ReadWriteOnce' && pods > 1));
}

/** The maximum number of pods of a Deployment, including what an autoscaler allows. */
function mostPods(objects: readonly JsonObject[], deployment: JsonObject): number {
  const name = valueAt(deployment, 'metadata.name');
  const scaler = scaledBy(objects).find((scaled) => scaled.name === name);
  return scaleOfDeployment(deployment, scaler).most;
}
