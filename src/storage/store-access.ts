import { type Construct } from 'constructs';
import { type AuthChoice } from './auth-choice';
import {
  connectionString,
  credentialVariable,
  CREDENTIAL_FIELDS,
  isPreset,
  storeSettings,
  type CredentialField,
  type InitializerFormat,
  type StoreDescription,
  type StoreIdentity,
  type StoreKind,
  type StoreSettings,
} from '../api/storage';
import { byName } from '../private/by-name';
import { ValidationError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { apiName, type ApiName, problem, problemWith } from '../private/problem';
import { ManifestObject } from '../shell/manifest-object';
import { remoteData } from '../shell/remote-data';
import { type RemoteSecret } from '../shell/remote-secret';

/** What gives access to a store. */
export interface StoreAccessProps {
  readonly store: StoreDescription;
  readonly format: InitializerFormat;
  readonly choice: AuthChoice;
  readonly secretName: string;
  readonly serviceAccountName: string;
}

/** What a graph node refers to. */
export interface StoreReferences {
  readonly envSecretRefName?: string;
  readonly serviceAccountName?: string;
}

const STORE_NAMES: Readonly<Record<StoreKind, string>> = {
  s3: 'S3',
  gcs: 'Google Cloud Storage',
  azure: 'Azure Blob Storage',
  http: 'a web server',
};

/** Stores and initializers for which a way to authenticate works; one that is not listed works for all. */
const LIMITS: Readonly<
  Partial<
    Record<
      AuthChoice['type'],
      { readonly kinds: readonly StoreKind[]; readonly formats?: readonly InitializerFormat[] }
    >
  >
> = {
  oldSecret: { kinds: ['s3'] },
  irsa: { kinds: ['s3'], formats: ['rclone'] },
  workloadIdentity: { kinds: ['gcs'] },
  managedIdentity: { kinds: ['azure'], formats: ['rclone'] },
  serviceAccount: { kinds: ['s3', 'gcs'] },
  serviceAccountSecret: { kinds: ['s3', 'gcs'] },
};

const FACTORIES: Readonly<Record<AuthChoice['type'], string>> = {
  anonymous: 'anonymous',
  secret: 'secret',
  oldSecret: 'fromEnvSecret',
  external: 'externalSecret',
  plainText: 'unsafePlainText',
  serviceAccount: 'serviceAccount',
  serviceAccountSecret: 'serviceAccountSecret',
  irsa: 'irsa',
  workloadIdentity: 'workloadIdentity',
  managedIdentity: 'managedIdentity',
};

const RCLONE = apiName('StorageInitializer', 'RCLONE');
const FROM_ENV_SECRET = apiName('StoreAuth', FACTORIES.oldSecret);

/** Makes what a storage initializer needs to enter a store, once in each namespace. */
export class StoreAccess {
  private readonly namespaces = new Map<string | undefined, StoreReferences>();
  private readonly identity: StoreIdentity;

  public constructor(
    private readonly scope: Construct,
    private readonly props: StoreAccessProps,
  ) {
    this.identity = identityOf(props.choice);
    this.check();
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
              value === undefined ? [] : [[this.variable(field as CredentialField), value]],
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
      data[this.variable(field)] = `{{ .${field} }}`;
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

  private variable(field: CredentialField): string {
    const name = credentialVariable(this.props.format, this.props.store.remote, field);
    if (name === undefined) {
      throw new ValidationError(
        this.scope,
        problem(`the kfserving storage initializer accepts no '${field}'; use `, RCLONE),
      );
    }
    return name;
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

  private check(): void {
    const { choice, store, format } = this.props;
    const factory = apiName('StoreAuth', FACTORIES[choice.type]);
    const limits = LIMITS[choice.type];
    if (limits !== undefined && !limits.kinds.includes(store.kind)) {
      throw new ValidationError(
        this.scope,
        problemWith(
          factory,
          `does not work for ${STORE_NAMES[store.kind]}, only for ${limits.kinds.map((kind) => STORE_NAMES[kind]).join(' and ')}`,
        ),
      );
    }
    if (limits?.formats !== undefined && !limits.formats.includes(format)) {
      throw new ValidationError(
        this.scope,
        problemWith(factory, 'does not work with the kfserving storage initializer; use ', RCLONE),
      );
    }
    if (choice.type === 'irsa' && !/^arn:[^:]+:iam::\d+:role\/\S+$/.test(choice.roleArn)) {
      throw new ValidationError(
        this.scope,
        problemWith(
          'roleArn',
          `must be the ARN of a role, such as "arn:aws:iam::123456789012:role/models", got ${JSON.stringify(choice.roleArn)}`,
        ),
      );
    }
    if (choice.type === 'workloadIdentity' && !/^[^@\s]+@[^@\s]+$/.test(choice.email)) {
      throw new ValidationError(
        this.scope,
        problemWith(
          'googleServiceAccount',
          `must be an address such as "models@project.iam.gserviceaccount.com", got ${JSON.stringify(choice.email)}`,
        ),
      );
    }
    if (choice.type === 'serviceAccountSecret' && choice.name === this.props.secretName) {
      throw new ValidationError(
        this.scope,
        problemWith(
          'secretName',
          `${JSON.stringify(choice.name)} is the Secret with your credentials, which the store would replace: ` +
            'give its own Secret another name',
        ),
      );
    }
    if (choice.type === 'plainText') {
      this.checkFields(factory, choice.values);
    } else if (choice.type === 'external') {
      this.checkFields(factory, choice.options.credentials);
    } else if (choice.type === 'oldSecret') {
      this.checkOldSecret(choice.keys);
    }
  }

  private checkFields(factory: ApiName, given: object): void {
    const { store } = this.props;
    const { oneOf, optional } = CREDENTIAL_FIELDS[store.kind];
    const fields = Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([field]) => field as CredentialField);
    const complete = oneOf.some(
      (needed) =>
        needed.every((field) => fields.includes(field)) &&
        fields.every((field) => needed.includes(field) || optional.includes(field)),
    );
    if (!complete) {
      const wanted = oneOf.map((needed) => needed.join(' and ')).join(', or ');
      throw new ValidationError(
        this.scope,
        problemWith(
          factory,
          `for ${STORE_NAMES[store.kind]} needs ${wanted}, got ${fields.length === 0 ? 'none' : fields.join(', ')}`,
        ),
      );
    }
    fields.forEach((field) => this.variable(field));
  }

  private checkOldSecret(keys: readonly string[]): void {
    const { store } = this.props;
    const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((key) => !keys.includes(key));
    if (missing.length > 0) {
      throw new ValidationError(
        this.scope,
        problemWith(
          FROM_ENV_SECRET,
          `needs the keys ${missing.join(' and ')}; for a Secret in rclone's own format use `,
          apiName('StoreAuth', 'secret'),
        ),
      );
    }
    if (keys.some((key) => key === 'AWS_ENDPOINT_URL' || key === 'S3_ENDPOINT') && store.endpoint === undefined) {
      throw new ValidationError(
        this.scope,
        problem('the endpoint in the Secret of ', FROM_ENV_SECRET, " is not read: give the store its 'endpoint'"),
      );
    }
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
