import { child, containersOf, podsOf, type Pods } from './pods';
import { APP_LABEL, DEPLOYMENT_ID_LABEL } from '../api/facts/labels';
import { ENGINE_CONTAINER } from '../api/facts/names';
import { isInitializer } from '../api/names';
import { asNumber, asText, entryOf, type JsonObject, type Manifest, maps } from '../private/json';

/** A peer of pods as in a NetworkPolicy: `{namespaceSelector, podSelector}` or `{ipBlock}`. */
export interface Peer {
  readonly peer: JsonObject;
  /**
   * TCP ports of the peer.
   * @default - every port
   */
  readonly ports?: readonly number[];
}

/** Traffic other than the calls within a graph. */
export interface Traffic {
  /** Callers of the models: ingress gateways. Their ports are those of the Services. */
  readonly callers?: readonly Peer[];
  /** Readers of metrics: Prometheus. */
  readonly monitors?: readonly Peer[];
  /** Stores from which init containers, and servers that load models themselves, download models. */
  readonly storage?: readonly Peer[];
  /** Request loggers that orchestrators post to. */
  readonly loggers?: readonly Peer[];
  /** Kafka brokers, for orchestrators. */
  readonly brokers?: readonly Peer[];
  /**
   * DNS servers.
   * @default - pods labelled `k8s-app: kube-dns` in any namespace
   */
  readonly dns?: readonly JsonObject[];
}

const KUBE_DNS: JsonObject = { namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } };

/**
 * A NetworkPolicy for each Deployment among expanded objects: it allows only the calls of the graph, DNS, and the given
 * traffic. Calls within a pod are always allowed.
 */
export function networkPolicies(objects: readonly Manifest[], traffic: Traffic = {}): Manifest[] {
  const services = objects.filter(({ kind }) => kind === 'Service').map(serviceOf);
  return podsOf(objects).map((pods) => {
    const own = services.filter((service) => service.namespace === pods.namespace && selects(service, pods.labels));
    return {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: pods.name, namespace: pods.namespace, labels: labelsOf(pods) },
      spec: {
        podSelector: { matchLabels: selectorOf(own, pods) },
        policyTypes: ['Ingress', 'Egress'],
        ingress: ingressOf(own, services, pods, traffic),
        egress: egressOf(own, services, pods, traffic),
      },
    };
  });
}

interface Service {
  readonly name: string;
  readonly namespace: string;
  /** What it leads to: a node's own container, the predictor as a whole, or an explainer. */
  readonly role: 'node' | 'predictor' | 'explainer';
  /** The predictor that it belongs to, by the name of that one's Service. */
  readonly predictor: string;
  readonly selector: JsonObject;
  readonly ports: readonly number[];
}

function serviceOf(service: Manifest): Service {
  const spec = child(service, 'spec');
  const selector = child(spec, 'selector');
  const name = asText(service.metadata.name);
  const predictor = asText(child(service.metadata, 'labels')[APP_LABEL] ?? name);
  const called = predictor === name ? 'predictor' : 'explainer';
  return {
    name,
    namespace: asText(service.metadata.namespace),
    role: APP_LABEL in selector ? called : 'node',
    predictor,
    selector,
    ports: maps(spec.ports).map(({ targetPort }) => asNumber(targetPort)),
  };
}

function selects({ selector }: Service, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector).every(([key, value]) => entryOf(labels, key) === value);
}

/** Labels that identify these pods: those that Services select, or else those of the Deployment. */
function selectorOf(own: readonly Service[], { labels, name }: Pods): JsonObject {
  const found = own.map(({ selector }) => selector);
  return found.length > 0
    ? (Object.assign({}, ...found) as JsonObject)
    : { [DEPLOYMENT_ID_LABEL]: labels[DEPLOYMENT_ID_LABEL] ?? '', app: labels.app ?? name };
}

function labelsOf({ labels }: Pods): JsonObject {
  const id = labels[DEPLOYMENT_ID_LABEL];
  return id === undefined ? {} : { [DEPLOYMENT_ID_LABEL]: id };
}

function ingressOf(
  own: readonly Service[],
  services: readonly Service[],
  pods: Pods,
  { callers = [], monitors = [] }: Traffic,
): JsonObject[] {
  const rules: JsonObject[] = [];
  for (const service of own) {
    const ports = tcp(service.ports);
    if (service.role === 'node') {
      const engines = services.filter(
        ({ role, predictor }) =>
          role === 'predictor' && predictor === service.predictor && !own.some((other) => other.name === predictor),
      );
      rules.push(...engines.map(({ selector }) => ({ from: [{ podSelector: { matchLabels: selector } }], ports })));
      continue;
    }
    const explainers =
      service.role === 'predictor'
        ? services
            .filter(({ role, predictor }) => role === 'explainer' && predictor === service.name)
            .map(({ selector }) => ({ podSelector: { matchLabels: selector } }))
        : [];
    const from = [...callers.map(({ peer }) => peer), ...explainers];
    if (from.length > 0) {
      rules.push({ from, ports });
    }
  }
  const metrics = containersOf(pods.spec).running.flatMap(({ ports }) =>
    maps(ports).map(({ containerPort }) => asNumber(containerPort)),
  );
  if (monitors.length > 0 && metrics.length > 0) {
    rules.push({ from: monitors.map(({ peer }) => peer), ports: tcp(metrics) });
  }
  return rules;
}

function egressOf(own: readonly Service[], services: readonly Service[], pods: Pods, traffic: Traffic): JsonObject[] {
  const { dns = [KUBE_DNS], storage = [], loggers = [], brokers = [] } = traffic;
  const { initial, running } = containersOf(pods.spec);
  const hasEngine = running.some(({ name }) => name === ENGINE_CONTAINER);
  const isLoading = isLoadingModels(initial, running) || running.some(loadsItself);
  const called = services.filter(
    ({ role, predictor, name }) =>
      !own.some((other) => other.name === name) &&
      ((role === 'node' && hasEngine && own.some((other) => other.role === 'predictor' && other.name === predictor)) ||
        (role === 'predictor' && own.some((other) => other.role === 'explainer' && other.predictor === name))),
  );
  return [
    {
      to: [...dns],
      ports: [
        { protocol: 'UDP', port: 53 },
        { protocol: 'TCP', port: 53 },
      ],
    },
    ...called.map(({ selector, ports }) => ({ to: [{ podSelector: { matchLabels: selector } }], ports: tcp(ports) })),
    ...(isLoading ? storage.map(outward) : []),
    ...(hasEngine ? [...loggers, ...brokers].map(outward) : []),
  ];
}

function isLoadingModels(initial: readonly JsonObject[], running: readonly JsonObject[]): boolean {
  const containers = running.map(({ name }) => asText(name));
  return initial.some(({ name }) => isInitializer(asText(name), containers));
}

/** Triton may load models from a bucket itself. */
function loadsItself({ args }: JsonObject): boolean {
  return Array.isArray(args) && args.some((arg) => typeof arg === 'string' && /^--model-repository=(?!\/)/.test(arg));
}

function outward({ peer, ports }: Peer): JsonObject {
  return { to: [peer], ...(ports && { ports: tcp(ports) }) };
}

function tcp(ports: readonly number[]): JsonObject[] {
  return [...new Set(ports)].map((port) => ({ protocol: 'TCP', port }));
}
