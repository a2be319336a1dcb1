import * as keys from '../../api/facts/settings';
import { byName } from '../../private/by-name';
import { isObject, type Json } from '../../private/json';
import { GATEWAY_NAME } from '../../private/name-shapes';
import { call, constant, type Expression, mapOf, struct, structOrNothing, value } from '../expression';

type Members = Record<string, Expression | undefined>;

/** A time as a person would write it. */
export function duration(milliseconds: number): Expression {
  if (milliseconds % 60_000 === 0 && milliseconds > 0) {
    return call('Duration', 'minutes', value(milliseconds / 60_000));
  }
  return milliseconds % 1000 === 0
    ? call('Duration', 'seconds', value(milliseconds / 1000))
    : call('Duration', 'millis', value(milliseconds));
}

/** Properties for the annotations of `spec` that have one, and `annotations` for the others. */
export function annotationProps(annotations: Json | undefined): Members {
  const left = new Map(isObject(annotations) ? byName(annotations) : []);
  const take = <T>(key: string, read: (text: string) => T | undefined): T | undefined => {
    const text = left.get(key);
    const found = typeof text === 'string' ? read(text) : undefined;
    if (found !== undefined) {
      left.delete(key);
    }
    return found;
  };
  const props: Members = {
    ...timeouts(take(keys.REST_TIMEOUT, whole), take(keys.GRPC_TIMEOUT, whole)),
    ...Object.fromEntries(
      OTHER_SETTINGS.map(({ key, property, value: kind }) => [property, take(key, (text) => setting(kind, text))]),
    ),
    routing: routing(left, take),
  };
  return { ...props, annotations: left.size > 0 ? mapOf([...left], (text) => value(text as string)) : undefined };
}

/** Those whose property stands for one annotation: one for both timeouts writes two. */
const OTHER_SETTINGS = keys.SETTINGS.filter(({ key }) => key !== keys.REST_TIMEOUT && key !== keys.GRPC_TIMEOUT);

/** A setting as its property takes it; those of other kinds than times and numbers are switches. */
function setting(kind: keys.AnnotationValue, text: string): Expression | undefined {
  switch (kind) {
    case 'milliseconds':
      return timed(whole(text));
    case 'integer':
    case 'bytes':
      return expressed(whole(text));
    default:
      return expressed(flag(text));
  }
}

function timeouts(rest: number | undefined, grpc: number | undefined): Members {
  return rest !== undefined && rest === grpc
    ? { requestTimeout: timed(rest) }
    : { restTimeout: timed(rest), grpcTimeout: timed(grpc) };
}

function routing(
  left: ReadonlyMap<string, Json>,
  take: <T>(key: string, read: (text: string) => T | undefined) => T | undefined,
): Expression | undefined {
  // One property writes both.
  const retries = left.get(keys.ISTIO_RETRIES);
  const both = typeof retries === 'string' && retries === left.get(keys.AMBASSADOR_RETRIES);
  const count = both ? take(keys.ISTIO_RETRIES, whole) : undefined;
  const again = count === undefined ? undefined : take(keys.AMBASSADOR_RETRIES, whole);
  const seconds = take(keys.ISTIO_RETRIES_TIMEOUT, whole);
  const gateway = take(keys.ISTIO_GATEWAY, gatewayName);
  const [header, headerValue] =
    take(keys.AMBASSADOR_HEADER, (text) => /^([^:\s]+): ([^:]+)$/.exec(text)?.slice(1)) ?? [];
  return structOrNothing({
    gateway: gateway === undefined ? undefined : istioGateway(gateway),
    host: expressed(take(keys.ISTIO_HOST, (text) => (text.includes(',') ? undefined : nonEmpty(text)))),
    retries: expressed(again),
    retryTimeout: seconds === undefined ? undefined : timed(seconds * 1000),
    ambassadorServiceName: expressed(take(keys.AMBASSADOR_SERVICE_NAME, nonEmpty)),
    ambassadorHeader: header === undefined ? undefined : struct({ name: value(header), value: value(headerValue) }),
    ambassadorId: expressed(take(keys.AMBASSADOR_ID, nonEmpty)),
    circuitBreakers: structOrNothing({
      maxConnections: expressed(take(keys.AMBASSADOR_MAX_CONNECTIONS, whole)),
      maxPendingRequests: expressed(take(keys.AMBASSADOR_MAX_PENDING_REQUESTS, whole)),
      maxRequests: expressed(take(keys.AMBASSADOR_MAX_REQUESTS, whole)),
      maxRetries: expressed(take(keys.AMBASSADOR_MAX_RETRIES, whole)),
    }),
  });
}

/** A Gateway that `IstioGateway` names; others stay annotations. */
function gatewayName(text: string): string | undefined {
  return text === 'mesh' || GATEWAY_NAME.test(text) ? text : undefined;
}

function istioGateway(name: string): Expression {
  return name === 'mesh' ? constant('IstioGateway', 'MESH') : call('IstioGateway', 'fromName', value(name));
}

function timed(milliseconds: number | undefined): Expression | undefined {
  return milliseconds === undefined ? undefined : duration(milliseconds);
}

function expressed(scalar: string | number | boolean | undefined): Expression | undefined {
  return scalar === undefined ? undefined : value(scalar);
}

/** A whole number that a program writes with the same digits. */
function whole(text: string): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 0 && String(number) === text ? number : undefined;
}

function flag(text: string): boolean | undefined {
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function nonEmpty(text: string): string | undefined {
  return text === '' ? undefined : text;
}
