import { type Construct } from 'constructs';
import { type AuthChoice } from './auth-choice';
import { checkStoreAccess, credentialVariableOf, type StoreAccessProps } from './store-access-check';
import {
  connectionString,
  isPreset,
  storeSettings,
  type CredentialField,
  type StoreIdentity,
  type StoreSettings,
} from '../api/storage';
import { byName } from '../private/by-name';
import { type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';
import { remoteData } from '../shell/remote-data';
import { type RemoteSecret } from '../shell/remote-secret';

/** What a graph node refers to. */
export interface StoreReferences {
  readonly envSecretRefName?: string;
  readonly serviceAccountName?: string;
}

/** Makes what a storage initializer needs to enter a store, once in each namespace. */
export class StoreAccess {
  private readonly namespaces = new Map<string | undefined, StoreReferences>();
  private readonly identity: StoreIdentity;

  public constructor(
    private readonly scope: Construct,
    private readonly props: StoreAccessProps,
  ) {
    this.identity = identityOf(props.choice);
    checkStoreAccess(scope, props);
  }

  /** The URI of a path, if the way to authenticate requires a special one. */
  public uriOf(bucket: string | undefined, path: string): string | undefined {
    const { choice, format, store } = this.props;
    return choice.type === 'oldSecret' && format === 'rclone'
      ? connectionString(store, this.identity, [bucket, path].filter(Boolean).join('/'))
      : undefined;
  }

  /** References for pods in a namespace; makes the objects that they refer to. */
  public inNamespace(namespace: string | undefined): StoreReferences {
    let references = this.namespaces.get(namespace);
    if (references === undefined) {
      references = this.provide(namespace);
      this.namespaces.set(namespace, references);
    }
    return references;
  }

  private provide(namespace: string | undefined): StoreReferences {
    const { choice, serviceAccountName } = this.props;
    switch (choice.type) {
      case 'secret':
      case 'oldSecret':
        return { envSecretRefName: choice.name };
      case 'anonymous':
      case 'managedIdentity':
        return this.settings(namespace);
      case 'plainText':
        return this.secret(
          namespace,
          Object.fromEntries(
            Object.entries(choice.values).flatMap(([field, value]) =>
              value === undefined
                ? []
                : [[credentialVariableOf(this.scope, this.props, field as CredentialField), value]],
            ),
          ),
        );
      case 'external':
        return this.externalSecret(
          namespace,
          choice.options.secretStore,
          choice.options.secretStoreKind ?? 'ClusterSecretStore',
          choice.options.refreshInterval ?? '1h',
          choice.options.credentials as Partial<Record<CredentialField, RemoteSecret>>,
        );
      case 'serviceAccount':
        return { ...this.settings(namespace), serviceAccountName: choice.name };
      case 'serviceAccountSecret':
        this.declare(namespace, 'ServiceAccount', { apiVersion: 'v1', secrets: [{ name: choice.name }] });
        return { ...this.settings(namespace), serviceAccountName };
      case 'irsa':
        this.declare(
          namespace,
          'ServiceAccount',
          { apiVersion: 'v1' },
          { 'eks.amazonaws.com/role-arn': choice.roleArn },
        );
        return { ...this.settings(namespace), serviceAccountName };
      case 'workloadIdentity':
        this.declare(
          namespace,
          'ServiceAccount',
          { apiVersion: 'v1' },
          { 'iam.gke.io/gcp-service-account': choice.email },
        );
        return { ...this.settings(namespace), serviceAccountName };
    }
  }

  /** A Secret with settings alone, because the operator passes variables only from a Secret. */
  private settings(namespace: string | undefined): StoreReferences {
    return isPreset(this.props.store, this.identity) ? {} : this.secret(namespace, {});
  }

  private secret(namespace: string | undefined, credentials: StoreSettings): StoreReferences {
    const stringData = { ...this.variables(), ...credentials };
    if (Object.keys(stringData).length === 0) {
      return {};
    }
    this.declare(namespace, 'Secret', { apiVersion: 'v1', type: 'Opaque', stringData });
    return { envSecretRefName: this.props.secretName };
  }

  private externalSecret(
    namespace: string | undefined,
    secretStore: string,
    kind: string,
    refreshInterval: string,
    credentials: Partial<Record<CredentialField, RemoteSecret>>,
  ): StoreReferences {
    const fields = byName(credentials).filter(([, remote]) => remote !== undefined) as [
      CredentialField,
      RemoteSecret,
    ][];
    const data: JsonObject = { ...this.variables() };
    for (const [field] of fields) {
      data[credentialVariableOf(this.scope, this.props, field)] = `{{ .${field} }}`;
    }
    this.declare(namespace, 'ExternalSecret', {
      apiVersion: 'external-secrets.io/v1',
      spec: {
        refreshInterval,
        secretStoreRef: { name: secretStore, kind },
        target: { name: this.props.secretName, creationPolicy: 'Owner', template: { engineVersion: 'v2', data } },
        data: remoteData(fields),
      },
    });
    return { envSecretRefName: this.props.secretName };
  }

  private variables(): StoreSettings {
    return storeSettings(this.props.format, this.props.store, this.identity);
  }

  private declare(
    namespace: string | undefined,
    kind: string,
    body: JsonObject & { apiVersion: string },
    annotations?: JsonObject,
  ): void {
    new ManifestObject(this.scope, `${kind}-${namespace ?? ''}`, {
      ...body,
      kind,
      metadata: {
        name: kind === 'ServiceAccount' ? this.props.serviceAccountName : this.props.secretName,
        ...(namespace === undefined ? {} : { namespace }),
        ...(annotations === undefined ? {} : { annotations }),
      },
    });
  }
}

function identityOf(choice: AuthChoice): StoreIdentity {
  switch (choice.type) {
    case 'anonymous':
      return 'anonymous';
    case 'managedIdentity':
      return { managedIdentity: choice.clientId };
    case 'secret':
    case 'external':
    case 'plainText':
      return 'credentials';
    default:
      return 'ambient';
  }
}
