import { type Construct } from 'constructs';
import { type ExternalSecretValues, type StoreValues, type VersionValues } from './values/sections';
import { type RemoteSecret } from '../storage/credentials';
import { ModelArtifact } from '../storage/model-artifact';
import { ModelStore } from '../storage/model-store';
import { StoreAuth } from '../storage/store-auth';

/** The model stores of a platform. */
export class Stores {
  private readonly stores = new Map<string, ModelStore>();

  public constructor(scope: Construct, private readonly values: Readonly<Record<string, StoreValues>>) {
    for (const [name, store] of Object.entries(values)) {
      const made = newStore(scope, name, store);
      if (made) {
        this.stores.set(name, made);
      }
    }
  }

  /** Where a version's model lies; undefined where it needs none. */
  public artifact({ uri, store, path }: VersionValues): ModelArtifact | undefined {
    if (store !== undefined && path !== undefined) {
      const { kind, claim } = this.values[store];
      return kind === 'pvc' ? ModelArtifact.pvc(claim!, path) : this.stores.get(store)!.artifact(path);
    }
    return uri === undefined ? undefined : ModelArtifact.uri(uri);
  }
}

/** The construct for a store; none for a claim, which needs nothing beside it. */
function newStore(scope: Construct, name: string, values: StoreValues): ModelStore | undefined {
  const { bucket, region, endpoint, provider } = values;
  const auth = authOf(values);
  switch (values.kind) {
    case 's3': return ModelStore.s3(scope, name, { auth, bucket, region, endpoint, provider });
    case 'minio': return ModelStore.minio(scope, name, { auth, bucket, region, endpoint: endpoint! });
    case 'gcs': return ModelStore.gcs(scope, name, { auth, bucket });
    case 'azure': return ModelStore.azureBlob(scope, name, { auth, container: bucket, endpoint, account: values.account! });
    case 'http': return ModelStore.http(scope, name, { auth, url: values.url! });
    default: return undefined;
  }
}

function authOf(values: StoreValues): StoreAuth {
  if (values.secret !== undefined) {
    return StoreAuth.secret(values.secret);
  }
  if (values.externalSecret !== undefined) {
    return externalSecret(values.externalSecret);
  }
  if (values.serviceAccount !== undefined) {
    return StoreAuth.serviceAccount(values.serviceAccount);
  }
  if (values.irsa !== undefined) {
    return StoreAuth.irsa(values.irsa);
  }
  if (values.workloadIdentity !== undefined) {
    return StoreAuth.workloadIdentity(values.workloadIdentity);
  }
  return values.managedIdentity === undefined ? StoreAuth.anonymous() : StoreAuth.managedIdentity(values.managedIdentity);
}

function externalSecret({ store, kind, ...credentials }: ExternalSecretValues): StoreAuth {
  return StoreAuth.externalSecret({
    secretStore: store!, secretStoreKind: kind, credentials: credentials as Readonly<Record<string, RemoteSecret>>,
  });
}
