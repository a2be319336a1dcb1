import { clusterOf } from './gitops/share-installs';
import { type SeldonOperator } from '../operator/seldon-operator';
import { type PlatformValues } from './values/sections/platform';

/** An environment and the operator that it installs. */
export interface OperatedFolder {
  readonly name: string;
  readonly values: PlatformValues;
  readonly operator?: SeldonOperator;
}

/** What to say of environments whose operators GitOps would put into one cluster, where each changes what the other one has made. */
export function meetingOperators(folders: readonly OperatedFolder[]): string[] {
  const byCluster = new Map<string, string[]>();
  for (const {
    name,
    values: { gitops },
    operator,
  } of folders) {
    if (gitops && operator && isForAll(operator)) {
      const cluster = clusterOf(gitops);
      byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), name]);
    }
  }
  return [...byCluster]
    .filter(([, names]) => names.length > 1)
    .map(
      ([cluster, names]) =>
        `environments ${names.join(', ')} each install an operator into one cluster${cluster === '' ? '' : ` (${cluster})`}: ` +
        'name a cluster for each (gitops.argocd.server, gitops.flux.kubeConfigSecret), or let only one install it (operator.enabled: false)',
    );
}

/** Whether an operator claims what no other one claims; the others carry labels to tell them apart. */
function isForAll({ namespaceLabels, deploymentLabels }: SeldonOperator): boolean {
  return Object.keys({ ...namespaceLabels, ...deploymentLabels }).length === 0;
}
