import { Construct } from 'constructs';
import { repositoryUrl } from './repository-url';
import { ValidationError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';
import { remoteData } from '../shell/remote-data';
import { type RemoteSecret } from '../shell/remote-secret';

/** Properties of `ArgoRepository`. */
export interface ArgoRepositoryProps {
  /** URL of the Git repository, as Applications name it. */
  readonly url: string;

  /** Name of the `ClusterSecretStore` (or `SecretStore`) that reads the secret manager. */
  readonly secretStore: string;

  /**
   * Kind of the secret store.
   * @default 'ClusterSecretStore'
   */
  readonly secretStoreKind?: string;

  /**
   * How often the credentials are refreshed, such as `1h`.
   * @default '1h'
   */
  readonly refreshInterval?: string;

  /**
   * User name for HTTPS.
   * @default - none; a token often needs none
   */
  readonly username?: RemoteSecret;

  /**
   * Password or token for HTTPS.
   * @default - none
   */
  readonly password?: RemoteSecret;

  /**
   * Private key for SSH.
   * @default - none
   */
  readonly sshPrivateKey?: RemoteSecret;

  /**
   * Name of the ExternalSecret and of the Secret that it creates.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of Argo CD.
   * @default 'argocd'
   */
  readonly namespace?: string;
}

/**
 * Credentials of a Git repository for Argo CD, by reference: an `ExternalSecret` fetches them from a secret manager and
 * creates the Secret that Argo CD finds by its label. An existing Secret needs no construct, because Argo CD finds it
 * by its URL.
 *
 * @example
 *
 * new ArgoRepository(chart, 'platform-repository', {
 *   url: 'https://git.example.com/ml/platform.git',
 *   secretStore: 'vault',
 *   password: { key: 'git/argocd', property: 'token' },
 * });
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories
 */
export class ArgoRepository extends Construct {
  /**
   * @param scope the construct that the objects belong to
   * @param id id of the construct, unique in its scope
   * @param props URL of the repository, and where its credentials are
   * @throws if there is neither a password nor a key
   */
  public constructor(scope: Construct, id: string, props: ArgoRepositoryProps) {
    super(scope, id);
    const { username, password, sshPrivateKey, name = id } = props;
    if ((password === undefined) === (sshPrivateKey === undefined)) {
      throw new ValidationError(
        this,
        "credentials of a repository need either a 'password' (HTTPS) or an 'sshPrivateKey' (SSH)",
      );
    }
    const remotes = Object.entries({ username, password, sshPrivateKey }).filter(
      (entry): entry is [string, RemoteSecret] => entry[1] !== undefined,
    );
    const data: JsonObject = { type: 'git', url: repositoryUrl(this, props.url) };
    remotes.forEach(([key]) => {
      data[key] = `{{ .${key} }}`;
    });
    new ManifestObject(this, 'Resource', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name, namespace: props.namespace ?? 'argocd' },
      spec: {
        refreshInterval: props.refreshInterval ?? '1h',
        secretStoreRef: { name: props.secretStore, kind: props.secretStoreKind ?? 'ClusterSecretStore' },
        target: {
          name,
          creationPolicy: 'Owner',
          template: {
            engineVersion: 'v2',
            metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
            data,
          },
        },
        data: remoteData(remotes),
      },
    });
  }
}
