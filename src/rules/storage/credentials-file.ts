import { rcloneVariable } from '../../api/storage';
import { asText, type JsonObject, maps } from '../../private/json';
import { type OtherPlace } from '../finding';
import { broughtVariables } from '../helpers/brought-variables';
import { inMakingObject } from '../helpers/making-object';
import { fieldOf, podsOf } from '../helpers/pods';
import { predictorDiff, type Subject, trap } from '../rule';

/** Options of rclone that name a file with credentials, and those that take the credentials themselves. */
const FILES: Readonly<Record<string, string>> = {
  SERVICE_ACCOUNT_FILE: 'SERVICE_ACCOUNT_CREDENTIALS',
  SERVICE_PRINCIPAL_FILE: 'KEY',
  SHARED_CREDENTIALS_FILE: 'ACCESS_KEY_ID',
  KEY_FILE: 'KEY_PEM',
};

/** Seldon's own image has no credentials; others may. */
const OWN_IMAGE = /(^|\/)seldonio\/rclone-storage-initializer[:@]/;

/** Folders that the kubelet, the operator or an injector of secrets fill, unseen in a manifest. */
const FILLED = /^\/(var\/run|run|var)\/secrets\/|^\/vault\/|^\/mnt\/secrets-store\//;

export const credentialsFile = trap({
  id: 'SELDON410',
  looksAt: ['Secret', 'ConfigMap', 'initContainers'],
  stage: 'expansion',
  title: 'the storage initializer has the file with its credentials',
  consequence:
    'The initializer that the operator adds mounts only the folder for the model. rclone does not find the file, ' +
    'exits with an error, and the pod never starts.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris, envSecretRefName: bucket}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket}
      stringData:
        RCLONE_CONFIG_GS_TYPE: google cloud storage
        RCLONE_CONFIG_GS_ANONYMOUS: "false"
    -   RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE: /secrets/key.json
    +   RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: "..."
  `,
  source: 'https://rclone.org/googlecloudstorage/#gcs-service-account-file',
  check(subject, report) {
    const seen = new Set<string>();
    for (const pods of podsOf(subject)) {
      maps(pods.spec.initContainers).forEach((container, index) => {
        for (const { name, instead, value, field, secret, about } of fileVariables(subject, container)) {
          const key = `${secret ?? index}/${name}`;
          if (!seen.has(key) && !isMounted(container, value)) {
            seen.add(key);
            report({
              path: fieldOf(subject, pods, `initContainers[${index}].${field}`),
              about,
              message: `${name} ${valueWords(secret, value)} that nothing mounts into the storage initializer`,
              remedy:
                `write ${instead} with the credentials themselves, or your own init container that mounts the file` +
                (secret === undefined ? '' : inMakingObject(subject, secret, 'keys')),
            });
          }
        }
      });
    }
  },
});

/** The value, unless it is that of a Secret. */
function valueWords(secret: string | undefined, value: string): string {
  return secret === undefined
    ? `names ${JSON.stringify(value)}, a file`
    : `of Secret ${JSON.stringify(secret)} names a file`;
}

interface FileVariable {
  readonly name: string;
  /** The variable that takes the credentials. */
  readonly instead: string;
  readonly value: string;
  /** The field of the container that gives it. */
  readonly field: string;
  readonly secret?: string;
  readonly about?: OtherPlace;
}

/** The variables of an initializer that name a file with credentials for the remote that it reads. */
function fileVariables(subject: Subject, { image, args, env, envFrom }: JsonObject): FileVariable[] {
  const uri = Array.isArray(args) ? asText(args[0] ?? '') : '';
  const remote = /^([\w. -]+):/.exec(uri)?.[1].toLowerCase();
  if (remote === undefined || typeof image !== 'string' || !OWN_IMAGE.test(image)) {
    return [];
  }
  const { variables } = broughtVariables(subject, envFrom);
  return Object.entries(FILES).flatMap(([option, other]) => {
    const name = rcloneVariable(remote, option);
    const brought = variables.get(name);
    const index = maps(env).findIndex((variable) => variable.name === name);
    const { value } = maps(env)[index] ?? brought ?? {};
    const field = index === -1 ? `envFrom[${brought?.index ?? 0}]` : `env[${index}]`;
    const secret = brought?.about.kind === 'Secret' ? brought.about.name : undefined;
    return typeof value === 'string' && value.startsWith('/') && !FILLED.test(value)
      ? [{ name, instead: rcloneVariable(remote, other), value, field, secret, about: brought?.about }]
      : [];
  });
}

function isMounted({ volumeMounts }: JsonObject, file: string): boolean {
  return maps(volumeMounts).some((mount) => {
    const path = mount.mountPath;
    return typeof path === 'string' && (file === path || file.startsWith(path.endsWith('/') ? path : `${path}/`));
  });
}
