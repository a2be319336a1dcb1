import { type Construct } from 'constructs';
import { amounts } from './containers';
import { type PlatformParts } from './platform-parts';
import { byName } from '../private/by-name';
import { entryOf } from '../private/json';
import { type Problems, DependencyError } from './values/problems';
import { ModelArtifact } from '../storage/model-artifact';
import { ModelStore } from '../storage/model-store';
import { type ModelStoreProps } from '../storage/model-store-props';
import { StorageInitializer } from '../storage/storage-initializer';
import { StoreAuth } from '../storage/store-auth';
import { type NodeValues, type OriginValues } from './values/sections/nodes';
import { type InitializerValues, type StoreValues } from './values/sections/storage';

/** Where a node's or an explainer's files may be. */
type ArtifactValues = OriginValues & Pick<NodeValues, 'huggingFace' | 'initContainer'>;

/** The model stores of a platform. */
export class Stores {
  private readonly stores = new Map<string, ModelStore>();

  public constructor(
    platform: PlatformParts,
    private readonly values: Readonly<Record<string, StoreValues>>,
    problems: Problems,
  ) {
    for (const [name, store] of byName(values)) {
      const made = problems.attempt(['storage', name], () => newStore(platform.storage, name, store));
      if (made) {
        this.stores.set(name, made);
        for (const namespace of store.namespaces ?? []) {
          platform._needNamespace(namespace);
          made.addNamespace(namespace);
        }
      }
    }
  }

  /** Where files are; undefined if none are needed. */
  public artifact({
    uri,
    store,
    path,
    huggingFace,
    initContainer,
    ...access
  }: ArtifactValues): ModelArtifact | undefined {
    if (store !== undefined && path !== undefined) {
      const { kind, claim, mount } = entryOf(this.values, store)!;
      if (kind !== 'pvc') {
        return this.made(store).artifact(path);
      }
      if (mount) {
        return ModelArtifact.mountedPvc(claim!, path);
      }
      return ModelArtifact.pvc(claim!, path);
    }
    if (huggingFace) {
      return ModelArtifact.huggingFace(huggingFace.model, huggingFace);
    }
    if (initContainer) {
      const { image, requests, limits, ...rest } = initContainer;
      return ModelArtifact.initContainer({
        ...rest,
        image: image,
        uri: initContainer.uri,
        requests: requests && amounts(requests),
        limits: limits && amounts(limits),
      });
    }
    return uri === undefined
      ? undefined
      : ModelArtifact.uri(uri, {
          envSecretRefName: access.envSecretRefName,
          serviceAccountName: access.serviceAccountName,
          initializer: access.initializer && initializerOf(access.initializer),
        });
  }

  private made(name: string): ModelStore {
    const store = this.stores.get(name);
    if (!store) {
      throw new DependencyError();
    }
    return store;
  }
}

/** The construct for a store; none for a claim, which needs no other objects. */
function newStore(scope: Construct, name: string, values: StoreValues): ModelStore | undefined {
  const { bucket, region, endpoint, provider, remote, secretName, serviceAccountName } = values;
  const initializer = values.initializer && initializerOf(values.initializer);
  const common: ModelStoreProps = { auth: authOf(values), initializer, remote, secretName, serviceAccountName };
  switch (values.kind) {
    case 's3':
      return ModelStore.s3(scope, name, { ...common, bucket, region, endpoint, provider });
    case 'minio':
      return ModelStore.minio(scope, name, { ...common, bucket, region, endpoint: endpoint! });
    case 'gcs':
      return ModelStore.gcs(scope, name, { ...common, bucket });
    case 'azure':
      return ModelStore.azureBlob(scope, name, { ...common, container: bucket, endpoint, account: values.account! });
    case 'http':
      return ModelStore.http(scope, name, { ...common, url: values.url! });
    default:
      return undefined;
  }
}

function initializerOf({ kind = 'rclone', image }: InitializerValues): StorageInitializer {
  if (kind === 'kfserving') {
    return StorageInitializer.kfserving(image!);
  }
  if (image === undefined) {
    return StorageInitializer.RCLONE;
  }
  return StorageInitializer.rclone(image);
}

function authOf(values: StoreValues): StoreAuth {
  const { fromEnvSecret, externalSecret, unsafePlainText } = values;
  if (values.secret !== undefined) {
    return StoreAuth.secret(values.secret);
  }
  if (fromEnvSecret) {
    return StoreAuth.fromEnvSecret(fromEnvSecret.name, fromEnvSecret.keys && [...fromEnvSecret.keys]);
  }
  if (externalSecret) {
    const { secretStore, credentials, ...rest } = externalSecret;
    return StoreAuth.externalSecret({ ...rest, secretStore: secretStore, credentials: credentials });
  }
  if (values.serviceAccount !== undefined) {
    return StoreAuth.serviceAccount(values.serviceAccount);
  }
  if (values.serviceAccountSecret !== undefined) {
    return StoreAuth.serviceAccountSecret(values.serviceAccountSecret);
  }
  if (values.irsa !== undefined) {
    return StoreAuth.irsa(values.irsa);
  }
  if (values.workloadIdentity !== undefined) {
    return StoreAuth.workloadIdentity(values.workloadIdentity);
  }
  if (unsafePlainText) {
    return StoreAuth.unsafePlainText(unsafePlainText);
  }
  return values.managedIdentity === undefined
    ? StoreAuth.anonymous()
    : StoreAuth.managedIdentity(values.managedIdentity);
}
