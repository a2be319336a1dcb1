import { type Chart } from 'cdk8s';
import { type GitOpsEnvironment } from './environment';
import { ArgoProject, type IArgoProject, IN_CLUSTER } from '../../gitops/argo-project';
import { ArgoRepository } from '../../gitops/argo-repository';
import { ThirdPartyChart } from '../../thirdparty/third-party-chart';
import { ARGO_PROJECT } from '../installs';
import { type ArgoCdValues } from '../values/sections/gitops';

/** An environment that Argo CD carries. */
export type ArgoEnvironment = GitOpsEnvironment & { readonly argocd: ArgoCdValues };

/** The project of an environment's Applications. */
export const projectOf = ({ argocd: { project = ARGO_PROJECT } }: ArgoEnvironment) => project;

/** The projects of all environments, by name. */
export function projectsOf(chart: Chart, environments: readonly ArgoEnvironment[]): ReadonlyMap<string, IArgoProject> {
  const names = [...new Set(environments.map(projectOf))];
  return new Map(
    names.map((name) => [
      name,
      addProject(
        chart,
        name,
        environments.filter((environment) => projectOf(environment) === name),
      ),
    ]),
  );
}

/** Credentials by reference, once for each repository. */
export function addRepositories(chart: Chart, environments: readonly ArgoEnvironment[]): void {
  const added = new Set<string>();
  for (const {
    argocd: { repository, namespace, externalSecret },
  } of environments) {
    const key = JSON.stringify([namespace, repository]);
    if (externalSecret && !added.has(key)) {
      new ArgoRepository(chart, `repository-${added.size}`, {
        ...externalSecret,
        name: added.size === 0 ? 'repository-seldon-platform' : `repository-seldon-platform-${added.size + 1}`,
        url: repository,
        namespace,
      });
      added.add(key);
    }
  }
}

/** The project that environments share. */
function addProject(chart: Chart, name: string, environments: readonly ArgoEnvironment[]): IArgoProject {
  const { namespace, appProject = {} } = environments[0].argocd;
  if (appProject.create === false) {
    return ArgoProject.fromName(name);
  }
  const servers = [...new Set(environments.map(({ argocd: { server = IN_CLUSTER } }) => server))].sort();
  const namespaces = (server: string) =>
    [
      ...new Set(
        environments
          .filter(({ argocd }) => (argocd.server ?? IN_CLUSTER) === server)
          .flatMap(({ argocd }) => argocd.appProject?.namespaces ?? ['*']),
      ),
    ].sort();
  const project = new ArgoProject(chart, `project-${name}`, {
    name,
    namespace,
    repositories: [...new Set(environments.flatMap(repositoriesOf))].sort(),
    namespaces: namespaces(servers[0]),
    server: servers[0],
    clusterScoped: appProject.clusterScoped ?? true,
    description: appProject.description,
  });
  servers.slice(1).forEach((server) => project.addDestination(server, namespaces(server)));
  return project;
}

/** The repositories of an environment: of the manifests, and of the charts that its own Applications install. */
function repositoriesOf({ installs, argocd: { repository, appProject } }: ArgoEnvironment): string[] {
  const charts = (installs?.node.findAll() ?? []).filter(ThirdPartyChart._is);
  return [
    repository,
    ...(appProject?.repositories ?? []),
    ...charts.map((chart) => chart._repository.replace(/^oci:\/\//, '')),
  ];
}
