import { maps } from '../api/graph';
import { isObject, type Json, type JsonObject } from '../private/json';
import { formatPath, type Segment } from '../private/path';
import { valueAt } from '../private/value-at';

/** A name in an object, by which it finds another object of its cluster. */
export interface Reference {
  /** The object that refers, such as `Ingress "iris"`. */
  readonly from: string;
  /** The field with the name. */
  readonly field: string;
  readonly kind: 'Deployment' | 'Service';
  readonly namespace: string;
  readonly name: string;
  /** Number or name of the Service's port; absent where none is named. */
  readonly port?: string | number;
}

/** Labels in an object, by which it finds others. */
export interface Selection {
  readonly from: string;
  readonly field: string;
  readonly kind: 'Pod' | 'Service';
  readonly namespace: string;
  /** A LabelSelector. */
  readonly selector: JsonObject;
}

type Kind = Reference['kind'];

/** A place that names an object: a map, and the keys of name, port and kind in it. */
interface Pointer {
  readonly at: readonly Segment[];
  readonly name: string;
  readonly kind: Kind;
  readonly port?: string;
}

/** Fields of a kind with the name of a Deployment or a Service; `*` stands for each item of a list. */
const POINTERS: Readonly<Record<string, readonly Pointer[]>> = {
  HorizontalPodAutoscaler: [{ at: ['spec', 'scaleTargetRef'], name: 'name', kind: 'Deployment' }],
  ScaledObject: [{ at: ['spec', 'scaleTargetRef'], name: 'name', kind: 'Deployment' }],
  VerticalPodAutoscaler: [{ at: ['spec', 'targetRef'], name: 'name', kind: 'Deployment' }],
  Rollout: [
    { at: ['spec', 'workloadRef'], name: 'name', kind: 'Deployment' },
    ...['canaryService', 'stableService'].map((name): Pointer => ({
      at: ['spec', 'strategy', 'canary'],
      name,
      kind: 'Service',
    })),
    ...['activeService', 'previewService'].map((name): Pointer => ({
      at: ['spec', 'strategy', 'blueGreen'],
      name,
      kind: 'Service',
    })),
  ],
  Canary: [{ at: ['spec', 'targetRef'], name: 'name', kind: 'Deployment' }],
  Ingress: [
    { at: ['spec', 'defaultBackend', 'service'], name: 'name', kind: 'Service', port: 'port' },
    {
      at: ['spec', 'rules', '*', 'http', 'paths', '*', 'backend', 'service'],
      name: 'name',
      kind: 'Service',
      port: 'port',
    },
    {
      at: ['spec', 'rules', '*', 'http', 'paths', '*', 'backend'],
      name: 'serviceName',
      kind: 'Service',
      port: 'servicePort',
    },
  ],
  ...Object.fromEntries(
    ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map((kind): [string, Pointer[]] => [
      kind,
      [
        { at: ['spec', 'rules', '*', 'backendRefs', '*'], name: 'name', kind: 'Service', port: 'port' },
        {
          at: ['spec', 'rules', '*', 'filters', '*', 'requestMirror', 'backendRef'],
          name: 'name',
          kind: 'Service',
          port: 'port',
        },
      ],
    ]),
  ),
  VirtualService: ['http', 'tcp', 'tls'].flatMap((protocol): Pointer[] => [
    { at: ['spec', protocol, '*', 'route', '*', 'destination'], name: 'host', kind: 'Service', port: 'port' },
    { at: ['spec', protocol, '*', 'mirror'], name: 'host', kind: 'Service', port: 'port' },
    { at: ['spec', protocol, '*', 'mirrors', '*', 'destination'], name: 'host', kind: 'Service', port: 'port' },
  ]),
  DestinationRule: [{ at: ['spec'], name: 'host', kind: 'Service' }],
  Mapping: [{ at: ['spec'], name: 'service', kind: 'Service' }],
  IngressRoute: [{ at: ['spec', 'routes', '*', 'services', '*'], name: 'name', kind: 'Service', port: 'port' }],
  HTTPProxy: [{ at: ['spec', 'routes', '*', 'services', '*'], name: 'name', kind: 'Service', port: 'port' }],
  Route: [{ at: ['spec', 'to'], name: 'name', kind: 'Service' }],
};

/** Kinds that select pods or Services by labels, and where. */
const SELECTORS: Readonly<Record<string, readonly [at: readonly Segment[], kind: Selection['kind']][]>> = {
  PodMonitor: [[['spec', 'selector'], 'Pod']],
  ServiceMonitor: [[['spec', 'selector'], 'Service']],
  PodDisruptionBudget: [[['spec', 'selector'], 'Pod']],
  NetworkPolicy: [[['spec', 'podSelector'], 'Pod']],
  Service: [[['spec', 'selector'], 'Pod']],
};

