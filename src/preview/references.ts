import { child, containersOf, podsOf } from './pods';
import { volumeSecrets } from './volume-secrets';
import { type Json, type JsonObject, type Manifest, maps } from '../private/json';

/** An object that pods need but the operator does not create. */
export interface Reference {
  readonly kind: 'ServiceAccount' | 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';
  readonly namespace: string;
  readonly name: string;
  /** Whether pods also start without it. */
  readonly optional: boolean;
  /** Names of the Deployments whose pods need it. */
  readonly usedBy: readonly string[];
}

type Found = Pick<Reference, 'kind' | 'name' | 'optional'>;

/** ServiceAccounts, Secrets, ConfigMaps and volume claims that must exist before expanded objects can run. */
export function referencesOf(objects: readonly Manifest[]): Reference[] {
  const known = new Map<string, Reference & { optional: boolean; usedBy: string[] }>();
  for (const { name: user, namespace, spec } of podsOf(objects)) {
    for (const { kind, name, optional } of referencesIn(spec)) {
      const key = `${kind} ${namespace}/${name}`;
      const reference = known.get(key) ?? { kind, namespace, name, optional, usedBy: [] };
      known.set(key, reference);
      reference.optional &&= optional;
      if (!reference.usedBy.includes(user)) {
        reference.usedBy.push(user);
      }
    }
  }
  return [...known].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, reference]) => reference);
}

function referencesIn(spec: JsonObject): Found[] {
  const { initial, running } = containersOf(spec);
  const found: Found[] = [];
  const add = (kind: Reference['kind'], name: Json | undefined, optional: Json | undefined = false): void => {
    if (typeof name === 'string' && name !== '') {
      found.push({ kind, name, optional: optional === true });
    }
  };
  if (spec.serviceAccountName !== 'default') {
    add('ServiceAccount', spec.serviceAccountName);
  }
  maps(spec.imagePullSecrets).forEach(({ name }) => add('Secret', name));
  for (const container of [...initial, ...running]) {
    for (const { valueFrom } of maps(container.env)) {
      const source = { valueFrom: valueFrom ?? null };
      addSources(add, child(source, 'valueFrom'), 'secretKeyRef', 'configMapKeyRef');
    }
    maps(container.envFrom).forEach((source) => addSources(add, source, 'secretRef', 'configMapRef'));
  }
  for (const volume of maps(spec.volumes)) {
    addVolume(add, volume);
    maps(child(volume, 'projected').sources).forEach((source) => addSources(add, source, 'secret', 'configMap'));
  }
  return found;
}

type Add = (kind: Reference['kind'], name: Json | undefined, optional?: Json) => void;

function addSources(add: Add, source: JsonObject, secret: string, configMap: string): void {
  add('Secret', child(source, secret).name, child(source, secret).optional);
  add('ConfigMap', child(source, configMap).name, child(source, configMap).optional);
}

function addVolume(add: Add, volume: JsonObject): void {
  add('Secret', child(volume, 'secret').secretName, child(volume, 'secret').optional);
  add('ConfigMap', child(volume, 'configMap').name, child(volume, 'configMap').optional);
  add('PersistentVolumeClaim', child(volume, 'persistentVolumeClaim').claimName);
  volumeSecrets(volume).forEach((name) => add('Secret', name));
}
