import { mapsIn } from './examples';
import { configFromObjects } from '../../src/expand/operators';
import { isObject, type Json, type JsonObject } from '../../src/private/json';
import { judge } from '../../src/rules/check';
import { Surroundings } from '../../src/rules/surroundings';

/** An object and where it stands in an order of application. */
export interface Placed {
  readonly object: JsonObject;
  /** Its wave, or the number of its file. */
  readonly place: number;
}

interface Metadata {
  readonly name: string;
  readonly namespace?: string;
}

/** Something that an object needs, and whether it must be there before the object, or may come with it. */
interface Need {
  readonly key: string;
  readonly before: boolean;
}

const metadataOf = ({ metadata }: JsonObject) => metadata as unknown as Metadata;
const objectKey = (kind: string, namespace: Json | undefined, name: string) =>
  `${kind} ${typeof namespace === 'string' ? `${namespace}/` : ''}${name}`;
const kindKey = (apiVersion: string, kind: string) => `${kind} of ${apiVersion.split('/')[0]}`;

/** API groups that every cluster has: those without a dot, and those of Kubernetes itself. */
const isBuiltIn = (apiVersion: string) =>
  !apiVersion.includes('/') ||
  !apiVersion.split('/')[0].includes('.') ||
  /^(rbac\.authorization|networking|admissionregistration|apiextensions|scheduling)\.k8s\.io\//.test(apiVersion);
const isGiven = (namespace: string) => namespace === 'default' || namespace.startsWith('kube-');

/** API groups whose kinds come with a chart of others. */
const GROUPS_OF_CHARTS: Readonly<Record<string, readonly string[]>> = {
  base: ['networking.istio.io', 'security.istio.io'],
  'emissary-crds-chart': ['getambassador.io'],
  'cert-manager': ['cert-manager.io'],
  keda: ['keda.sh'],
  'kube-prometheus-stack': ['monitoring.coreos.com'],
};

/** The chart that an object installs, and the namespace that it is put into. */
function chartOf({ kind, spec }: JsonObject): { chart: string; namespace: Json | undefined } | undefined {
  if (!isObject(spec)) {
    return undefined;
  }
  const child = (value: Json | undefined, key: string) => (isObject(value) ? value[key] : undefined);
  switch (kind) {
    case 'HelmChart':
      return { chart: String(spec.chart).split('/').pop()!, namespace: spec.targetNamespace };
    case 'HelmRelease':
      return { chart: String(child(child(spec.chart, 'spec'), 'chart')), namespace: spec.targetNamespace };
    case 'Application': {
      const chart = child(spec.source, 'chart');
      return typeof chart === 'string' ? { chart, namespace: child(spec.destination, 'namespace') } : undefined;
    }
    default:
      return undefined;
  }
}

/** What comes with an object: itself, its kind for a definition, what charts bring, secrets that controllers write. */
export function brings(object: JsonObject): string[] {
  const { name, namespace } = metadataOf(object);
  const spec = isObject(object.spec) ? object.spec : {};
  const target = isObject(spec.target) ? spec.target.name : undefined;
  const secrets: Record<string, Json | undefined> = { Certificate: spec.secretName, ExternalSecret: target ?? name };
  const secret = secrets[String(object.kind)];
  const chart = chartOf(object);
  return [
    objectKey(String(object.kind), namespace, name),
    ...(typeof secret === 'string' ? [objectKey('Secret', namespace, secret)] : []),
    ...(object.kind === 'CustomResourceDefinition'
      ? [kindKey(String(spec.group), String((spec.names as JsonObject).kind))]
      : []),
    ...(object.kind === 'Deployment' && name === 'seldon-controller-manager' ? ['the operator'] : []),
    ...(chart && typeof chart.namespace === 'string' ? [objectKey('Namespace', undefined, chart.namespace)] : []),
    ...(GROUPS_OF_CHARTS[chart?.chart ?? ''] ?? []).map((group) => `kinds of ${group}`),
  ];
}

/** What an object cannot be applied without, or what it makes cannot run without. */
function needs(object: JsonObject, created: readonly JsonObject[]): Need[] {
  const { namespace } = metadataOf(object);
  const before = [
    ...(namespace === undefined || isGiven(namespace) ? [] : [objectKey('Namespace', undefined, namespace)]),
    ...[object, ...created]
      .filter(({ apiVersion }) => !isBuiltIn(String(apiVersion)))
      .map(({ apiVersion, kind }) => kindKey(String(apiVersion), String(kind))),
    ...(object.kind === 'SeldonDeployment' ? ['the operator'] : []),
  ];
  // The graph of a SeldonDeployment says less than the pods that the operator makes of it.
  const referring = object.kind === 'SeldonDeployment' ? created : [object];
  const beside = referring.flatMap(({ metadata, kind, spec, webhooks, secrets }) => {
    const space = (metadata as unknown as Metadata).namespace;
    const services = mapsIn([spec ?? null, webhooks ?? null]).map(({ clientConfig }) =>
      isObject(clientConfig) ? clientConfig.service : undefined,
    );
    return [
      ...mapsIn(spec).flatMap((map) => references(map, space)),
      ...services.filter(isObject).map((service) => objectKey('Service', service.namespace, String(service.name))),
      ...(kind === 'ServiceAccount' ? mapsIn(secrets).map(({ name }) => objectKey('Secret', space, String(name))) : []),
    ];
  });
  return [...before.map((key) => ({ key, before: true })), ...beside.map((key) => ({ key, before: false }))];
}

