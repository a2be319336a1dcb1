import { type Refusal } from '../../apiserver/refusal';
import { asText, isObject, type Json, type JsonObject, maps, valueAt } from '../../private/json';
import { parsePath } from '../../private/path';

/** The number of a port that a Service has twice, for which the API server rejects it; undefined for other errors. */
export function portTakenTwice({ type, field, value }: Refusal): Json | undefined {
  const isPort = type === 'FieldValueDuplicate' && value !== undefined && /^spec\.ports\[\d+\]$/.test(field);
  const port = isPort ? (JSON.parse(value) as Json) : undefined;
  return isObject(port) ? port.Port : undefined;
}

/**
 * Why the Service of a node has a port twice, and what to do: the operator numbers the ports that a container does not
 * name itself, whatever numbers the others have.
 * @param path the declared port, or else the container or node
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/defaults.go
 */
export function explainPortTwice(
  object: JsonObject,
  path: string,
  number: Json,
): { readonly message: string; readonly remedy: string } {
  const steps = parsePath(path);
  const ports = steps.at(-1) === 'containerPort' ? maps(valueAt(object, steps.slice(0, -2))) : [];
  const declared = ['http', 'grpc'].filter((name) => ports.some((port) => port.name === name));
  if (declared.length === 1) {
    const [own] = declared;
    const other = own === 'http' ? 'grpc' : 'http';
    return {
      message: `port ${asText(number)} is declared with the name ${own}, and the operator assigns it for ${other} as well`,
      remedy: `declare a port with the name ${other} and another number, or give this one another number`,
    };
  }
  return {
    message: `port ${asText(number)} is used for both http and grpc`,
    remedy: 'declare ports with the names http and grpc and different numbers',
  };
}
