import { asText, type Json, maps, valueAt } from '../../private/json';
import { fieldOf, type Pods, podsOf } from '../helpers/pods';
import { podDiff, trap } from '../rule';

export const unusedVolume = trap({
  id: 'SELDON413',
  severity: 'info',
  stage: 'expansion',
  looksAt: ['volumes'],
  title: 'a container mounts each volume of its pod',
  consequence:
    'A volume is only a source: no container has its files until it mounts them, and the kubelet does not set it up.',
  example: () => podDiff`
      volumes: [{name: labels, configMap: {name: labels}}]
      containers:
    - - {name: classifier, image: 'registry.example.com/iris:1'}
    + - name: classifier
    +   image: registry.example.com/iris:1
    +   volumeMounts: [{name: labels, mountPath: /etc/labels}]
  `,
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      const used = mountedIn(pods);
      // An annotation may tell an injector to mount it.
      const isAnnotated = (name: string) =>
        JSON.stringify(valueAt(pods.template, 'metadata.annotations') ?? {}).includes(name);
      maps(pods.spec.volumes).forEach(({ name }, index) => {
        const isUsed = typeof name !== 'string' || used.has(name) || isAnnotated(name);
        const path = isUsed ? '' : fieldOf(subject, pods, `volumes[${index}]`);
        // The operator adds volumes that it does not mount.
        if (WRITTEN.test(path)) {
          report({
            path,
            message: `no container of the pod mounts volume ${JSON.stringify(name)}`,
            remedy: `add {name: ${asText(name!)}, mountPath: ...} to volumeMounts of the container that needs it, or remove it`,
          });
        }
      });
    }
  },
});

/** The field of a volume. */
const WRITTEN = /\.volumes\[\d+\]$/;

function mountedIn({ spec }: Pods): ReadonlySet<Json | undefined> {
  const containers = [...maps(spec.initContainers), ...maps(spec.containers)];
  return new Set(
    containers.flatMap(({ volumeMounts, volumeDevices }) =>
      [...maps(volumeMounts), ...maps(volumeDevices)].map(({ name }) => name),
    ),
  );
}
