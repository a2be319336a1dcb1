import { deviceDemands } from './devices';
import { type Demand } from './need';
import { CREDENTIAL_FIELDS, credentialVariable, storeSettings, type StoreKind } from '../../api/storage';
import { asText, entryOf, type Json, type JsonObject, maps } from '../../private/json';
import { type PodSpec } from '../pod-specs';
import { child, containersOf } from '../pods';
import { volumeSecrets } from '../volume-secrets';

/** The objects without which a pod cannot start, with keys if the pod refers to them. */
export function podNeeds({ namespace, spec }: PodSpec): Demand[] {
  const found: Demand[] = [];
  const add = (kind: string, source: JsonObject, keys: readonly string[] = [], nameKey = 'name'): void => {
    const name = source[nameKey];
    if (typeof name === 'string' && name !== '' && source.optional !== true) {
      found.push({ kind, namespace, name, keys });
    }
  };
  add('ServiceAccount', spec.serviceAccountName === 'default' ? {} : spec, [], 'serviceAccountName');
  maps(spec.imagePullSecrets).forEach((secret) => add('Secret', secret, ['.dockerconfigjson']));
  const { initial, running } = containersOf(spec);
  for (const container of [...initial, ...running]) {
    for (const env of maps(container.env)) {
      const from = child(env, 'valueFrom');
      add('Secret', child(from, 'secretKeyRef'), keyOf(child(from, 'secretKeyRef')));
      add('ConfigMap', child(from, 'configMapKeyRef'), keyOf(child(from, 'configMapKeyRef')));
    }
    for (const source of maps(container.envFrom)) {
      add('Secret', child(source, 'secretRef'), rcloneKeys(container));
      add('ConfigMap', child(source, 'configMapRef'));
    }
  }
  for (const volume of maps(spec.volumes)) {
    add('Secret', child(volume, 'secret'), itemKeys(child(volume, 'secret')), 'secretName');
    add('ConfigMap', child(volume, 'configMap'), itemKeys(child(volume, 'configMap')));
    add('PersistentVolumeClaim', child(volume, 'persistentVolumeClaim'), [], 'claimName');
    add('SecretProviderClass', child(child(volume, 'csi'), 'volumeAttributes'), [], 'secretProviderClass');
    volumeSecrets(volume).forEach((name) => add('Secret', { name }));
    for (const source of maps(child(volume, 'projected').sources)) {
      add('Secret', child(source, 'secret'), itemKeys(child(source, 'secret')));
      add('ConfigMap', child(source, 'configMap'), itemKeys(child(source, 'configMap')));
    }
  }
  return [...found, ...clusterScoped(spec), ...deviceDemands([...initial, ...running])];
}

/** What a pod needs of its cluster, whatever its namespace. */
function clusterScoped(spec: JsonObject): Demand[] {
  const volumes = maps(spec.volumes);
  const claims = volumes.map((volume) => child(child(child(volume, 'ephemeral'), 'volumeClaimTemplate'), 'spec'));
  const named: readonly (readonly [kind: string, name: Json | undefined])[] = [
    ['PriorityClass', spec.priorityClassName],
    ['RuntimeClass', spec.runtimeClassName],
    ...claims.map(({ storageClassName }) => ['StorageClass', storageClassName] as const),
    ...volumes.map((volume) => ['CSIDriver', child(volume, 'csi').driver] as const),
  ];
  return named.flatMap(([kind, name]) =>
    typeof name === 'string' && name !== '' && !name.startsWith('system-') ? [{ kind, name }] : [],
  );
}

function keyOf({ key }: JsonObject): string[] {
  return typeof key === 'string' ? [key] : [];
}

function itemKeys({ items }: JsonObject): string[] {
  return maps(items).flatMap(keyOf);
}

/** Kinds of stores by the scheme of their URIs, as the storage initializer and its users name remotes. */
const KINDS: Readonly<Record<string, StoreKind | undefined>> = { s3: 's3', gs: 'gcs', azure: 'azure' };

/** The variables that rclone reads to access the store of a URI such as `s3://models/iris`. */
function rcloneKeys({ image, args }: JsonObject): string[] {
  const uri = Array.isArray(args) ? asText(args[0]) : '';
  const remote = /^(\w+):\/\//.exec(uri)?.[1] ?? '';
  const kind = entryOf(KINDS, remote);
  if (kind === undefined || !asText(image).includes('rclone')) {
    return [];
  }
  const settings = storeSettings('rclone', { kind, remote, account: 'account' }, 'credentials');
  const credentials = CREDENTIAL_FIELDS[kind].oneOf[0].map((field) => credentialVariable('rclone', remote, field)!);
  return [...Object.keys(settings), ...credentials];
}
