import { type Subject } from '../subject';
import { CONTROLLER_ID, type Watch } from '../watch';

/** The operators that might watch a SeldonDeployment, if all of them watch other namespaces; otherwise none. */
export function othersWatching({ namespace, metadata, surroundings, watch: assigned }: Subject): readonly Watch[] {
  const controllerId = metadata.labels?.[CONTROLLER_ID] ?? '';
  const operators = assigned ? [assigned] : surroundings.watches.filter((watch) => watch.claims(controllerId));
  const id = surroundings.labelsOfNamespace(namespace)?.[CONTROLLER_ID] ?? '';
  return namespace === '' || operators.some((watch) => watch.covers(namespace, id)) ? [] : operators;
}
