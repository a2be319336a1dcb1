import { createdIfAccepted } from './check';
import { type Demands, demandsOf } from './demand';
import { type Operators } from './operators';
import { keyOf, nameOf, namespaceOf } from './rivals';
import { type Surroundings } from './surroundings';
import { type JsonObject } from '../private/json';

/** What a SeldonDeployment uses of the quotas of its namespace; undefined if there are none. */
export function demandsOfDeployment(
  object: JsonObject,
  operators: Operators,
  surroundings: Surroundings,
): Demands | undefined {
  const namespace = namespaceOf(object);
  if (!surroundings.limits.hasQuota(namespace)) {
    return undefined;
  }
  const expansion = createdIfAccepted(object, { config: operators.configFor(object), surroundings });
  const byQuota = demandsOf(expansion?.objects ?? [], surroundings.limits.in(namespace));
  return { key: keyOf({ namespace, name: nameOf(object) }), byQuota };
}
