import { portName, portNumber } from './names';
import { nodes, number, text } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';

export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** Checks the ports of a container. */
export function checkPorts(ports: readonly JsonObject[], at: string, out: Refusals): void {
  const names = new Set<string>();
  ports.forEach((port, i) => {
    const here = `${at}[${i}]`;
    const name = text(port, 'name');
    if (name !== '') {
      checkName(name, names, `${here}.name`, out);
    }
    const containerPort = number(port, 'containerPort') ?? 0;
    if (containerPort === 0) {
      out.required(`${here}.containerPort`);
    } else if (portNumber(containerPort).length > 0) {
      out.invalidFor(portNumber(containerPort), `${here}.containerPort`, containerPort);
    }
    const hostPort = number(port, 'hostPort') ?? 0;
    if (hostPort !== 0) {
      out.invalidFor(portNumber(hostPort), `${here}.hostPort`, hostPort);
    }
    if (!PROTOCOLS.includes(protocolOf(port))) {
      out.unsupported(`${here}.protocol`, protocolOf(port), PROTOCOLS);
    }
  });
}

function checkName(name: string, names: Set<string>, at: string, out: Refusals): void {
  const problems = portName(name);
  if (problems.length > 0) {
    out.invalidFor(problems, at, name);
  } else if (names.has(name)) {
    out.duplicate(at, name);
  } else {
    names.add(name);
  }
}

/** Checks that containers that run at the same time do not use the same host port. */
export function checkHostPorts(containers: readonly JsonObject[], at: string, out: Refusals): void {
  const taken = new Set<string>();
  containers.forEach((container, c) => {
    nodes(container, 'ports').forEach((port, p) => {
      const hostPort = number(port, 'hostPort') ?? 0;
      if (hostPort === 0) {
        return;
      }
      const key = `${protocolOf(port)}/${text(port, 'hostIP')}/${hostPort}`;
      if (taken.has(key)) {
        out.duplicate(`${at}[${c}].ports[${p}].hostPort`, key);
      }
      taken.add(key);
    });
  });
}

/** The protocol of a port. */
export function protocolOf(port: JsonObject): string {
  return text(port, 'protocol') || 'TCP';
}

/** Checks a port given by number or by the name of a container port. */
export function checkPortReference(port: number | string, at: string, out: Refusals): void {
  out.invalidFor(typeof port === 'number' ? portNumber(port) : portName(port), at, port);
}
