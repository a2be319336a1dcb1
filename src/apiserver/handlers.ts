import { httpHeader } from './names';
import { checkPortReference } from './ports';
import { node, nodes, number, numberOrText, text, texts, type Fields } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';

type Check = (action: Fields, at: string, out: Refusals) => void;

const EXEC: [string, Check] = [
  'exec',
  (action, at, out) => {
    if (texts(action, 'command').length === 0) {
      out.required(`${at}.command`);
    }
  },
];
const HTTP_GET: [string, Check] = [
  'httpGet',
  (action, at, out) => {
    checkPortReference(numberOrText(action, 'port') ?? 0, `${at}.port`, out);
    out.oneOf(`${at}.scheme`, text(action, 'scheme') || 'HTTP', ['HTTP', 'HTTPS']);
    for (const header of nodes(action, 'httpHeaders')) {
      out.invalidFor(httpHeader(text(header, 'name')), `${at}.httpHeaders`, text(header, 'name'));
    }
  },
];
const TCP_SOCKET: [string, Check] = [
  'tcpSocket',
  (action, at, out) => {
    checkPortReference(numberOrText(action, 'port') ?? 0, `${at}.port`, out);
  },
];
const GRPC: [string, Check] = [
  'grpc',
  (action, at, out) => {
    checkPortReference(number(action, 'port') ?? 0, `${at}.port`, out);
  },
];

/** The handlers of a probe. */
export const PROBE_HANDLERS: readonly [string, Check][] = [EXEC, HTTP_GET, TCP_SOCKET, GRPC];
const LIFECYCLE_HANDLERS: readonly [string, Check][] = [EXEC, HTTP_GET, TCP_SOCKET];

/** Checks that there is exactly one handler, and that it is valid. */
export function checkHandler(
  holder: JsonObject,
  handlers: readonly [string, Check][],
  at: string,
  out: Refusals,
): void {
  let used = false;
  for (const [key, check] of handlers) {
    const action = node(holder, key);
    if (action === undefined) {
      continue;
    }
    if (used) {
      out.forbidden(`${at}.${key}`, 'may not specify more than 1 handler type');
    } else {
      used = true;
      check(action, `${at}.${key}`, out);
    }
  }
  if (!used) {
    out.required(at, 'must specify a handler type');
  }
}

/** Checks the lifecycle hooks of a container. */
export function checkLifecycle(lifecycle: Fields, at: string, out: Refusals): void {
  for (const key of ['postStart', 'preStop']) {
    const handler = node(lifecycle, key);
    if (handler !== undefined) {
      checkHandler(handler, LIFECYCLE_HANDLERS, `${at}.${key}`, out);
    }
  }
}
