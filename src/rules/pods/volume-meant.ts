import { asText, isObject, type JsonObject, maps } from '../../private/json';
import { fieldOf, podsOf } from '../helpers/pods';
import { secretKeys } from '../helpers/secret-keys';
import { podDiff, type Subject, trap } from '../rule';

export const volumeMeant = trap({
  id: 'SELDON348',
  stage: 'expansion',
  looksAt: ['volumes'],
  title: 'volumes and mounts mean what they look like',
  consequence:
    'The kubelet creates an empty folder for a `subPath` that the volume does not contain, and mounts no volume of ' +
    'an unknown medium; a `defaultMode` without a leading 0 is a decimal number.',
  example: () => podDiff`
      containers:
      - name: classifier
        image: registry.example.com/iris:1
        volumeMounts: [{name: shared-memory, mountPath: /dev/shm}]
    - volumes: [{name: shared-memory, emptyDir: {medium: memory}}]
    + volumes: [{name: shared-memory, emptyDir: {medium: Memory}}]
  `,
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      const volumes = maps(pods.spec.volumes);
      volumes.forEach((volume, index) => {
        for (const { field, message, remedy } of problemsOf(volume)) {
          report({ path: fieldOf(subject, pods, `volumes[${index}].${field}`), message, remedy });
        }
      });
      for (const list of ['initContainers', 'containers'] as const) {
        maps(pods.spec[list]).forEach(({ volumeMounts }, position) =>
          maps(volumeMounts).forEach(({ name, subPath, mountPath }, index) => {
            const volume = typeof subPath === 'string' ? volumes.find((each) => each.name === name) : undefined;
            const files = volume && filesOf(subject, volume);
            if (files !== undefined && !files.includes(asText(subPath).split('/')[0])) {
              report({
                path: fieldOf(subject, pods, `${list}[${position}].volumeMounts[${index}].subPath`),
                message:
                  `volume ${JSON.stringify(name)} has no ${JSON.stringify(subPath)}: ${asText(mountPath)} becomes an ` +
                  'empty folder',
                remedy: `write one of its files: ${files.join(', ')}`,
              });
            }
          }),
        );
      }
    }
  },
});

interface Problem {
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

/** Octal modes of files that people write as decimal numbers. */
const MODES = [400, 440, 444, 500];

/** Sources of volumes with files. */
const FILES = ['secret', 'configMap', 'projected', 'downwardAPI'];

function problemsOf(volume: JsonObject): Problem[] {
  const { name, emptyDir } = volume;
  const medium = isObject(emptyDir) ? asText(emptyDir.medium ?? '') : '';
  const isMedium = medium === '' || medium === 'Memory' || medium.startsWith('HugePages');
  return [
    ...(isMedium
      ? []
      : [
          {
            field: 'emptyDir.medium',
            message: `volume ${JSON.stringify(name)} is not mounted: ${JSON.stringify(medium)} is not a medium`,
            remedy: medium.toLowerCase() === 'memory' ? 'write Memory' : 'write Memory, or leave it out',
          },
        ]),
    ...FILES.flatMap((field) => {
      const source = volume[field];
      const mode = isObject(source) ? source.defaultMode : undefined;
      return typeof mode === 'number' && MODES.includes(mode)
        ? [
            {
              field: `${field}.defaultMode`,
              message: `mode ${mode} of volume ${JSON.stringify(name)} is 0${mode.toString(8)} for its files`,
              remedy: `write 0${mode}, or ${parseInt(String(mode), 8)} in JSON`,
            },
          ]
        : [];
    }),
  ];
}

/** The files of a volume with the keys of a ConfigMap or Secret; undefined if they are unknown. */
function filesOf(
  { surroundings, namespace }: Subject,
  { secret, configMap }: JsonObject,
): readonly string[] | undefined {
  const source = isObject(configMap) ? configMap : secret;
  if (!isObject(source)) {
    return undefined;
  }
  const items = maps(source.items);
  if (items.length > 0) {
    return items.map(({ path }) => asText(path).split('/')[0]);
  }
  return isObject(configMap)
    ? secretKeys(surroundings.find('ConfigMap', namespace, asText(configMap.name)))
    : secretKeys(surroundings.find('Secret', namespace, asText(source.secretName)));
}
