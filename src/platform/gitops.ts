import { type App, Chart } from 'cdk8s';
import { ARGO_PROJECT, chartRepositories } from './installs';
import { type PlatformValues } from './values/sections';
import { ArgoApplication } from '../gitops/argo-application';
import { ArgoProject } from '../gitops/argo-project';
import { FluxKustomization, FluxRepository } from '../gitops/flux';
import { IgnoreDifference } from '../gitops/ignore-difference';
import { SyncWave } from '../gitops/sync-wave';

/** One environment's folder, and what is in it. */
export interface PlatformFolder {
  readonly name: string;
  readonly values: PlatformValues;
}

/** Writes what makes Argo CD or Flux apply the folders; environments may differ in all but the tool's own namespace. */
export function addGitOps(app: App, folders: readonly PlatformFolder[]): void {
  const argo = folders.filter(({ values }) => values.gitops?.argocd);
  const flux = folders.filter(({ values }) => values.gitops?.flux);
  if (argo.length > 0) {
    addArgoCd(new Chart(app, 'argocd'), argo);
  }
  if (flux.length > 0) {
    addFlux(new Chart(app, 'flux'), flux);
  }
  SyncWave.assign(app);
}

function addArgoCd(chart: Chart, folders: readonly PlatformFolder[]): void {
  const projects = new Map<string, ArgoProject>();
  for (const { values } of folders) {
    const { project = ARGO_PROJECT, namespace } = values.gitops!.argocd!;
    if (!projects.has(project)) {
      const sharing = folders.filter((folder) => (folder.values.gitops!.argocd!.project ?? ARGO_PROJECT) === project);
      projects.set(project, new ArgoProject(chart, `project-${project}`, {
        name: project,
        namespace,
        repositories: [...new Set(sharing.flatMap(repositoriesOf))].sort(),
        namespaces: ['*'],
        clusterScoped: true,
      }));
    }
  }
  for (const { name, values } of folders) {
    const { repository, path = 'manifests', revision, project = ARGO_PROJECT, namespace, automated } = values.gitops!.argocd!;
    new ArgoApplication(chart, `application-${name}`, {
      name: `seldon-${name}`,
      namespace,
      repository: repository!,
      path: `${path}/${name}`,
      revision,
      project: projects.get(project),
      automated,
      ignoreDifferences: [IgnoreDifference.WEBHOOK_CA, IgnoreDifference.CRD_CA],
    });
  }
}

/** Where the folder's own Applications read from: Git, and charts. */
function repositoriesOf({ values }: PlatformFolder): string[] {
  const charts = (values.installWith ?? 'argocd') === 'argocd' ? chartRepositories(values) : [];
  return [values.gitops!.argocd!.repository!, ...charts];
}

function addFlux(chart: Chart, folders: readonly PlatformFolder[]): void {
  const repositories = new Map<string, FluxRepository>();
  for (const { name, values } of folders) {
    const { repository: url = '', branch, namespace, secret, path = 'manifests' } = values.gitops!.flux!;
    const key = `${url} ${branch ?? ''} ${namespace ?? ''}`;
    const repository = repositories.get(key) ?? new FluxRepository(chart, `repository-${repositories.size}`, {
      name: repositories.size === 0 ? 'seldon-platform' : `seldon-platform-${repositories.size + 1}`, url, branch, namespace, secretName: secret,
    });
    repositories.set(key, repository);
    new FluxKustomization(chart, `kustomization-${name}`, { name: `seldon-${name}`, repository, path: `${path}/${name}` });
  }
}
