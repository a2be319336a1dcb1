import { type AuthChoice } from './auth-choice';
import { type ExternalSecretOptions, type PlainTextCredentials } from './credentials';

/**
 * How the storage initializer gets access to a store. All but `unsafePlainText` are references: manifests contain no
 * credentials.
 */
export class StoreAuth {
  /** No credentials: the files are public. */
  public static anonymous(): StoreAuth {
    return new StoreAuth({ type: 'anonymous' });
  }

  /**
   * An existing Secret whose keys are the environment variables of the storage initializer: `RCLONE_CONFIG_S3_TYPE` and
   * so on for rclone. A SealedSecret, your own ExternalSecret, or your secret manager may create it; it must exist in
   * each namespace with models.
   *
   * @param secretName Name of the Secret.
   */
  public static secret(secretName: string): StoreAuth {
    return new StoreAuth({ type: 'secret', name: secretName });
  }

  /**
   * An existing Secret in the format of Seldon Core before 1.8 (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`). rclone
   * reads these two from its environment; everything else that it needs goes into the model's URI. Only for S3 and
   * MinIO; give region and endpoint to the store, because those in the Secret are not read.
   *
   * @param secretName Name of the Secret, in each namespace with models.
   * @param keys Keys that the Secret has (default: the two access keys).
   */
  public static fromEnvSecret(
    secretName: string,
    keys: string[] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ): StoreAuth {
    return new StoreAuth({ type: 'oldSecret', name: secretName, keys });
  }

  /**
   * An `ExternalSecret` for each namespace with models, which fetches the credentials and writes them under the names
   * that the storage initializer reads.
   * @param options the secret store, and the keys of the credentials in it
   * @see https://external-secrets.io/latest/api/externalsecret/
   */
  public static externalSecret(options: ExternalSecretOptions): StoreAuth {
    return new StoreAuth({ type: 'external', options });
  }

  /**
   * Credentials in plain text, in a `Secret` for each namespace with models: they are visible in the manifests. For
   * throw-away clusters only.
   * @param credentials the credentials, which appear in the manifests
   */
  public static unsafePlainText(credentials: PlainTextCredentials): StoreAuth {
    return new StoreAuth({ type: 'plainText', values: { ...credentials } });
  }

  /**
   * An existing ServiceAccount that has access, by the identity of its pods or by secrets listed in it.
   *
   * @param serviceAccountName Name of the ServiceAccount, in each namespace with models.
   */
  public static serviceAccount(serviceAccountName: string): StoreAuth {
    return new StoreAuth({ type: 'serviceAccount', name: serviceAccountName });
  }

  /**
   * An existing Secret that a new ServiceAccount lists; the operator passes its content to the storage initializer. For
   * S3 it has the keys `awsAccessKeyID` and `awsSecretAccessKey`, for Google Cloud Storage the file
   * `gcloud-application-credentials.json` (or what the operator's values under `credentials` say).
   *
   * @param secretName Name of the Secret, in each namespace with models.
   */
  public static serviceAccountSecret(secretName: string): StoreAuth {
    return new StoreAuth({ type: 'serviceAccountSecret', name: secretName });
  }

  /**
   * An AWS role for service accounts (EKS): a ServiceAccount with the role, and no credentials at all.
   *
   * @param roleArn The role, such as `arn:aws:iam::123456789012:role/models`.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
   */
  public static irsa(roleArn: string): StoreAuth {
    return new StoreAuth({ type: 'irsa', roleArn });
  }

  /**
   * Workload Identity of Google Kubernetes Engine: a ServiceAccount that acts as a Google service account.
   *
   * @param googleServiceAccount The account, such as `models@project.iam.gserviceaccount.com`.
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
   */
  public static workloadIdentity(googleServiceAccount: string): StoreAuth {
    return new StoreAuth({ type: 'workloadIdentity', email: googleServiceAccount });
  }

  /**
   * The managed identity of the Azure nodes. (Azure's workload identity for pods needs a newer rclone than the 1.59 of
   * Seldon Core 1.17.)
   *
   * @param clientId Client id of a user-assigned identity (default: the system-assigned one).
   */
  public static managedIdentity(clientId?: string): StoreAuth {
    return new StoreAuth({ type: 'managedIdentity', clientId: clientId ?? '' });
  }

  /** @internal */
  public readonly _choice: AuthChoice;

  private constructor(choice: AuthChoice) {
    this._choice = choice;
  }
}
