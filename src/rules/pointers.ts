import { type Segment } from '../private/path';

/** A place that refers to an object: the path of a map, its keys for name and port, and the kind that it refers to. */
export interface Pointer {
  readonly at: readonly Segment[];
  readonly name: string;
  readonly kind: 'Deployment' | 'Service';
  readonly port?: string;
}

/** The kinds that set the number of pods of a Deployment, and name it in `spec.scaleTargetRef`. */
export const HORIZONTAL_SCALERS: readonly string[] = [
  'HorizontalPodAutoscaler',
  'ScaledObject',
  'WatermarkPodAutoscaler',
  'MultidimPodAutoscaler',
  'CronHorizontalPodAutoscaler',
  'EffectiveHorizontalPodAutoscaler',
];

/** The fields of each kind that contain the name of a Deployment or a Service; `*` matches each item of a list. */
export const POINTERS: Readonly<Record<string, readonly Pointer[]>> = {
  ...Object.fromEntries(
    HORIZONTAL_SCALERS.map((kind): [string, Pointer[]] => [
      kind,
      [
        { at: ['spec', 'scaleTargetRef'], name: 'name', kind: 'Deployment' },
        // KEDA 1 has it.
        ...(kind === 'ScaledObject'
          ? [{ at: ['spec', 'scaleTargetRef'], name: 'deploymentName', kind: 'Deployment' } as const]
          : []),
        // A metric may be about a Service; autoscaling/v2beta1 calls it target.
        ...['describedObject', 'target'].map((described): Pointer => ({
          at: ['spec', 'metrics', '*', 'object', described],
          name: 'name',
          kind: 'Service',
        })),
      ],
    ]),
  ),
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
    { at: ['spec', 'backend'], name: 'serviceName', kind: 'Service', port: 'servicePort' },
  ],
  ...Object.fromEntries(
    ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map((kind): [string, Pointer[]] => [
      kind,
      [
        { at: ['spec', 'rules', '*', 'backendRefs', '*'], name: 'name', kind: 'Service', port: 'port' },
        ...[[], ['backendRefs', '*']].map((owner): Pointer => ({
          at: ['spec', 'rules', '*', ...owner, 'filters', '*', 'requestMirror', 'backendRef'],
          name: 'name',
          kind: 'Service',
          port: 'port',
        })),
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
  Route: [
    { at: ['spec', 'to'], name: 'name', kind: 'Service' },
    { at: ['spec', 'alternateBackends', '*'], name: 'name', kind: 'Service' },
  ],
  TrafficSplit: [
    { at: ['spec'], name: 'service', kind: 'Service' },
    { at: ['spec', 'backends', '*'], name: 'service', kind: 'Service' },
  ],
  Service: [{ at: ['spec'], name: 'externalName', kind: 'Service' }],
  ServiceExport: [{ at: ['metadata'], name: 'name', kind: 'Service' }],
  ReferenceGrant: [{ at: ['spec', 'to', '*'], name: 'name', kind: 'Service' }],
  HTTPScaledObject: [
    { at: ['spec', 'scaleTargetRef'], name: 'name', kind: 'Deployment' },
    { at: ['spec', 'scaleTargetRef'], name: 'service', kind: 'Service', port: 'port' },
  ],
  // Policies of gateways and of Istio attach to a Service.
  ...Object.fromEntries(
    [
      'BackendTLSPolicy',
      'BackendTrafficPolicy',
      'BackendLBPolicy',
      'GCPBackendPolicy',
      'HealthCheckPolicy',
      'AuthorizationPolicy',
      'RequestAuthentication',
      'Telemetry',
      'WasmPlugin',
    ].map((kind): [string, Pointer[]] => [
      kind,
      [
        { at: ['spec', 'targetRef'], name: 'name', kind: 'Service' },
        { at: ['spec', 'targetRefs', '*'], name: 'name', kind: 'Service' },
      ],
    ]),
  ),
  // Sources and triggers of Knative Eventing send to a Service or to an address.
  ...Object.fromEntries(
    [
      ['Trigger', 'subscriber'],
      ['Subscription', 'subscriber'],
      ['PingSource', 'sink'],
      ['ApiServerSource', 'sink'],
      ['KafkaSource', 'sink'],
    ].map(([kind, field]): [string, Pointer[]] => [
      kind,
      [
        { at: ['spec', field, 'ref'], name: 'name', kind: 'Service' },
        { at: ['spec', field], name: 'uri', kind: 'Service' },
      ],
    ]),
  ),
};

/** Kinds that select pods or Services by labels, and where. */
export const SELECTORS: Readonly<Record<string, readonly [at: readonly Segment[], kind: 'Pod' | 'Service'][]>> = {
  PodMonitor: [[['spec', 'selector'], 'Pod']],
  ServiceMonitor: [[['spec', 'selector'], 'Service']],
  PodDisruptionBudget: [[['spec', 'selector'], 'Pod']],
  NetworkPolicy: [
    [['spec', 'podSelector'], 'Pod'],
    [['spec', 'ingress', '*', 'from', '*', 'podSelector'], 'Pod'],
    [['spec', 'egress', '*', 'to', '*', 'podSelector'], 'Pod'],
  ],
  DestinationRule: [[['spec', 'subsets', '*', 'labels'], 'Pod']],
  CiliumNetworkPolicy: [[['spec', 'endpointSelector'], 'Pod']],
  Service: [[['spec', 'selector'], 'Pod']],
  AuthorizationPolicy: [[['spec', 'selector'], 'Pod']],
  RequestAuthentication: [[['spec', 'selector'], 'Pod']],
  PeerAuthentication: [[['spec', 'selector'], 'Pod']],
  Telemetry: [[['spec', 'selector'], 'Pod']],
  WasmPlugin: [[['spec', 'selector'], 'Pod']],
  EnvoyFilter: [[['spec', 'workloadSelector', 'labels'], 'Pod']],
  Sidecar: [[['spec', 'workloadSelector', 'labels'], 'Pod']],
  PodMonitoring: [[['spec', 'selector'], 'Pod']],
  VMPodScrape: [[['spec', 'selector'], 'Pod']],
  VMServiceScrape: [[['spec', 'selector'], 'Service']],
};

/** Where an object lists ports of what it selects. */
interface PortList {
  readonly list: string;
  /** Whether `port` names one of a Service rather than of a pod. */
  readonly isOfService: boolean;
  /** The fields with a port, of which the first one counts; those of monitors if absent. */
  readonly keys?: readonly string[];
}

/** Where monitors list the ports that they scrape, and Services those that they send requests to. */
export const SCRAPED: Readonly<Record<string, PortList>> = {
  PodMonitor: { list: 'podMetricsEndpoints', isOfService: false },
  ServiceMonitor: { list: 'endpoints', isOfService: true },
  PodMonitoring: { list: 'endpoints', isOfService: false },
  VMPodScrape: { list: 'podMetricsEndpoints', isOfService: false },
  VMServiceScrape: { list: 'endpoints', isOfService: true },
  Service: { list: 'ports', isOfService: false, keys: ['targetPort', 'port'] },
};

/** Whether a selector is plain labels rather than a LabelSelector. */
export function isPlainLabels(kind: string, at: readonly Segment[]): boolean {
  return kind === 'Service' || at[at.length - 1] === 'labels';
}
