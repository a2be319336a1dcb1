import { hasOnlyOldKeys, PRESET_REMOTE, rcloneRemedy, rcloneVariable } from '../../api/storage';
import { inMakingObject } from '../helpers/making-object';
import { modelSources } from '../helpers/model-source';
import { secretKeys } from '../helpers/secret-keys';
import { predictorDiff, trap, upstream } from '../rule';

export const storageSecret = trap({
  id: 'SELDON280',
  severity: 'error',
  looksAt: ['Secret'],
  title: 'the Secret for model files has the keys that rclone reads',
  consequence:
    'Since Seldon Core 1.8, rclone downloads model files, configured by variables that contain the scheme of the ' +
    'URI. Without them the pod never starts; with credentials but still with the preset anonymous access, rclone ' +
    'ignores the credentials.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: s3://models/iris
        envSecretRefName: bucket
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket}
      stringData:
    -   AWS_ACCESS_KEY_ID: "..."
    -   AWS_SECRET_ACCESS_KEY: "..."
    -   AWS_ENDPOINT_URL: http://minio.minio-system:9000
    -   USE_SSL: "false"
    +   RCLONE_CONFIG_S3_TYPE: s3
    +   RCLONE_CONFIG_S3_PROVIDER: Minio
    +   RCLONE_CONFIG_S3_ACCESS_KEY_ID: "..."
    +   RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: "..."
    +   RCLONE_CONFIG_S3_ENDPOINT: http://minio.minio-system:9000
  `,
  source: upstream('components/rclone-storage-initializer/Dockerfile'),
  check(subject, report) {
    for (const { remote, secretName, path } of modelSources(subject)) {
      const secrets = secretName === '' ? [] : subject.surroundings.named('Secret', subject.namespace, secretName);
      const problems = secrets.map((secret) => {
        const keys = secretKeys(secret);
        return keys && keyProblem(keys, remote);
      });
      // Of several Secrets of one name, any may be the one in the cluster.
      const problem = problems.includes(undefined) ? undefined : problems.at(-1);
      if (problem !== undefined) {
        report({
          path: `${path}.envSecretRefName`,
          message: `Secret ${JSON.stringify(secretName)} ${problem.message}`,
          remedy: problem.remedy + inMakingObject(subject, secretName, 'keys'),
        });
      }
    }
  },
});

/** Looks only at keys, never at values. */
function keyProblem(
  keys: readonly string[],
  remote: string,
): { readonly message: string; readonly remedy: string } | undefined {
  if (remote !== PRESET_REMOTE && hasOnlyOldKeys(keys, remote)) {
    return {
      message: 'has the keys of the storage initializer of older releases, which rclone does not read',
      remedy: rcloneRemedy(keys, remote),
    };
  }
  const type = rcloneVariable(remote, 'TYPE');
  if (remote !== PRESET_REMOTE && !keys.includes(type)) {
    const lower = keys.find((key) => key.toUpperCase() === type);
    return {
      message: `has no key ${type}, so rclone has no remote for the scheme ${JSON.stringify(remote)}`,
      remedy:
        lower === undefined
          ? `add ${type}, or use the name of the remote that the Secret configures as the scheme of the URI`
          : `write ${lower}, and the other keys, in upper case`,
    };
  }
  const anonymous = rcloneVariable(remote, 'ANONYMOUS');
  if (
    remote === PRESET_REMOTE &&
    keys.includes(rcloneVariable(remote, 'SERVICE_ACCOUNT_CREDENTIALS')) &&
    !keys.includes(anonymous)
  ) {
    return {
      message: 'has credentials that rclone ignores, because its image presets anonymous access',
      remedy: `add ${anonymous} with the value "false"`,
    };
  }
  return undefined;
}
