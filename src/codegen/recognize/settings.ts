import {
  AMBASSADOR_HEADER,
  ANNOTATIONS,
  type AnnotationValue,
  GRPC_TIMEOUT,
  ISTIO_GATEWAY,
  ISTIO_HOST,
  REST_TIMEOUT,
} from '../../api/facts/settings';
import { byName } from '../../private/by-name';
import { grouped } from '../../private/grouped';
import { entryOf, isObject, type Json } from '../../private/json';
import { GATEWAY_NAME } from '../../private/name-shapes';
import { call, constant, type Expression, mapOf, struct, value } from '../expression';

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
  const take = <T>(keys: readonly string[], read: (text: string) => T | undefined): T | undefined => {
    const [text, ...others] = keys.map((key) => left.get(key));
    const found = typeof text === 'string' && others.every((other) => other === text) ? read(text) : undefined;
    if (found !== undefined) {
      keys.forEach((key) => left.delete(key));
    }
    return found;
  };
  const timeouts = timeoutProps(take([REST_TIMEOUT], whole), take([GRPC_TIMEOUT], whole));
  const settings = OTHER_SETTINGS.map(({ way, keys, read }) => [way, take(keys, read)] as const);
  const props: Members = { ...timeouts, ...below('', settings) };
  return { ...props, annotations: left.size > 0 ? mapOf([...left], (text) => value(text as string)) : undefined };
}

/** Annotations whose property is not written as their kind of value says. */
const READ: Readonly<Record<string, (text: string) => Expression | undefined>> = {
  [ISTIO_GATEWAY]: istioGateway,
  [ISTIO_HOST]: (text) => expressed(text.includes(',') ? undefined : nonEmpty(text)),
  [AMBASSADOR_HEADER]: requiredHeader,
};

const WITH_PROPERTY = ANNOTATIONS.filter(
  ({ key, property }) => property !== undefined && key !== REST_TIMEOUT && key !== GRPC_TIMEOUT,
);

/**
 * All properties but those of timeouts, each with the annotations that it writes: it stands for them if they have one
 * value.
 */
const OTHER_SETTINGS = [...grouped(WITH_PROPERTY, ({ property }) => property!)].map(([way, definitions]) => ({
  way,
  keys: definitions.map(({ key }) => key),
  read: entryOf(READ, definitions[0].key) ?? ((text: string) => setting(definitions[0].value, text)),
}));

/** The properties below a path; those with a longer one are in a struct. */
function below(prefix: string, settings: readonly (readonly [way: string, found: Expression | undefined])[]): Members {
  const members = new Map<string, Expression>();
  for (const [way, found] of settings) {
    if (found !== undefined && way.startsWith(prefix)) {
      const [name, ...inner] = way.slice(prefix.length).split('.');
      members.set(name, inner.length === 0 ? found : struct(below(`${prefix}${name}.`, settings)));
    }
  }
  return Object.fromEntries(members);
}

/** A setting as its property accepts it. */
function setting(kind: AnnotationValue, text: string): Expression | undefined {
  switch (kind) {
    case 'milliseconds':
      return timed(whole(text));
    case 'seconds':
      return timed(whole(text), 1000);
    case 'integer':
    case 'bytes':
      return expressed(whole(text));
    case 'text':
      return expressed(nonEmpty(text));
    case 'boolean':
    case 'not-false':
      return expressed(flag(text));
  }
}

function timeoutProps(rest: number | undefined, grpc: number | undefined): Members {
  return rest !== undefined && rest === grpc
    ? { requestTimeout: timed(rest) }
    : { restTimeout: timed(rest), grpcTimeout: timed(grpc) };
}

/** A Gateway that `IstioGateway` names; others stay annotations. */
function istioGateway(name: string): Expression | undefined {
  if (name === 'mesh') {
    return constant('IstioGateway', 'MESH');
  }
  return GATEWAY_NAME.test(name) ? call('IstioGateway', 'fromName', value(name)) : undefined;
}

function requiredHeader(text: string): Expression | undefined {
  const [, name, content] = /^([^:\s]+): ([^:]+)$/.exec(text) ?? [];
  return name === undefined ? undefined : struct({ name: value(name), value: value(content) });
}

function timed(count: number | undefined, milliseconds = 1): Expression | undefined {
  return count === undefined ? undefined : duration(count * milliseconds);
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
