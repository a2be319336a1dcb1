import { type Construct } from 'constructs';
import { type AuthChoice } from './auth-choice';
import {
  CREDENTIAL_FIELDS,
  credentialVariable,
  type CredentialField,
  type InitializerFormat,
  type StoreDescription,
  type StoreKind,
} from '../api/storage';
import { ValidationError } from '../private/errors';
import { apiName, type ApiName, problem, type problemWith } from '../private/problem';

/** What gives access to a store. */
export interface StoreAccessProps {
  readonly store: StoreDescription;
  readonly format: InitializerFormat;
  readonly choice: AuthChoice;
  readonly secretName: string;
  readonly serviceAccountName: string;
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

/** The variable of the storage initializer for a credential. */
export function credentialVariableOf(
  scope: Construct,
  { format, store }: StoreAccessProps,
  field: CredentialField,
): string {
  const name = credentialVariable(format, store.remote, field);
  if (name === undefined) {
    throw new ValidationError(scope, problem(`the kfserving storage initializer accepts no '${field}'; use `, RCLONE));
  }
  return name;
}

/** @throws ValidationError if a way to authenticate does not work for the store or its storage initializer */
export function checkStoreAccess(scope: Construct, props: StoreAccessProps): void {
  new StoreAccessCheck(scope, props).run();
}

/** The check of one way to authenticate. */
class StoreAccessCheck {
  public constructor(
    private readonly scope: Construct,
    private readonly props: StoreAccessProps,
  ) {}

  public run(): void {
    const { choice, store, format } = this.props;
    const factory = apiName('StoreAuth', FACTORIES[choice.type]);
    const limits = LIMITS[choice.type];
    if (limits !== undefined && !limits.kinds.includes(store.kind)) {
      this.fail(
        factory,
        `does not work for ${STORE_NAMES[store.kind]}, only for ${limits.kinds.map((kind) => STORE_NAMES[kind]).join(' and ')}`,
      );
    }
    if (limits?.formats !== undefined && !limits.formats.includes(format)) {
      this.fail(factory, 'does not work with the kfserving storage initializer; use ', RCLONE);
    }
    if (choice.type === 'irsa' && !/^arn:[^:]+:iam::\d+:role\/\S+$/.test(choice.roleArn)) {
      this.fail(
        'roleArn',
        `must be the ARN of a role, such as "arn:aws:iam::123456789012:role/models", got ${JSON.stringify(choice.roleArn)}`,
      );
    }
    if (choice.type === 'workloadIdentity' && !/^[^@\s]+@[^@\s]+$/.test(choice.email)) {
      this.fail(
        'googleServiceAccount',
        `must be an address such as "models@project.iam.gserviceaccount.com", got ${JSON.stringify(choice.email)}`,
      );
    }
    if (choice.type === 'serviceAccountSecret' && choice.name === this.props.secretName) {
      this.fail(
        'secretName',
        `${JSON.stringify(choice.name)} is the Secret with your credentials, which the store would replace: ` +
          'give its own Secret another name',
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
      this.fail(
        factory,
        `for ${STORE_NAMES[store.kind]} needs ${wanted}, got ${fields.length === 0 ? 'none' : fields.join(', ')}`,
      );
    }
    fields.forEach((field) => credentialVariableOf(this.scope, this.props, field));
  }

  private checkOldSecret(keys: readonly string[]): void {
    const { store } = this.props;
    const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((key) => !keys.includes(key));
    if (missing.length > 0) {
      this.fail(
        FROM_ENV_SECRET,
        `needs the keys ${missing.join(' and ')}; for a Secret in rclone's own format use `,
        apiName('StoreAuth', 'secret'),
      );
    }
    if (keys.some((key) => key === 'AWS_ENDPOINT_URL' || key === 'S3_ENDPOINT') && store.endpoint === undefined) {
      throw new ValidationError(
        this.scope,
        problem('the endpoint in the Secret of ', FROM_ENV_SECRET, " is not read: give the store its 'endpoint'"),
      );
    }
  }

  private fail(...what: Parameters<typeof problemWith>): never {
    throw ValidationError.about(this.scope, ...what);
  }
}
