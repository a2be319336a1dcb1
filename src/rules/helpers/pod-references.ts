import { fieldOf, type Pods, podsOf } from './pods';
import { pullSecretsOf } from './pull-secrets';
import { asText, isObject, type Json, type JsonObject, maps } from '../../private/json';
import { type Subject } from '../subject';

/** A Secret or ConfigMap that a created pod needs. */
export interface PodReference {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** The keys that it needs; none if it uses the whole object. */
  readonly keys: readonly string[];
  /** Finds the field of the SeldonDeployment that leads to it. */
  readonly path: () => string;
}

/** The Secrets and ConfigMaps without which the created pods do not start; optional ones are left out. */
export function podReferences(subject: Subject): readonly PodReference[] {
  return subject.once(collect);
}

/** What the pods need, followed by the Secrets that the kubelet needs to pull their images. */
export function kubeletReferences(subject: Subject): Pick<PodReference, 'kind' | 'name' | 'path'>[] {
  const pulled = podsOf(subject).flatMap((pods) => pullSecretsOf(subject, pods));
  return [...podReferences(subject), ...pulled.map(({ name, path }) => ({ kind: 'Secret' as const, name, path }))];
}

function collect(subject: Subject): PodReference[] {
  const found = new Map<string, PodReference>();
  for (const pods of podsOf(subject)) {
    for (const { field, ...reference } of [...ofContainers(pods), ...ofVolumes(pods)]) {
      const key = `${reference.kind}/${reference.name}/${reference.keys.join()}`;
      if (!found.has(key)) {
        found.set(key, { ...reference, path: () => fieldOf(subject, pods, field) });
      }
    }
  }
  return [...found.values()];
}

type Found = Omit<PodReference, 'path'> & { readonly field: string };

function ofContainers({ spec }: Pods): Found[] {
  return ['initContainers', 'containers'].flatMap((list) =>
    maps(spec[list]).flatMap(({ env, envFrom }, index) => {
      const at = `${list}[${index}]`;
      return [
        ...maps(env).flatMap(({ valueFrom }, i) => {
          const source = isObject(valueFrom) ? valueFrom : {};
          return [
            ...keyed('Secret', source.secretKeyRef, `${at}.env[${i}]`),
            ...keyed('ConfigMap', source.configMapKeyRef, `${at}.env[${i}]`),
          ];
        }),
        ...maps(envFrom).flatMap(({ secretRef, configMapRef }, i) => [
          ...whole('Secret', secretRef, 'name', `${at}.envFrom[${i}]`),
          ...whole('ConfigMap', configMapRef, 'name', `${at}.envFrom[${i}]`),
        ]),
      ];
    }),
  );
}

function ofVolumes({ spec }: Pods): Found[] {
  return maps(spec.volumes).flatMap(({ secret, configMap, projected }, index) => {
    const at = `volumes[${index}]`;
    return [
      ...whole('Secret', secret, 'secretName', at),
      ...whole('ConfigMap', configMap, 'name', at),
      ...maps(isObject(projected) ? projected.sources : undefined).flatMap((source) => [
        ...whole('Secret', source.secret, 'name', at),
        ...whole('ConfigMap', source.configMap, 'name', at),
      ]),
    ];
  });
}

function keyed(kind: Found['kind'], reference: Json | undefined, field: string): Found[] {
  return isNeeded(reference) ? [{ kind, name: asText(reference.name), keys: [asText(reference.key)], field }] : [];
}

function whole(kind: Found['kind'], reference: Json | undefined, name: string, field: string): Found[] {
  return isNeeded(reference) && typeof reference[name] === 'string'
    ? [{ kind, name: reference[name], keys: maps(reference.items).map(({ key }) => asText(key)), field }]
    : [];
}

function isNeeded(reference: Json | undefined): reference is JsonObject {
  return isObject(reference) && reference.optional !== true;
}
