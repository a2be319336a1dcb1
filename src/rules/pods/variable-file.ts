import { EXECUTOR_IMAGE, imageName, MLSERVER_IMAGE } from '../../api/facts/images';
import { ENGINE_CONTAINER } from '../../api/facts/names';
import { asText, type JsonObject, maps } from '../../private/json';
import { fieldOf, podsOf } from '../helpers/pods';
import { predictorDiff, trap, upstream } from '../rule';

export const variableFile = trap({
  id: 'SELDON399',
  stage: 'expansion',
  looksAt: ['annotations', 'env', 'svcOrchSpec'],
  title: 'files that variables name are mounted into the container',
  consequence:
    "The operator mounts into the orchestrator only the pod's annotations and the Secret in `ssl.certSecretName`; " +
    '`svcOrchSpec` has no volumes. The program exits on startup, or its Kafka client does, with a file that it ' +
    'cannot open.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris, logger: {mode: all}}
      svcOrchSpec:
        env:
        - {name: LOGGER_KAFKA_BROKER, value: 'kafka:9093'}
        - {name: KAFKA_SECURITY_PROTOCOL, value: SSL}
    -   - {name: KAFKA_SSL_CA_CERT_FILE, value: /certs/ca.pem}
    -   - {name: KAFKA_SSL_CLIENT_CERT_FILE, value: /certs/tls.crt}
    -   - {name: KAFKA_SSL_CLIENT_KEY_FILE, value: /certs/tls.key}
    +   - {name: KAFKA_SSL_CA_CERT, valueFrom: {secretKeyRef: {name: kafka, key: ca.pem}}}
    +   - {name: KAFKA_SSL_CLIENT_CERT, valueFrom: {secretKeyRef: {name: kafka, key: tls.crt}}}
    +   - {name: KAFKA_SSL_CLIENT_KEY, valueFrom: {secretKeyRef: {name: kafka, key: tls.key}}}
  `,
  source: upstream('operator/controllers/seldondeployment_engine.go'),
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      maps(pods.spec.containers).forEach((container, index) => {
        const names = filesOf(container);
        const missing = names === undefined ? [] : missingFiles(container, names);
        if (missing.length > 0) {
          const [{ position, name, value }] = missing;
          report({
            path: fieldOf(subject, pods, `containers[${index}].env[${position}].value`),
            message:
              `container ${JSON.stringify(container.name)} has no file ${JSON.stringify(value)} for ` +
              `${missing.map((each) => each.name).join(', ')}: nothing is mounted there`,
            remedy: remedyFor(name),
          });
        }
      });
    }
  },
});

/** Variables of the executor that name a file, or a folder with a certificate. */
const OF_EXECUTOR = /^(KAFKA_SSL_(CA_CERT|CLIENT_CERT|CLIENT_KEY)_FILE|SELDON_CERT_MOUNT_PATH)$/;

/** Variables of MLServer that name a file. */
const OF_MLSERVER = /^MLSERVER_(LOGGING_SETTINGS|MODEL_ENVIRONMENT_TARBALL)$/;

/** The variables that name files for a container whose image is known. */
function filesOf({ name, image }: JsonObject): RegExp | undefined {
  switch (imageName(asText(image ?? ''))) {
    case EXECUTOR_IMAGE:
      return name === ENGINE_CONTAINER ? OF_EXECUTOR : undefined;
    case MLSERVER_IMAGE:
      return OF_MLSERVER;
    default:
      return undefined;
  }
}

/** What images have, and what is mounted into all containers of a pod: tokens, and secrets of Vault. */
const ELSEWHERE = /^\/(usr|opt|proc|dev|vault|etc\/(ssl|pki)|(var\/)?run\/secrets)(\/|$)/;

interface NamedFile {
  readonly position: number;
  readonly name: string;
  readonly value: string;
}

function missingFiles({ env, volumeMounts }: JsonObject, names: RegExp): NamedFile[] {
  const mounts = maps(volumeMounts).map(({ mountPath }) => asText(mountPath));
  return maps(env).flatMap(({ name, value }, position) => {
    const file = typeof value === 'string' && !value.includes('$(') ? value : '';
    const isMissing =
      names.test(asText(name)) &&
      /^\/[^/]/.test(file) &&
      !ELSEWHERE.test(file) &&
      !mounts.some((mount) => `${file}/`.startsWith(mount.endsWith('/') ? mount : `${mount}/`));
    return isMissing ? [{ position, name: asText(name), value: file }] : [];
  });
}

function remedyFor(name: string): string {
  if (name === 'SELDON_CERT_MOUNT_PATH') {
    return 'remove it, and name the Secret with the certificate in ssl.certSecretName of the predictor';
  }
  return name.startsWith('KAFKA_')
    ? `write ${name.replace(/_FILE$/, '')} and take it from a Secret with valueFrom: the variables without _FILE contain the text`
    : 'mount it with volumes and volumeMounts in the componentSpecs entry';
}
