import { clusterOf } from './gitops/share-installs';
import { type SeldonOperator } from '../operator/seldon-operator';
import { type PlatformValues } from './values/sections/platform';

/** An environment and the operator that it installs. */
export interface OperatedFolder {
  readonly name: string;
  readonly values: PlatformValues;
  readonly operator?: SeldonOperator;
}

/** What is wrong with operators of one cluster, and what to do. */
export interface Meeting {
  readonly message: string;
  readonly remedy: string;
}

/**
 * What to report about environments that GitOps puts into one cluster, in which the operator of each changes what
 * another one has created.
 */
export function meetingOperators(folders: readonly OperatedFolder[]): Meeting[] {
  const byCluster = new Map<string, Operated[]>();
  for (const { name, values, operator } of folders) {
    if (values.gitops && operator) {
      const cluster = clusterOf(values.gitops);
      byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), { name, operator }]);
    }
  }
  return [...byCluster].flatMap(([cluster, operated]) => {
    const place = `one cluster${cluster === '' ? '' : ` (${cluster})`}`;
    const forAll = operated.filter(({ operator }) => isForAll(operator));
    if (forAll.length > 1) {
      return [
        {
          message: `environments ${names(forAll)} each install an operator into ${place}`,
          remedy:
            'name a cluster for each (gitops.argocd.server, gitops.flux.kubeConfigSecret), or let only one install ' +
            'it (operator.enabled: false)',
        },
      ];
    }
    return [...sharedNamespaces(operated, place), ...sharedCrd(operated, place)];
  });
}

interface Operated {
  readonly name: string;
  readonly operator: SeldonOperator;
}

function sharedNamespaces(operated: readonly Operated[], place: string): Meeting[] {
  const namespaces = new Set(operated.map(({ operator }) => operator.operatorNamespace));
  return [...namespaces]
    .map((namespace) => ({
      namespace,
      together: operated.filter(({ operator }) => operator.operatorNamespace === namespace),
    }))
    .filter(({ together }) => together.length > 1)
    .map(({ namespace, together }) => ({
      message:
        `environments ${names(together)} install operators into namespace ${JSON.stringify(namespace)} of ${place}, ` +
        'where their objects have the same names',
      remedy: "give each its own 'operator.namespace'",
    }));
}

/** The definition names the certificate of the operator that it comes with. */
function sharedCrd(operated: readonly Operated[], place: string): Meeting[] {
  const owners = operated.filter(({ operator }) => operator._installation.installsCrd);
  return owners.length < 2
    ? []
    : [
        {
          message:
            `environments ${names(owners)} each write the SeldonDeployment CRD into ${place}, and each would undo ` +
            'what another one wrote',
          remedy: "set 'operator.crd.create' to false in all but one (code: 'installCrd')",
        },
      ];
}

function names(operated: readonly Operated[]): string {
  return operated.map(({ name }) => name).join(', ');
}

/** Whether an operator claims what no other one claims; the others have labels that distinguish them. */
function isForAll({ namespaceLabels, deploymentLabels }: SeldonOperator): boolean {
  return Object.keys({ ...namespaceLabels, ...deploymentLabels }).length === 0;
}
