import { PRESET_REMOTE } from '../../api/storage';
import { yaml } from '../example';
import { modelSources } from '../helpers/model-source';
import { RCLONE_KEY, remotesIn } from '../helpers/rclone-remotes';
import { secretKeys } from '../helpers/secret-keys';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const unusedCredentials = trap({
  id: 'SELDON358',
  severity: 'warning',
  title: 'credentials for a store are used to download from it',
  consequence:
    "rclone reads the Secret named by `envSecretRefName`, or the operator's default one, and only those of its keys " +
    'that belong to the remote in the URI. Without credentials, a private bucket answers with access denied.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://private/iris}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: seldon-rclone-secret}
      stringData: {RCLONE_CONFIG_GS_ANONYMOUS: 'false', RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: '{}'}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: classifier
            implementation: SKLEARN_SERVER
            modelUri: gs://private/iris
            envSecretRefName: seldon-rclone-secret
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: seldon-rclone-secret}
      stringData: {RCLONE_CONFIG_GS_ANONYMOUS: 'false', RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: '{}'}
    `,
  },
  source: upstream('operator/controllers/model_initializer_injector.go'),
  check(subject, report) {
    const { surroundings, namespace } = subject;
    const names = [...surroundings.secretsIn(namespace)];
    for (const { modelUri, remote, secretName, path } of names.length === 0 ? [] : modelSources(subject)) {
      const others =
        secretName === '' ? [] : remotesIn(secretKeys(surroundings.find('Secret', namespace, secretName)) ?? []);
      if (remote === PRESET_REMOTE && others.length > 0 && !others.includes(PRESET_REMOTE.toUpperCase())) {
        report({
          path: `${path}.envSecretRefName`,
          message:
            `Secret ${JSON.stringify(secretName)} describes the remote ${others.join(', ').toLowerCase()}, but the ` +
            `URI names ${remote}: rclone stays anonymous`,
          remedy:
            `name its keys RCLONE_CONFIG_${remote.toUpperCase()}_..., or begin the URI with ` +
            `${others[0].toLowerCase()}:`,
        });
      }
      if (secretName !== '') {
        continue;
      }
      const fitting = names.find((name) => {
        const keys = (secretKeys(surroundings.find('Secret', namespace, name)) ?? []).filter((key) =>
          RCLONE_KEY.test(key),
        );
        return remotesIn(keys).some((each) => isSameStore(each, remote, keys));
      });
      if (fitting !== undefined) {
        report({
          path: `${path}.modelUri`,
          message: `Secret ${JSON.stringify(fitting)} has credentials for ${modelUri}, but is not used here`,
          remedy: `set envSecretRefName: ${fitting} next to modelUri`,
        });
      }
    }
  },
});

/** Whether a remote in a Secret is the store of a URI: by its name, or for Google by its credentials. */
function isSameStore(described: string, remote: string, keys: readonly string[]): boolean {
  return (
    described === remote.toUpperCase() ||
    (remote === PRESET_REMOTE && keys.includes(`RCLONE_CONFIG_${described}_SERVICE_ACCOUNT_CREDENTIALS`))
  );
}
