// Kinds that no published package of types has, as TypeScript types written from their CRDs: only the fields
// that this library writes, so that any other field fails.
const metadata = '{ name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> }';
const kind = (apiVersion, name, spec) => [`${apiVersion} ${name}`, `{ apiVersion: '${apiVersion}'; kind: '${name}'; metadata: ${metadata}; spec: ${spec} }`];

// https://github.com/emissary-ingress/emissary/tree/v3.1.0/pkg/api/getambassador.io
const id = 'ambassador_id?: string[]';
const host = `{ ${id}; hostname?: string; acmeProvider?: { authority: string }; tlsSecret?: { name: string }; requestPolicy?: { insecure: { action: 'Redirect' | 'Reject' | 'Route' } } }`;
const module_ = `{ ${id}; config: Record<string, unknown> }`;
const mapping = `${id}; prefix: string; rewrite: string; service: string; timeout_ms: number; resolver?: string; headers?: Record<string, string>; regex_headers?: Record<string, string>; load_balancer?: { policy: 'round_robin' | 'ring_hash' | 'maglev' | 'least_request'; cookie?: { name: string; ttl?: string; path?: string } }`;
const listener = `{ ${id}; port: number; protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS'; securityModel: 'XFP' | 'SECURE' | 'INSECURE'; hostBinding: { namespace: { from: 'SELF' | 'ALL' } } }`;

// https://docs.k3s.io/helm
const helmChart = '{ chart: string; repo?: string; version: string; targetNamespace: string; createNamespace: boolean; valuesContent?: string }';

export const OTHER_KINDS = Object.fromEntries([
  kind('getambassador.io/v2', 'Host', host),
  kind('getambassador.io/v2', 'Module', module_),
  kind('getambassador.io/v2', 'Mapping', `{ ${mapping} }`),
  kind('getambassador.io/v3alpha1', 'Host', host),
  kind('getambassador.io/v3alpha1', 'Module', module_),
  kind('getambassador.io/v3alpha1', 'Mapping', `{ ${mapping}; hostname: string }`),
  kind('getambassador.io/v3alpha1', 'Listener', listener),
  kind('helm.cattle.io/v1', 'HelmChart', helmChart),
]);
