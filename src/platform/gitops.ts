import { type ApiObject, type App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { addInstalls, areBesideGitOps, ARGO_PROJECT, chartRepositories, installTarget, installWith } from './installs';
import { ArgoApplication, type ArgoApplicationOptions } from '../gitops/argo-application';
import { ArgoApplicationSet } from '../gitops/argo-application-set';
import { ArgoProject, type IArgoProject, IN_CLUSTER } from '../gitops/argo-project';
import { ArgoRepository } from '../gitops/argo-repository';
import { FluxKustomization, FluxRepository } from '../gitops/flux';
import { IgnoreDifference } from '../gitops/ignore-difference';
import { SyncWave } from '../gitops/sync-wave';
import { Problems } from './values/problems';
import { type RemoteSecret } from '../shell/remote-secret';
import { type ArgoCdValues, type FluxValues } from './values/sections/gitops';
import { type PlatformValues } from './values/sections/platform';
import { type RemoteValues } from './values/sections/storage';

/** One environment's folder, and what is in it. */
export interface PlatformFolder {
  readonly name: string;
  readonly values: PlatformValues;
}

/** A folder that Argo CD applies. */
interface ArgoFolder { readonly name: string; readonly values: PlatformValues; readonly argocd: ArgoCdValues }

/** Writes what makes Argo CD or Flux apply the folders; environments may differ in all of it. */
export function addGitOps(app: App, folders: readonly PlatformFolder[]): void {
  const argo = folders.flatMap(({ name, values }) => values.gitops?.argocd ? [{ name, values, argocd: values.gitops.argocd }] : []);
  const flux = folders.flatMap(({ name, values }) => values.gitops?.flux ? [{ name, values, flux: values.gitops.flux }] : []);
  if (argo.length > 0) {
    addArgoCd(new Chart(app, 'argocd'), argo);
  }
  if (flux.length > 0) {
    addFlux(new Chart(app, 'flux'), flux);
  }
  SyncWave.assign(app);
}

const projectOf = ({ argocd: { project = ARGO_PROJECT } }: ArgoFolder) => project;

function addArgoCd(chart: Chart, folders: readonly ArgoFolder[]): void {
  addRepositories(chart, folders);
  const names = [...new Set(folders.map(projectOf))];
  const projects = new Map(names.map((name) => [name, addProject(chart, name, folders.filter((folder) => projectOf(folder) === name))]));
  const sets = new Map<string, ArgoFolder[]>();
  for (const folder of folders) {
    const { name, argocd: { path = 'manifests', namespace, applicationSet } } = folder;
    const options = applicationOptions(folder, projects);
    if (applicationSet) {
      // One template makes all Applications of a set: environments that differ in more than path, cluster and revision get sets of their own.
      const key = JSON.stringify({ ...folder.argocd, path: undefined, server: undefined, revision: undefined });
      sets.set(key, [...sets.get(key) ?? [], folder]);
    } else {
      const application = new ArgoApplication(chart, `application-${name}`, { ...options, name: `seldon-${name}`, namespace, path: `${path}/${name}` });
      addInstallsBeside(chart, [folder], application);
    }
  }
  for (const [index, members] of [...sets.values()].entries()) {
    const { namespace } = members[0].argocd;
    const set = new ArgoApplicationSet(chart, `application-set-${index}`, {
      ...applicationOptions(members[0], projects),
      name: index === 0 ? 'seldon' : `seldon-${index + 1}`,
      namespace,
      targets: members.map(({ name, argocd: { path = 'manifests', server = IN_CLUSTER, revision = 'HEAD' } }) => (
        { name, path: `${path}/${name}`, server, revision })),
    });
    addInstallsBeside(chart, members, set);
  }
}

/** The charts for clusters that Argo CD or Flux do not run in, and the Applications that need them after them. */
function addInstallsBeside(chart: Chart, folders: readonly PlatformFolder[], applications?: Construct): void {
  for (const { name, values } of folders.filter((folder) => areBesideGitOps(folder.values))) {
    const problems = new Problems({ values, place: () => name });
    addInstalls(installTarget(new Construct(chart, `installs-${name}`), installWith(values, `${name}-`)), values, problems);
    problems.finish();
    if (applications) {
      SyncWave.OPERATOR.place(applications.node.findChild('Resource') as ApiObject);
    }
  }
}

/** Credentials by reference, once for each repository. */
function addRepositories(chart: Chart, folders: readonly ArgoFolder[]): void {
  const added = new Set<string>();
  for (const { argocd: { repository, namespace, externalSecret } } of folders) {
    const key = JSON.stringify([namespace, repository]);
    if (externalSecret && !added.has(key)) {
      const { secretStore, username, password, sshPrivateKey, ...rest } = externalSecret;
      new ArgoRepository(chart, `repository-${added.size}`, {
        ...rest,
        name: added.size === 0 ? 'repository-seldon-platform' : `repository-seldon-platform-${added.size + 1}`,
        url: repository!,
        namespace,
        secretStore: secretStore!,
        username: username && remoteOf(username),
        password: password && remoteOf(password),
        sshPrivateKey: sshPrivateKey && remoteOf(sshPrivateKey),
      });
      added.add(key);
    }
  }
}

function remoteOf({ key, ...rest }: RemoteValues): RemoteSecret {
  return { key: key!, ...rest };
}

/** The project that folders share. */
function addProject(chart: Chart, name: string, folders: readonly ArgoFolder[]): IArgoProject {
  const { namespace, appProject = {} } = folders[0].argocd;
  if (appProject.create === false) {
    return ArgoProject.fromName(name);
  }
  const servers = [...new Set(folders.map(({ argocd: { server = IN_CLUSTER } }) => server))].sort();
  const namespaces = (server: string) => [...new Set(folders.filter(({ argocd }) => (argocd.server ?? IN_CLUSTER) === server)
    .flatMap(({ argocd }) => argocd.appProject?.namespaces ?? ['*']))].sort();
  const project = new ArgoProject(chart, `project-${name}`, {
    name,
    namespace,
    repositories: [...new Set(folders.flatMap((folder) => repositoriesOf(folder)))].sort(),
    namespaces: namespaces(servers[0]),
    server: servers[0],
    clusterScoped: appProject.clusterScoped ?? true,
    description: appProject.description,
  });
  servers.slice(1).forEach((server) => project.addDestination(server, namespaces(server)));
  return project;
}

/** The repositories of a folder: of the manifests, and of charts that its own Applications install. */
function repositoriesOf({ values, argocd: { repository, appProject } }: ArgoFolder): string[] {
  const charts = (values.installWith ?? 'argocd') === 'argocd' ? chartRepositories(values) : [];
  return [repository!, ...appProject?.repositories ?? [], ...charts];
}

function applicationOptions(folder: ArgoFolder, projects: ReadonlyMap<string, IArgoProject>): ArgoApplicationOptions {
  const { repository, revision, server, automated, ignoreReplicas, ignoreDifferences = [] } = folder.argocd;
  return {
    repository: repository!,
    revision,
    server,
    project: projects.get(projectOf(folder)),
    automated,
    ignoreDifferences: [
      IgnoreDifference.WEBHOOK_CA, IgnoreDifference.CRD_CA,
      ...ignoreReplicas ? [IgnoreDifference.MODEL_REPLICAS] : [],
      ...ignoreDifferences.map(({ group, kind, paths }) => IgnoreDifference.of(group!, kind!, ...paths!)),
    ],
  };
}

function addFlux(chart: Chart, folders: readonly (PlatformFolder & { readonly flux: FluxValues })[]): void {
  const repositories = new Map<string, FluxRepository>();
  const kustomizations = new Map<string, FluxKustomization>();
  addInstallsBeside(chart, folders);
  for (const { name, flux } of inOrder(folders)) {
    const { repository: url = '', branch, namespace, secret, path = 'manifests', kubeConfigSecret, after = [], interval, timeout, fetchInterval, prune } = flux;
    const key = JSON.stringify([url, branch, namespace, secret, fetchInterval]);
    const repository = repositories.get(key) ?? new FluxRepository(chart, `repository-${repositories.size}`, {
      name: repositories.size === 0 ? 'seldon-platform' : `seldon-platform-${repositories.size + 1}`,
      url,
      branch,
      namespace,
      secretName: secret,
      interval: fetchInterval,
    });
    repositories.set(key, repository);
    kustomizations.set(name, new FluxKustomization(chart, `kustomization-${name}`, {
      name: `seldon-${name}`,
      repository,
      path: `${path}/${name}`,
      dependsOn: after.flatMap((other) => kustomizations.get(other) ?? []),
      kubeConfigSecretName: kubeConfigSecret,
      interval,
      timeout,
      prune,
    }));
  }
}

/** Each environment after those that it waits for. */
function inOrder<F extends { readonly name: string; readonly flux: FluxValues }>(folders: readonly F[]): F[] {
  const ordered: F[] = [];
  const add = (folder: F): void => {
    if (!ordered.includes(folder)) {
      folders.filter(({ name }) => folder.flux.after?.includes(name)).forEach(add);
      ordered.push(folder);
    }
  };
  folders.forEach(add);
  return ordered;
}
