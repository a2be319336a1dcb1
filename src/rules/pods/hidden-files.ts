import { imageName, MLSERVER_IMAGE, TRITON_IMAGE } from '../../api/facts/images';
import { DEFAULT_IMAGES } from '../../api/versions';
import { asText, type JsonObject, maps } from '../../private/json';
import { fieldOf, type Pods, podsOf } from '../helpers/pods';
import { predictorDiff, trap } from '../rule';

export const hiddenFiles = trap({
  id: 'SELDON416',
  stage: 'expansion',
  looksAt: ['volumeMounts'],
  title: 'volumes are not mounted over the programs of the image',
  consequence:
    'A mounted volume hides everything that the image has at and below that path. Without its program, or the files ' +
    'that this needs, the container exits on startup.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
      - spec:
          volumes: [{name: labels, configMap: {name: labels}}]
          containers:
          - name: classifier
    -       volumeMounts: [{name: labels, mountPath: /microservice}]
    +       volumeMounts: [{name: labels, mountPath: /microservice/labels}]
  `,
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      const filled = filledVolumes(pods);
      for (const list of ['initContainers', 'containers'] as const) {
        maps(pods.spec[list]).forEach((container, position) =>
          maps(container.volumeMounts).forEach(({ name, mountPath, subPath, subPathExpr }, index) => {
            const isFile = subPath !== undefined || subPathExpr !== undefined;
            const path = asText(mountPath).replace(/\/$/, '');
            const isFilled = path !== '' && filled.has(asText(name));
            const hidden =
              isFile || isFilled ? undefined : programsOf(container).find((each) => isAtOrBelow(each, path));
            if (hidden !== undefined) {
              report({
                path: fieldOf(subject, pods, `${list}[${position}].volumeMounts[${index}].mountPath`),
                message:
                  `volume ${JSON.stringify(name)} at ${asText(mountPath)} hides ${hidden} of the image, without which ` +
                  'the container does not start',
                remedy: 'mount it at a path of its own, or single files of it with subPath',
              });
            }
          }),
        );
      }
    }
  },
});

function isAtOrBelow(folder: string, path: string): boolean {
  return `${folder}/`.startsWith(`${path}/`);
}

/** Where every image has its programs and libraries. */
const SYSTEM = ['/bin', '/lib', '/usr'];

/** The servers in Python, which a tool of OpenShift builds. */
const PYTHON_SERVERS = Object.values(DEFAULT_IMAGES.servers).flatMap(({ seldon }) =>
  seldon === undefined ? [] : [imageName(seldon.image)],
);

/**
 * The folders without which a container does not start.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/wrappers/s2i/python/Dockerfile
 * @see https://github.com/SeldonIO/MLServer/blob/1.3.5/Dockerfile
 */
function programsOf({ image }: JsonObject): readonly string[] {
  const name = imageName(asText(image ?? ''));
  if (PYTHON_SERVERS.includes(name)) {
    return ['/microservice', '/opt/conda', '/s2i/bin', ...SYSTEM];
  }
  if (name === MLSERVER_IMAGE) {
    return ['/opt/mlserver', '/opt/conda', ...SYSTEM];
  }
  return name === TRITON_IMAGE ? ['/opt/tritonserver', ...SYSTEM] : SYSTEM;
}

/** Sources of volumes that only contain what is written for them. */
const WRITTEN = ['configMap', 'secret', 'projected', 'downwardAPI'];

/** The volumes that may contain the programs themselves: those of a disk, or that an init container fills. */
function filledVolumes({ spec }: Pods): ReadonlySet<string> {
  const initial = new Set(
    maps(spec.initContainers).flatMap(({ volumeMounts }) => maps(volumeMounts).map(({ name }) => name)),
  );
  const filled = maps(spec.volumes).filter((volume) => {
    const isWritten = WRITTEN.some((source) => volume[source] !== undefined);
    const isEmpty = volume.emptyDir !== undefined && !initial.has(volume.name);
    return !isWritten && !isEmpty;
  });
  return new Set(filled.map(({ name }) => asText(name)));
}
