import { CONTROLLER_ID_LABEL } from '../../api/facts/labels';
import { type Subject } from '../subject';
import { type Watch } from '../watch';

/** The operators that might watch a SeldonDeployment, if all of them watch other namespaces; otherwise none. */
export function othersWatching({ namespace, metadata, surroundings, watch: assigned }: Subject): readonly Watch[] {
  const controllerId = metadata.labels?.[CONTROLLER_ID_LABEL] ?? '';
  const operators = assigned ? [assigned] : surroundings.watches.filter((watch) => watch.claims(controllerId));
  const id = surroundings.labelsOfNamespace(namespace)?.[CONTROLLER_ID_LABEL] ?? '';
  return namespace === '' || operators.some((watch) => watch.covers(namespace, id)) ? [] : operators;
}

/** Whether an operator watches a SeldonDeployment: its controller id, and its namespace. */
export function watches({ namespace, metadata, surroundings }: Subject, watch: Watch): boolean {
  const id = surroundings.labelsOfNamespace(namespace)?.[CONTROLLER_ID_LABEL] ?? '';
  return watch.claims(metadata.labels?.[CONTROLLER_ID_LABEL] ?? '') && watch.covers(namespace, id);
}

/**
 * Whether the operator that will watch a SeldonDeployment is not the one whose configuration is known: those that are
 * known watch other namespaces, or have other controller ids.
 */
export function isWatchedElsewhere(subject: Subject): boolean {
  return subject.once(watchedElsewhere);
}

function watchedElsewhere(subject: Subject): boolean {
  return othersWatching(subject).length > 0 || hasUnknownController(subject);
}

/** Whether a SeldonDeployment has a controller id that no operator claims. */
export function hasUnknownController({ metadata, config, surroundings }: Subject): boolean {
  const id = metadata.labels?.[CONTROLLER_ID_LABEL] ?? '';
  return id !== config.controllerId && !surroundings.watches.some((watch) => watch.claims(id));
}
