import { memberName } from '../../api/schema/member';
import { shapeOfType, type Shape } from '../../api/schema/shape';
import { asText, has, type Json, type JsonObject, put } from '../../private/json';
import { type Expression } from '../expression';
import { Untypable } from '../recognize/untypable';

/** Members of an expression that is a struct or a map. */
export function membersOf(expression: Expression | undefined): ReadonlyMap<string, Expression> {
  return new Map(expression?.kind === 'object' ? expression.members : []);
}

/** An expression as values write it: times as strings, words of enumerations in lower case if `lower` says so. */
export function plain(expression: Expression): Json {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'list':
      return expression.items.map(plain);
    case 'object':
      return mapOf(expression.members.map(([name, member]) => [name, plain(member)]));
    case 'constant':
      return expression.name;
    case 'call':
      return plainCall(expression.on, expression.method, expression.args);
    default:
      throw new Untypable(expression.kind, 'values have no variables');
  }
}

/** A map of what is there. */
export function mapOf(entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
  const result: JsonObject = {};
  entries.forEach(([name, json]) => json !== undefined && put(result, name, json));
  return result;
}

/** A map, or nothing if it is empty. */
export function mapOrNothing(entries: Readonly<Record<string, Json | undefined>>): JsonObject | undefined {
  const result = mapOf(Object.entries(entries));
  return Object.keys(result).length > 0 ? result : undefined;
}

const UNITS: Readonly<Record<string, string>> = { millis: 'ms', seconds: 's', minutes: 'm' };

function plainCall(on: string | Expression, method: string, args: readonly Expression[]): Json {
  const [first, second] = args.map((arg) => plain(arg));
  if (on === 'Duration' && has(UNITS, method)) {
    return `${asText(first)}${UNITS[method]}`;
  }
  if (on === 'k8s.IntOrString' || (on === 'IstioGateway' && method === 'fromName')) {
    return first;
  }
  if (on === 'Parameter') {
    return { type: first, value: second };
  }
  throw new Untypable(`${typeof on === 'string' ? on : ''}.${method}`, 'values have no word for it');
}

/** A struct with its fields under the names of Kubernetes (`hostIP` for `hostIp`). */
export function upstream(type: string, expression: Expression): JsonObject {
  return renamed(shapeOfType(type), plain(expression)) as JsonObject;
}

function renamed(shape: Shape | undefined, json: Json): Json {
  if (Array.isArray(json)) {
    return json.map((item) => renamed(shape?.kind === 'list' ? shape.items : undefined, item));
  }
  if (typeof json !== 'object' || json === null || shape === undefined) {
    return json;
  }
  if (shape.kind === 'map') {
    return mapOf(Object.entries(json).map(([key, item]) => [key, renamed(shape.values, item)]));
  }
  const fields = shape.kind === 'object' ? [...shape.fields] : [];
  return mapOf(
    Object.entries(json).map(([member, item]) => {
      const [field, known] = fields.find(([name]) => memberName(name) === member) ?? [member, undefined];
      return [field, renamed(known?.shape, item)];
    }),
  );
}
