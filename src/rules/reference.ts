import { withoutSources } from './cilium-labels';
import { eachMap } from './each-map';
import { parseLabels } from './label-text';
import { isPlainLabels, POINTERS, SCRAPED, SELECTORS } from './pointers';
import { peerPorts, type PolicyPort, policyPorts } from './policy-ports';
import { namespaceOf } from './rivals';
import { workloadAddresses } from './workload-addresses';
import { asText, entryOf, isObject, type Json, type JsonObject, maps, valueAt } from '../private/json';
import { formatPath, type Segment } from '../private/path';

/** The namespace of a selection in all namespaces. */
export const EVERYWHERE = '*';

/** An object that refers to others. */
export interface Owner {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A name by which an object refers to another object in its cluster. */
export interface Reference {
  /** The referring object, such as `Ingress "iris"`. */
  readonly from: string;
  readonly owner: Owner;
  /** The field that contains the name. */
  readonly field: string;
  readonly kind: 'Deployment' | 'Service';
  readonly namespace: string;
  readonly name: string;
  /** Number or name of the Service's port; absent if not set. */
  readonly port?: string | number;
  /** The field that contains the port, if it is not the one with the name. */
  readonly portField?: string;
}

/** Labels by which an object selects others. */
export interface Selection {
  readonly from: string;
  readonly owner: Owner;
  readonly field: string;
  readonly kind: 'Pod' | 'Service';
  /** `*` for all namespaces. */
  readonly namespace: string;
  /** A LabelSelector. */
  readonly selector: JsonObject;
  /** The ports of the selected objects that a monitor scrapes, or a policy is about; none for other kinds. */
  readonly ports: readonly ScrapedPort[];
  /** The Service behind which the selected pods are, for a part of a DestinationRule. */
  readonly service?: string;
}

/** A port that a monitor scrapes. */
export interface ScrapedPort {
  readonly field: string;
  /** Its name, or its number. */
  readonly port: string | number;
  /** Whether it is one of the selected Service rather than of its pods. */
  readonly isOfService: boolean;
  /** Other ports of the same rule of a policy, which is met by any of them. */
  readonly others?: readonly (string | number)[];
}

/** The kinds that grant permissions to service accounts. */
export const ROLE_BINDINGS: readonly string[] = ['RoleBinding', 'ClusterRoleBinding'];

/** The kinds that refer to others by name or by labels. */
export const REFERRING_KINDS: readonly string[] = [
  ...Object.keys(POINTERS),
  ...Object.keys(SELECTORS),
  ...ROLE_BINDINGS,
  'ScaledJob',
];

/** The kinds of KEDA with triggers. */
const TRIGGERED: readonly string[] = ['ScaledObject', 'ScaledJob'];

/** The Deployments and Services that an object refers to. */
export function referencesOf(object: JsonObject): Reference[] {
  const namespace = namespaceOf(object);
  const pointers = entryOf(POINTERS, asText(object.kind)) ?? [];
  const named = pointers.flatMap(({ at, name, kind, port }) =>
    eachMap(object, at).flatMap(([map, path]): Reference[] => {
      const isOther = name === 'name' && isOfOtherKind(map, kind);
      const target = isOther
        ? undefined
        : hostOf(map[name], typeof map.namespace === 'string' ? map.namespace : namespace);
      return target === undefined
        ? []
        : [
            {
              from: nameFor(object),
              owner: ownerOf(object),
              field: formatPath([...path, name]),
              kind,
              ...target,
              ...(port === undefined ? portInHost(map[name]) : portOf(map[port], formatPath([...path, port]))),
            },
          ];
    }),
  );
  const addressed = workloadAddresses(object).map((address): Reference => ({
    from: nameFor(object),
    owner: ownerOf(object),
    kind: 'Service',
    ...address,
  }));
  return [...named, ...(TRIGGERED.includes(asText(object.kind)) ? triggerAddresses(object) : []), ...addressed];
}

/** Whether a map refers to an object of another kind, such as a Knative Service. */
function isOfOtherKind({ kind, apiVersion }: JsonObject, wanted: Reference['kind']): boolean {
  const isElsewhere = wanted === 'Service' && typeof apiVersion === 'string' && apiVersion !== 'v1';
  return typeof kind === 'string' && (kind !== wanted || isElsewhere);
}

/** The selectors of an object that are not empty. */
export function selectionsOf(object: JsonObject): Selection[] {
  return TRIGGERED.includes(asText(object.kind)) ? countedPods(object) : mappedSelections(object);
}

function mappedSelections(object: JsonObject): Selection[] {
  const host =
    object.kind === 'DestinationRule' ? hostOf(valueAt(object, 'spec.host'), namespaceOf(object)) : undefined;
  return (entryOf(SELECTORS, asText(object.kind)) ?? []).flatMap(([at, kind]) =>
    eachMap(object, at).flatMap(([found, path]) => {
      if (Object.keys(found).length === 0) {
        return [];
      }
      const isPeer = object.kind === 'NetworkPolicy' && at.includes('*');
      const others = isPeer ? peerNamespaces(object, path) : namespacesOf(object);
      return (host === undefined ? others : [host.namespace]).map((namespace) => ({
        from: nameFor(object),
        owner: ownerOf(object),
        field: formatPath(path),
        kind,
        namespace,
        selector: selectorOf(asText(object.kind), at, found),
        ports: isPeer ? policed(peerPorts(object, path)) : [...scrapedPorts(object), ...policed(policyPorts(object))],
        ...(host && { service: host.name }),
      }));
    }),
  );
}

function selectorOf(kind: string, at: readonly Segment[], found: JsonObject): JsonObject {
  if (isPlainLabels(kind, at)) {
    return { matchLabels: found };
  }
  return kind.startsWith('Cilium') ? withoutSources(found) : found;
}

function policed(ports: readonly PolicyPort[]): ScrapedPort[] {
  return ports.map((port) => ({ ...port, isOfService: false }));
}

/**
 * The pods that triggers of KEDA count.
 * @see https://keda.sh/docs/2.14/scalers/kubernetes-workload/
 */
export function countedPods(object: JsonObject): Selection[] {
  return maps(valueAt(object, 'spec.triggers')).flatMap(({ type, metadata }, index): Selection[] => {
    const text = type === 'kubernetes-workload' && isObject(metadata) ? metadata.podSelector : undefined;
    const selector = typeof text === 'string' ? parseLabels(text) : undefined;
    return selector === undefined
      ? []
      : [
          {
            from: nameFor(object),
            owner: ownerOf(object),
            field: `spec.triggers[${index}].metadata.podSelector`,
            kind: 'Pod',
            namespace: namespaceOf(object),
            selector,
            ports: [],
          },
        ];
  });
}

/** The namespaces in which a NetworkPolicy looks for a peer: its own, or those that the peer selects. */
function peerNamespaces(object: JsonObject, path: readonly Segment[]): string[] {
  const isElsewhere = valueAt(object, [...path.slice(0, -1), 'namespaceSelector']) !== undefined;
  return [isElsewhere ? EVERYWHERE : namespaceOf(object)];
}

/** The ports that a monitor scrapes; one that is written in several ways is the first of them. */
function scrapedPorts(object: JsonObject): ScrapedPort[] {
  const scraped = entryOf(SCRAPED, asText(object.kind));
  return eachMap(object, scraped === undefined ? ['-'] : ['spec', scraped.list, '*']).flatMap(([endpoint, path]) => {
    const keys = scraped?.keys ?? ['port', 'portNumber', 'targetPort'];
    const written = keys.flatMap((key): ScrapedPort[] => {
      const port = endpoint[key];
      return typeof port === 'string' || typeof port === 'number'
        ? [{ field: formatPath([...path, key]), port, isOfService: scraped?.isOfService === true && key === 'port' }]
        : [];
    });
    return written.slice(0, 1);
  });
}

/** The object itself, as the owner of a reference. */
export function ownerOf(object: JsonObject): Owner {
  const { metadata } = object;
  return {
    kind: asText(object.kind),
    namespace: namespaceOf(object),
    name: asText(isObject(metadata) ? (metadata.name ?? '') : ''),
  };
}

/** `Ingress "iris"`. */
export function nameFor({ kind, metadata }: JsonObject): string {
  return `${asText(kind)} ${JSON.stringify(asText(isObject(metadata) ? (metadata.name ?? '') : ''))}`;
}

/** The addresses of Services that triggers of KEDA query. */
export function triggerAddresses(object: JsonObject): Reference[] {
  return maps(valueAt(object, 'spec.triggers')).flatMap(({ metadata }, index) =>
    Object.entries(isObject(metadata) ? metadata : {}).flatMap(([key, value]): Reference[] => {
      const [, host, port] = /^https?:\/\/([\w.-]+)(?::(\d+))?(?:\/|$)/.exec(asText(value)) ?? [];
      const target = hostOf(host, namespaceOf(object));
      return target === undefined
        ? []
        : [
            {
              from: nameFor(object),
              owner: ownerOf(object),
              field: `spec.triggers[${index}].metadata.${key}`,
              kind: 'Service',
              ...target,
              ...(port !== undefined && { port: Number(port) }),
            },
          ];
    }),
  );
}

/** Parses `name`, `name.namespace` and `name.namespace.svc...`, with an optional scheme and port. */
function hostOf(value: Json | undefined, namespace: string): { name: string; namespace: string } | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const [name, own, svc] = value
    .replace(/^\w+:\/\//, '')
    .replace(/[:/][^]*/, '')
    .split('.');
  const isLocal = own === undefined || svc === undefined || svc === 'svc';
  return name !== '' && isLocal ? { name, namespace: own ?? namespace } : undefined;
}

/** The port behind a name, as mappings of Ambassador have it. */
function portInHost(value: Json | undefined): { port?: number } {
  const [, port] = typeof value === 'string' ? (/^(?:\w+:\/\/)?[\w.-]+:(\d+)/.exec(value) ?? []) : [];
  return port === undefined ? {} : { port: Number(port) };
}

function portOf(value: Json | undefined, field: string): Pick<Reference, 'port' | 'portField'> {
  const key = isObject(value) ? ['number', 'name'].find((name) => value[name] !== undefined) : undefined;
  const port = isObject(value) ? value[key ?? ''] : value;
  const portField = key === undefined ? field : `${field}.${key}`;
  return typeof port === 'string' || typeof port === 'number' ? { port, portField } : {};
}

/** The namespaces that a selector covers: a monitor may select other namespaces than its own. */
function namespacesOf(object: JsonObject): string[] {
  if (valueAt(object, 'spec.namespaceSelector.any') === true) {
    return [EVERYWHERE];
  }
  const names = valueAt(object, 'spec.namespaceSelector.matchNames');
  return Array.isArray(names) && names.length > 0 ? names.map(asText) : [namespaceOf(object)];
}