/** The kinds that refer to others by name or by labels. */
export const REFERRING_KINDS: readonly string[] = [...Object.keys(POINTERS), ...Object.keys(SELECTORS), 'RoleBinding'];

/** The Deployments and Services that an object names. */
export function referencesOf(object: JsonObject): Reference[] {
  const namespace = namespaceOf(object);
  const pointers = POINTERS[String(object.kind)] ?? [];
  const named = pointers.flatMap(({ at, name, kind, port }) =>
    each(object, at, []).flatMap(([map, path]): Reference[] => {
      const isOther = typeof map.kind === 'string' && map.kind !== kind;
      const target = isOther
        ? undefined
        : hostOf(map[name], typeof map.namespace === 'string' ? map.namespace : namespace);
      return target === undefined
        ? []
        : [
            {
              from: nameFor(object),
              field: formatPath([...path, name]),
              kind,
              ...target,
              ...(port !== undefined && portOf(map[port])),
            },
          ];
    }),
  );
  return [...named, ...(object.kind === 'ScaledObject' ? triggerAddresses(object) : [])];
}

/** The selectors of an object that are not empty. */
export function selectionsOf(object: JsonObject): Selection[] {
  return (SELECTORS[String(object.kind)] ?? []).flatMap(([at, kind]) => {
    const found = valueAt(object, at);
    if (!isObject(found) || Object.keys(found).length === 0) {
      return [];
    }
    const selector = object.kind === 'Service' ? { matchLabels: found } : found;
    return namespacesOf(object).map((namespace) => ({
      from: nameFor(object),
      field: formatPath(at),
      kind,
      namespace,
      selector,
    }));
  });
}

/** `Ingress "iris"`. */
export function nameFor({ kind, metadata }: JsonObject): string {
  return `${String(kind)} ${JSON.stringify(isObject(metadata) ? (metadata.name ?? '') : '')}`;
}

/** The addresses of Services that the triggers of a ScaledObject ask. */
function triggerAddresses(object: JsonObject): Reference[] {
  return maps(valueAt(object, 'spec.triggers')).flatMap(({ metadata }, index) =>
    Object.entries(isObject(metadata) ? metadata : {}).flatMap(([key, value]): Reference[] => {
      const [, host, port] = /^https?:\/\/([\w.-]+)(?::(\d+))?(?:\/|$)/.exec(String(value)) ?? [];
      const target = hostOf(host, namespaceOf(object));
      return target === undefined
        ? []
        : [
            {
              from: nameFor(object),
              field: `spec.triggers[${index}].metadata.${key}`,
              kind: 'Service',
              ...target,
              ...(port !== undefined && { port: Number(port) }),
            },
          ];
    }),
  );
}

/** The maps at a path with `*`, and where they are. */
function each(
  value: Json | undefined,
  at: readonly Segment[],
  path: readonly Segment[],
): [JsonObject, readonly Segment[]][] {
  const [step, ...rest] = at;
  if (step === undefined) {
    return isObject(value) ? [[value, path]] : [];
  }
  if (step === '*') {
    return Array.isArray(value) ? value.flatMap((item, index) => each(item, rest, [...path, index])) : [];
  }
  return isObject(value) ? each(value[step], rest, [...path, step]) : [];
}

/** `name`, `name.namespace` and `name.namespace.svc...`, with a scheme in front or a port behind. */
function hostOf(value: Json | undefined, namespace: string): { name: string; namespace: string } | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const [name, own, svc] = value
    .replace(/^\w+:\/\//, '')
    .replace(/[:/].*$/, '')
    .split('.');
  const isLocal = own === undefined || svc === undefined || svc === 'svc';
  return name !== '' && isLocal ? { name, namespace: own ?? namespace } : undefined;
}

function portOf(value: Json | undefined): { port?: string | number } {
  const port = isObject(value) ? (value.number ?? value.name) : value;
  return typeof port === 'string' || typeof port === 'number' ? { port } : {};
}

function namespaceOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.namespace === 'string' ? metadata.namespace : '';
}

/** Where a selector looks: a monitor may name other namespaces than its own. */
function namespacesOf(object: JsonObject): string[] {
  const names = valueAt(object, 'spec.namespaceSelector.matchNames');
  return Array.isArray(names) && names.length > 0 ? names.map(String) : [namespaceOf(object)];
}
