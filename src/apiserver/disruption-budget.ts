import { checkAtMostAll, checkShare } from './deployment';
import { checkLabelSelector, checkMetadata } from './metadata';
import { pathSegment } from './names';
import { node, numberOrText } from './read';
import { type Refusals } from './refusal';
import { type Manifest } from '../private/json';

/** Checks a policy/v1 PodDisruptionBudget. The API server checks its metadata only if its spec is valid. */
export function checkDisruptionBudget(budget: Manifest, out: Refusals): void {
  const spec = node(budget, 'spec');
  const shares = ['minAvailable', 'maxUnavailable'].filter((key) => numberOrText(spec, key) !== undefined);
  if (shares.length === 2) {
    out.invalid('spec', spec, 'minAvailable and maxUnavailable cannot be both set');
  }
  for (const key of shares) {
    const share = numberOrText(spec, key)!;
    checkShare(share, `spec.${key}`, out);
    checkAtMostAll(share, `spec.${key}`, out);
  }
  checkLabelSelector(node(spec, 'selector'), 'spec.selector', out);
  if (out.list.length === 0) {
    checkMetadata(node(budget, 'metadata'), pathSegment, out);
  }
}
