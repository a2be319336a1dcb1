import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { type GitOpsEnvironment } from './environment';
import { IN_CLUSTER } from '../../gitops/argo-project';
import { InputError } from '../../private/errors';
import { ThirdPartyChart } from '../../thirdparty/third-party-chart';
import { originOf } from '../values/problems';

/**
 * A cluster has each chart once: if several environments go to one cluster, the first one that names a chart installs
 * it.
 *
 * @param environments each after those that it waits for
 * @returns for each environment, the others that install charts which it names
 * @throws InputError if they want it differently
 */
export function shareInstalls(environments: readonly GitOpsEnvironment[]): ReadonlyMap<string, ReadonlySet<string>> {
  const brought = new Map<string, { readonly environment: string; readonly chart: ThirdPartyChart }>();
  const shared = new Map(environments.map(({ name }) => [name, new Set<string>()]));
  const repositories = new Set<string>();
  for (const environment of environments) {
    const cluster = clusterOf(environment);
    for (const chart of (environment.installs?.node.findAll() ?? []).filter(ThirdPartyChart._is)) {
      const key = JSON.stringify([cluster, chart.namespace, chart.release]);
      const first = brought.get(key);
      if (first === undefined) {
        brought.set(key, { environment: environment.name, chart });
      } else if (first.chart._fingerprint === chart._fingerprint) {
        chart.node.scope!.node.tryRemoveChild(chart.node.id);
        shared.get(environment.name)!.add(first.environment);
      } else {
        const message =
          `environments ${first.environment} and ${environment.name} install ${chart.release} differently into one cluster: ` +
          "give both the same entry of 'installs', or each a cluster (gitops.argocd.server, gitops.flux.kubeConfigSecret)";
        throw new InputError(originOf(chart)?.tell(message) ?? message);
      }
    }
    for (const object of (environment.installs?.node.findAll() ?? []).filter(isRepository)) {
      const { namespace = '' } = object.metadata;
      const key = `${object.kind} ${namespace}/${object.name}`;
      if (repositories.has(key)) {
        object.node.scope!.node.tryRemoveChild(object.node.id);
      }
      repositories.add(key);
    }
  }
  return shared;
}

/** Whether a construct is what charts of one repository share. */
function isRepository(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct) && /^(Secret|HelmRepository)$/.test(construct.kind);
}

/** The cluster that an environment goes to, as its tool knows it. */
export function clusterOf({ argocd, flux }: Pick<GitOpsEnvironment, 'argocd' | 'flux'>): string {
  return argocd ? (argocd.server ?? IN_CLUSTER) : (flux?.kubeConfigSecret ?? '');
}
