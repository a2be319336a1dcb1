import { PRESET_REMOTE, PUBLIC_BUCKET } from '../../api/storage';
import { withoutCredentials } from '../../private/redact';
import { modelSources } from '../helpers/model-source';
import { remotesIn } from '../helpers/rclone-remotes';
import { secretKeys } from '../helpers/secret-keys';
import { predictorDiff, trap, upstream } from '../rule';
import { type Surroundings } from '../surroundings';

export const unusedCredentials = trap({
  id: 'SELDON358',
  title: 'credentials for a store are used to download from it',
  consequence:
    "rclone reads the Secret named by `envSecretRefName`, or the operator's default one, and only those of its keys " +
    'that belong to the remote in the URI. Without credentials, a private bucket answers with access denied.',
  example: () => predictorDiff`
    - graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://private/iris}
    + graph:
    +   name: classifier
    +   implementation: SKLEARN_SERVER
    +   modelUri: gs://private/iris
    +   envSecretRefName: seldon-rclone-secret
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: seldon-rclone-secret}
      stringData: {RCLONE_CONFIG_GS_ANONYMOUS: 'false', RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: '{}'}
  `,
  source: upstream('operator/controllers/model_initializer_injector.go'),
  check(subject, report) {
    const { surroundings, namespace } = subject;
    const names = surroundings.sources.secretsIn(namespace);
    for (const { modelUri, remote, secretName, path } of names.size === 0 ? [] : modelSources(subject)) {
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
      if (secretName !== '' || modelUri.startsWith(`${PUBLIC_BUCKET}/`)) {
        continue;
      }
      const fitting = credentialsIn(surroundings, namespace).get(remote);
      if (fitting !== undefined) {
        report({
          path: `${path}.modelUri`,
          message: `Secret ${JSON.stringify(fitting)} has credentials for ${withoutCredentials(modelUri)}, but is not used here`,
          remedy: `set envSecretRefName: ${fitting} next to modelUri`,
        });
      }
    }
  },
});

/** By remote, the first Secret of a namespace that has credentials for it; the same map for all its models. */
const CREDENTIALS = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();

function credentialsIn(surroundings: Surroundings, namespace: string): ReadonlyMap<string, string> {
  const names = surroundings.sources.secretsIn(namespace);
  let known = CREDENTIALS.get(names);
  if (!known) {
    const pairs = [...names].flatMap((name) =>
      storesOf(secretKeys(surroundings.find('Secret', namespace, name)) ?? []).map((store) => [store, name] as const),
    );
    known = new Map(pairs.reverse());
    CREDENTIALS.set(names, known);
  }
  return known;
}

/** The remotes in URIs that a Secret has credentials for: by their names, and for Google by its credentials. */
function storesOf(keys: readonly string[]): string[] {
  return remotesIn(keys).flatMap((remote) => [
    remote.toLowerCase(),
    ...(keys.includes(`RCLONE_CONFIG_${remote}_SERVICE_ACCOUNT_CREDENTIALS`) ? [PRESET_REMOTE] : []),
  ]);
}