/** Objects that one map below a spec names. */
function references(map: JsonObject, namespace: string | undefined): string[] {
  const found: string[] = [];
  const named = (kind: string, name: Json | undefined, space: Json | undefined = namespace) => {
    if (typeof name === 'string' && name !== '') {
      found.push(objectKey(kind, space, name));
    }
  };
  const child = (key: string) => {
    const value = map[key];
    return isObject(value) && value.optional !== true ? value : {};
  };
  for (const key of ['configMap', 'configMapRef', 'configMapKeyRef']) {
    named('ConfigMap', child(key).name);
  }
  for (const key of ['secret', 'secretRef', 'secretKeyRef', 'tlsSecret']) {
    named('Secret', child(key).secretName ?? child(key).name);
  }
  named('Secret', map.credentialName);
  named('PersistentVolumeClaim', child('persistentVolumeClaim').claimName);
  if (map.serviceAccountName !== 'default') {
    named('ServiceAccount', map.serviceAccountName);
  }
  if (Array.isArray(map.imagePullSecrets)) {
    map.imagePullSecrets.filter(isObject).forEach(({ name }) => named('Secret', name));
  }
  for (const key of ['issuerRef', 'secretStoreRef', 'sourceRef']) {
    const { kind, name, namespace: other } = child(key);
    named(String(kind), name, String(kind).startsWith('Cluster') ? null : (other ?? namespace));
  }
  if (typeof map.project === 'string' && map.project !== 'default') {
    named('AppProject', map.project);
  }
  if (Array.isArray(map.gateways)) {
    map.gateways
      .filter((gateway) => typeof gateway === 'string' && gateway !== 'mesh')
      .forEach((gateway) => found.push(`Gateway ${String(gateway)}`));
  }
  return found;
}

/**
 * What is missing, or comes too late, where objects are applied place by place.
 *
 * @param operator objects among which the operator is, for what it makes of SeldonDeployments
 * @param there what was there before, as `brings` says it
 */
export function tooLate(
  placed: readonly Placed[],
  operator: readonly JsonObject[],
  there: ReadonlySet<string>,
): string[] {
  const config = configFromObjects([...operator])!;
  const surroundings = new Surroundings(placed.map(({ object }) => object));
  const comes = new Map<string, number>();
  for (const { object, place } of placed) {
    brings(object).forEach((key) => comes.set(key, Math.min(place, comes.get(key) ?? Infinity)));
  }
  const groupOf = (key: string) => key.replace(/^\S+ of /, 'kinds of ');
  const isThere = (key: string) => there.has(key) || there.has(groupOf(key));
  const placeOf = (key: string) => comes.get(key) ?? comes.get(groupOf(key)) ?? (isThere(key) ? -Infinity : Infinity);
  return placed.flatMap(({ object, place }) => {
    const { expansion } =
      object.kind === 'SeldonDeployment' ? judge(object, { config, surroundings, expanded: true }) : {};
    return needs(object, expansion?.objects ?? [])
      .filter(({ key, before }) => (before ? placeOf(key) >= place : placeOf(key) > place))
      .map(({ key }) => `${String(object.kind)} ${metadataOf(object).name} needs ${key}`);
  });
}

/**
 * What the README of an example says is there before: lines of a list that begin with things in code, such as
 * `Secret ns/name`, `Namespace ns`, `ClusterSecretStore name`, or kinds as `group/version Kind`.
 */
export function saidToBeThere(section: string): Set<string> {
  const listed = section
    .split('\n')
    .filter((line) => /^(- | {2})/.test(line))
    .join('\n');
  const things = [...listed.matchAll(/`([^`]+)`/g)].map(([, text]) => text);
  return new Set(
    things.flatMap((thing) => {
      const kind = /^([a-z0-9.-]+)\/v\w+ ([A-Z]\w+)$/.exec(thing);
      return kind ? [kindKey(kind[1], kind[2]), ...(kind[2] === 'SeldonDeployment' ? ['the operator'] : [])] : [thing];
    }),
  );
}
