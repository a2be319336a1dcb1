import { type Demand } from './need';
import { asText, type Json, type JsonObject, maps } from '../../private/json';
import { child } from '../pods';

/** What the fields of an object refer to, by its kind. */
export function named(object: JsonObject, spec: JsonObject, namespace = 'default'): Demand[] {
  switch (object.kind) {
    case 'PersistentVolumeClaim':
      return [...one('StorageClass', spec.storageClassName), ...one('PersistentVolume', spec.volumeName)];
    case 'StatefulSet':
      return maps(spec.volumeClaimTemplates).flatMap((claim) =>
        one('StorageClass', child(claim, 'spec').storageClassName),
      );
    case 'Certificate': {
      const { kind = 'Issuer', name } = child(spec, 'issuerRef');
      return one(asText(kind), name, kind === 'ClusterIssuer' ? undefined : namespace);
    }
    case 'ExternalSecret': {
      const { kind = 'SecretStore', name } = child(spec, 'secretStoreRef');
      return one(asText(kind), name, kind === 'ClusterSecretStore' ? undefined : namespace);
    }
    case 'Gateway':
      return maps(spec.servers).flatMap((server) => {
        const { credentialName, mode } = child(server, 'tls');
        return one('Secret', credentialName, namespace, [
          'tls.crt',
          'tls.key',
          ...(mode === 'MUTUAL' ? ['ca.crt'] : []),
        ]);
      });
    case 'VirtualService':
      return list(spec.gateways).flatMap((gateway) => {
        const [first, second] = gateway.split('/');
        return gateway === 'mesh' ? [] : one('Gateway', second ?? first, second === undefined ? namespace : first);
      });
    case 'Ingress':
      return [
        ...one('IngressClass', spec.ingressClassName),
        ...maps(spec.tls).flatMap(({ secretName }) => one('Secret', secretName, namespace, ['tls.crt', 'tls.key'])),
      ];
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return roleOf(child(object, 'roleRef'), namespace);
    case 'Host':
      return one('Secret', child(spec, 'tlsSecret').name, namespace, ['tls.crt', 'tls.key']);
    case 'GitRepository':
      return one('Secret', child(spec, 'secretRef').name, namespace);
    case 'Kustomization':
    case 'HelmRelease':
      return one('Secret', child(child(spec, 'kubeConfig'), 'secretRef').name, namespace, ['value']);
    case 'TriggerAuthentication':
      return maps(spec.secretTargetRef).flatMap(({ name, key }) =>
        one('Secret', name, namespace, typeof key === 'string' ? [key] : []),
      );
    case 'ScaledObject':
    case 'ScaledJob':
      return maps(spec.triggers).flatMap((trigger) => {
        const { kind, name } = child(trigger, 'authenticationRef');
        return kind === 'ClusterTriggerAuthentication'
          ? one(kind, name)
          : one('TriggerAuthentication', name, namespace);
      });
    case 'ServiceAccount':
      return [...maps(object.secrets), ...maps(object.imagePullSecrets)].flatMap(({ name }) =>
        one('Secret', name, namespace),
      );
    default:
      return [];
  }
}

function one(kind: string, name: Json | undefined, namespace?: string, keys?: readonly string[]): Demand[] {
  return typeof name === 'string' && name !== ''
    ? [{ kind, name, ...(namespace !== undefined && { namespace }), keys }]
    : [];
}

function list(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(asText) : [];
}

/** ClusterRoles of every cluster, which bindings need not bring. */
const KUBERNETES_ROLES = /^(admin|edit|view|cluster-admin|system:.*)$/;

function roleOf({ kind, name }: JsonObject, namespace: string): Demand[] {
  if (kind === 'Role') {
    return one('Role', name, namespace);
  }
  return typeof name === 'string' && KUBERNETES_ROLES.test(name) ? [] : one('ClusterRole', name);
}
