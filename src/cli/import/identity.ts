import { isSeldonDeployment } from '../../input/placed-object';
import { asText, isObject, type JsonObject } from '../../private/json';

/** Kind, namespace and name. */
export function identity(object: JsonObject): string {
  const { namespace, name } = isObject(object.metadata) ? object.metadata : {};
  const kind = isSeldonDeployment(object) ? 'SeldonDeployment' : asText(object.kind);
  return `${kind} ${namespace === undefined ? '' : `${asText(namespace)}/`}${asText(name)}`;
}
