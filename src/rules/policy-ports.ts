import { eachMap } from './each-map';
import { asText, entryOf, isObject, type Json, type JsonObject, maps, valueAt } from '../private/json';
import { formatPath, type Segment } from '../private/path';

/** The ports of one rule of a policy, of which the selected pods need one. */
export interface PolicyPort {
  /** The field of the first port. */
  readonly field: string;
  readonly port: string | number;
  /** The other ports of the rule. */
  readonly others: readonly (string | number)[];
}

/** Where policies for pods list the ports that they are about: the rules, and how a port is written. */
const RULES: Readonly<Record<string, { readonly at: readonly Segment[]; readonly key?: string }>> = {
  NetworkPolicy: { at: ['spec', 'ingress', '*'], key: 'port' },
  CiliumNetworkPolicy: { at: ['spec', 'ingress', '*', 'toPorts', '*'], key: 'port' },
  AuthorizationPolicy: { at: ['spec', 'rules', '*', 'to', '*', 'operation'] },
};

/** The ports that the rules of a policy are about, for the pods that it selects. */
export function policyPorts(object: JsonObject): PolicyPort[] {
  const rules = entryOf(RULES, asText(object.kind));
  // What is denied at a port on which nothing listens does not matter.
  return rules === undefined || (valueAt(object, 'spec.action') ?? 'ALLOW') !== 'ALLOW'
    ? []
    : eachMap(object, rules.at).flatMap((rule) => portsOf(rule, rules.key));
}

/** The ports at which a NetworkPolicy lets pods reach a peer that it selects, if the rule is about this peer only. */
export function peerPorts(object: JsonObject, peer: readonly Segment[]): PolicyPort[] {
  const [spec, direction, index, peers] = peer;
  const path = [spec, direction, index];
  const rule = direction === 'egress' ? valueAt(object, path) : undefined;
  return isObject(rule) && maps(rule[peers]).length === 1 ? portsOf([rule, path], 'port') : [];
}

/** Ports of the sidecars of Istio and Linkerd, which are injected later. */
function isOfSidecar(port: string | number): boolean {
  return typeof port === 'number' && ((port >= 15_000 && port < 15_100) || port === 4143 || port === 4191);
}

function portsOf([rule, path]: [JsonObject, readonly Segment[]], key: string | undefined): PolicyPort[] {
  const written = Array.isArray(rule.ports) ? rule.ports : [];
  const items = key === undefined ? written : maps(rule.ports).map((item) => item[key]);
  const ports = items.flatMap(portIn);
  // A range, another protocol, or no number, which is any.
  const isKnown =
    ports.length === written.length &&
    maps(rule.ports).every(
      ({ endPort, protocol }) => endPort === undefined && /^(TCP|ANY)?$/.test(asText(protocol ?? '')),
    );
  const [port, ...others] = ports;
  return port === undefined || !isKnown || ports.some(isOfSidecar)
    ? []
    : [{ field: formatPath([...path, 'ports', 0, ...(key === undefined ? [] : [key])]), port, others }];
}

/** Some kinds have numbers as strings. */
function portIn(port: Json | undefined): (string | number)[] {
  if (typeof port === 'number') {
    return [port];
  }
  return typeof port === 'string' ? [/^\d+$/.test(port) ? Number(port) : port] : [];
}
