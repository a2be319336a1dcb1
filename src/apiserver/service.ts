import { checkLabels, checkMetadata } from './metadata';
import { dns1035Label, dnsLabel, portNumber } from './names';
import { checkPortReference, protocolOf, PROTOCOLS } from './ports';
import { node, nodes, number, numberOrText, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { type JsonObject, type Manifest } from '../private/json';

/** Checks a Service as the operator creates it: with or without a cluster IP. */
export function checkService(service: Manifest, out: Refusals): void {
  const spec = node(service, 'spec');
  const ports = nodes(spec, 'ports');
  checkMetadata(node(service, 'metadata'), dns1035Label, out);
  if (ports.length === 0 && text(spec, 'clusterIP') !== 'None') {
    out.required('spec.ports');
  }
  checkPortNames(ports, out);
  checkLabels(node(spec, 'selector'), 'spec.selector', out);
  out.oneOf('spec.sessionAffinity', text(spec, 'sessionAffinity') || 'None', ['ClientIP', 'None']);
  out.oneOf('spec.type', text(spec, 'type') || 'ClusterIP', ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']);
  checkUsedOnce(ports, spec, out);
}

function checkPortNames(ports: readonly JsonObject[], out: Refusals): void {
  const names = new Set<string>();
  ports.forEach((port, i) => {
    const at = `spec.ports[${i}]`;
    const name = text(port, 'name');
    if (name !== '') {
      out.invalidFor(dnsLabel(name), `${at}.name`, name);
      if (names.has(name)) {
        out.duplicate(`${at}.name`, name);
      }
      names.add(name);
    } else if (ports.length > 1) {
      out.required(`${at}.name`);
    }
    const own = number(port, 'port') ?? 0;
    out.invalidFor(portNumber(own), `${at}.port`, own);
    out.oneOf(`${at}.protocol`, protocolOf(port), PROTOCOLS);
    checkPortReference(numberOrText(port, 'targetPort') || own, `${at}.targetPort`, out);
  });
}

function checkUsedOnce(ports: readonly JsonObject[], spec: Fields, out: Refusals): void {
  const used = new Set<string>();
  ports.forEach((port, i) => {
    if ((text(spec, 'type') || 'ClusterIP') === 'ClusterIP' && (number(port, 'nodePort') ?? 0) !== 0) {
      out.forbidden(`spec.ports[${i}].nodePort`, "may not be used when `type` is 'ClusterIP'");
    }
    const key = `${protocolOf(port)}/${number(port, 'port') ?? 0}`;
    if (used.has(key)) {
      // What the API server compares, in its own spelling.
      out.duplicate(`spec.ports[${i}]`, {
        Name: '',
        Protocol: protocolOf(port),
        AppProtocol: null,
        Port: number(port, 'port') ?? 0,
        TargetPort: 0,
        NodePort: 0,
      });
    }
    used.add(key);
  });
}
