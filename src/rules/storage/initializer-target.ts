import { INITIALIZER_SUFFIX, MODEL_VOLUME_SUFFIX } from '../../api/facts/names';
import { type Container, type PodSpec } from '../../api/types.generated';
import { predictorDiff, type Report, trap, upstream } from '../rule';

export const initializerTarget = trap({
  id: 'SELDON362',
  looksAt: ['initContainers'],
  title: 'your own init container writes to the volume that the server reads',
  consequence:
    'An init container and a server share files only through a volume that both mount: whatever the init container ' +
    'writes elsewhere is gone when it exits. If there is an init container NODE-model-initializer, the operator adds ' +
    'none and mounts NODE-provision-location only into the server, which finds an empty folder.',
  example: () => predictorDiff`
      graph: {name: iris, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
      - spec:
          volumes: [{name: iris-provision-location, emptyDir: {}}]
          containers: [{name: iris}]
          initContainers:
          - name: iris-model-initializer
    -       image: 'registry.example.com/loader:1'
    +       image: registry.example.com/loader:1
            args: [gs://models/iris, /mnt/models]
    +       volumeMounts: [{name: iris-provision-location, mountPath: /mnt/models}]
  `,
  source: upstream('operator/controllers/model_initializer_injector.go'),
  check({ predictors }, report) {
    for (const { nodes, components } of predictors) {
      for (const { component, path } of components) {
        if ((component.spec?.initContainers ?? []).length === 0) {
          continue;
        }
        const loaded = nodes.flatMap(({ node }) => (node.modelUri ? [`${node.name}${MODEL_VOLUME_SUFFIX}`] : []));
        reportUnread(component.spec!, path, report);
        reportUnmounted(component.spec!, loaded, path, report);
        reportLost(component.spec!, path, report);
        (component.spec?.initContainers ?? []).forEach(({ name, image, volumeMounts }, index) => {
          const node = nodes.find((each) => `${each.node.name}${INITIALIZER_SUFFIX}` === name)?.node;
          const volume = `${node?.name}${MODEL_VOLUME_SUFFIX}`;
          const mount = (volumeMounts ?? []).find((each) => each.name === volume);
          if (node?.modelUri && mount?.readOnly === true) {
            report({
              path: `${path}.spec.initContainers[${index}].volumeMounts`,
              message: `${JSON.stringify(name)} mounts ${JSON.stringify(volume)} read-only, so it cannot write the model there`,
              remedy: 'remove readOnly',
            });
          } else if (node?.modelUri && !mount && image) {
            report({
              path: `${path}.spec.initContainers[${index}]`,
              message:
                `${JSON.stringify(name)} does not mount ${JSON.stringify(volume)}, from which the server reads the ` +
                'model',
              remedy: `add volumeMounts: [{name: ${volume}, mountPath: /mnt/models}] to it, and the volume to the pod`,
            });
          }
        });
      }
    }
  },
});

/** Paths for data that a container only needs while it runs. */
const SCRATCH = /^\/(var\/)?(tmp|run|cache)\b|cache|\.config/;

/** Volumes that live as long as the pod, that an init container fills, and that no other container mounts. */
function reportUnread({ volumes, containers, initContainers }: PodSpec, path: string, report: Report): void {
  const fillers = initContainers ?? [];
  const isMounted = (name: string, list: readonly Container[]) =>
    list.some(({ volumeMounts }) => (volumeMounts ?? []).some((mount) => mount.name === name));
  const empty = (volumes ?? []).filter(({ emptyDir, name }) => emptyDir && !name.endsWith(MODEL_VOLUME_SUFFIX));
  for (const { name } of empty) {
    const index = fillers.findIndex(({ volumeMounts }) => (volumeMounts ?? []).some((mount) => mount.name === name));
    const mount = fillers[index]?.volumeMounts?.find((each) => each.name === name);
    const isRead = isMounted(name, [...(containers ?? []), ...fillers.slice(index + 1)]);
    if (mount && mount.readOnly !== true && !isRead && !SCRATCH.test(mount.mountPath)) {
      report({
        path: `${path}.spec.initContainers[${index}].volumeMounts`,
        message:
          `init container ${JSON.stringify(fillers[index].name)} fills volume ${JSON.stringify(name)}, which no ` +
          'container mounts',
        remedy: `add volumeMounts: [{name: ${name}, mountPath: ${mount.mountPath}}] to the container that reads it`,
      });
    }
  }
}

/**
 * Volumes that no container mounts, next to an init container that mounts nothing: what it downloads is lost.
 *
 * @param loaded volumes that the operator mounts itself
 */
function reportUnmounted(
  { volumes, containers, initContainers }: PodSpec,
  loaded: readonly string[],
  path: string,
  report: Report,
): void {
  const fillers = initContainers ?? [];
  const blind = fillers.find(({ volumeMounts }) => (volumeMounts ?? []).length === 0);
  (blind ? (volumes ?? []) : []).forEach(({ name, emptyDir }, index) => {
    const isMounted = [...(containers ?? []), ...fillers].some(({ volumeMounts }) =>
      (volumeMounts ?? []).some((mount) => mount.name === name),
    );
    if (emptyDir && !isMounted && !loaded.includes(name)) {
      report({
        path: `${path}.spec.volumes[${index}].name`,
        message:
          `no container mounts volume ${JSON.stringify(name)}, and init container ${JSON.stringify(blind!.name)} ` +
          'mounts nothing',
        remedy: 'mount the volume into the init container, and into the container that reads from it; or remove it',
      });
    }
  });
}

/** Init containers that copy something to a folder of their own, which is gone when they exit. */
function reportLost({ initContainers }: PodSpec, path: string, report: Report): void {
  (initContainers ?? []).forEach(({ name, args, volumeMounts }, index) => {
    const [source, target] = (args ?? []).slice(-2);
    const isCopy = (args ?? []).length > 1 && /^[a-z][a-z\d+.-]*:/.test(source) && /^\/\w/.test(target);
    const isKept = (volumeMounts ?? []).some(({ mountPath }) =>
      `${target}/`.startsWith(mountPath.endsWith('/') ? mountPath : `${mountPath}/`),
    );
    const isReported = (volumeMounts ?? []).length === 0 && name.endsWith(INITIALIZER_SUFFIX);
    if (isCopy && !isKept && !isReported) {
      report({
        path: `${path}.spec.initContainers[${index}].args`,
        message: `init container ${JSON.stringify(name)} writes to ${target}, which is not in a volume`,
        remedy: `mount a volume at ${target}, in this container and in the one that reads it`,
      });
    }
  });
}
