import { asText, maps, isObject } from '../../private/json';
import { nearName } from '../helpers/near-name';
import { fieldOf, podsOf } from '../helpers/pods';
import { nameOf, namespaceOf } from '../rivals';
import { predictorDiffIn, trap } from '../rule';

export const claimPresent = trap({
  id: 'SELDON347',
  stage: 'expansion',
  looksAt: ['PersistentVolumeClaim'],
  title: 'pods mount claims of their namespace, by their names',
  consequence:
    'A pod can only mount claims of its own namespace. It stays pending until there is one of this name ' +
    '(persistentvolumeclaim not found).',
  example: () => predictorDiffIn('ml')`
    - graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: pvc://model-files/iris}
    + graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: pvc://models-files/iris}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: models-files, namespace: ml}
      spec: {accessModes: [ReadOnlyMany], resources: {requests: {storage: 1Gi}}}
  `,
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#a-note-on-namespaces',
  check(subject, report) {
    const { namespace, surroundings } = subject;
    const claims = surroundings.all('PersistentVolumeClaim');
    const mounts = podsOf(subject).flatMap((pods) =>
      maps(pods.spec.volumes).flatMap(({ persistentVolumeClaim }, index) =>
        isObject(persistentVolumeClaim) ? [{ name: asText(persistentVolumeClaim.claimName), pods, index }] : [],
      ),
    );
    const used = new Set(mounts.map(({ name }) => name));
    const here = claims.filter((claim) => namespaceOf(claim) === namespace).map(nameOf);
    for (const { name, pods, index } of mounts) {
      if (surroundings.find('PersistentVolumeClaim', namespace, name)) {
        continue;
      }
      const elsewhere = namespace === '' ? undefined : claims.find((claim) => nameOf(claim) === name);
      const near = nearName(
        name,
        here.filter((each) => !used.has(each)),
      );
      const problem = elsewhere
        ? {
            message:
              `claim ${JSON.stringify(name)} is in namespace ${JSON.stringify(namespaceOf(elsewhere))}, which pods of ` +
              `${JSON.stringify(namespace)} cannot mount from`,
            remedy: `create it in namespace ${JSON.stringify(namespace)} too`,
          }
        : near && {
            message: `claim ${JSON.stringify(name)} does not exist, but ${JSON.stringify(near)} does and is not used here`,
            remedy: `write ${JSON.stringify(near)} if that is the one you mean`,
          };
      if (problem) {
        report({ path: fieldOf(subject, pods, `volumes[${index}].persistentVolumeClaim.claimName`), ...problem });
      }
    }
  },
});
