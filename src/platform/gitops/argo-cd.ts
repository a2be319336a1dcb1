import { type ApiObject, type Chart } from 'cdk8s';
import { addRepositories, type ArgoEnvironment, projectOf, projectsOf } from './argo-projects';
import { hasInstalls, INSTALLS } from './environment';
import { ArgoApplication, type ArgoApplicationOptions } from '../../gitops/argo-application';
import { ArgoApplicationSet } from '../../gitops/argo-application-set';
import { ArgoProject, type IArgoProject, IN_CLUSTER } from '../../gitops/argo-project';
import { IgnoreDifference } from '../../gitops/ignore-difference';
import { SyncWave } from '../../gitops/sync-wave';

/** Name of the Application that keeps the others as Git has them. */
const ROOT = 'seldon';

/** Folder of the manifests in the repository. */
const PATH = 'manifests';

/**
 * What Argo CD reads of its environments: projects, credentials, and Applications. An environment that needs
 * third-party charts has a parent, which creates their Applications wave by wave and, when they are healthy, that of
 * the environment.
 */
export function addArgoCd(chart: Chart, environments: readonly ArgoEnvironment[]): void {
  addRepositories(chart, environments);
  const projects = projectsOf(chart, environments);
  addRoot(chart, environments);
  for (const environment of environments.filter(({ argocd }) => !argocd.applicationSet)) {
    const {
      name,
      argocd: { path = PATH, namespace },
    } = environment;
    const options = {
      ...applicationOptions(environment, projects),
      name: `seldon-${name}`,
      namespace,
      path: `${path}/${name}`,
    };
    const own = new ArgoApplication(chartsBefore(environment, environments) ?? chart, `application-${name}`, options);
    // After the third-party charts, whose Applications have their own waves.
    SyncWave.OPERATOR.place(own.node.findChild('Resource') as ApiObject);
  }
  addSets(
    chart,
    environments.filter(({ argocd }) => argocd.applicationSet),
    projects,
  );
  environments.filter(hasInstalls).forEach((environment) => addParent(chart, environment));
}

/** The Application over the file that all this is in, so that one command is enough: later changes come by Git. */
function addRoot(chart: Chart, environments: readonly ArgoEnvironment[]): void {
  const [
    {
      argocd: { repository, path = PATH, revision, namespace, root = true, rootProject },
    },
  ] = environments;
  if (!root) {
    return;
  }
  new ArgoApplication(chart, 'root', {
    name: ROOT,
    namespace,
    repository,
    revision,
    path,
    include: 'argocd.yaml',
    project: rootProject === undefined ? undefined : ArgoProject.fromName(rootProject),
    automated: environments.every(({ argocd: { automated = true } }) => automated),
    destinationNamespace: namespace ?? 'argocd',
  });
}

/**
 * The folder that installs the charts which an environment needs: its own or, if others install all of them, that of
 * the first one.
 */
function chartsBefore(environment: ArgoEnvironment, environments: readonly ArgoEnvironment[]): Chart | undefined {
  const { chartsOf = [], argocd } = environment;
  const sharing = environments.filter(
    (other) => chartsOf.includes(other.name) && other.argocd.namespace === argocd.namespace,
  );
  return [environment, ...sharing].find(hasInstalls)?.installs;
}

/** Brings the third-party charts in their order. */
function addParent(chart: Chart, { name, argocd }: ArgoEnvironment): void {
  const { repository, path = PATH, revision, namespace, automated, rootProject } = argocd;
  new ArgoApplication(chart, `application-${name}-installs`, {
    name: `seldon-${name}-installs`,
    namespace,
    repository,
    revision,
    path: `${path}/${INSTALLS}/${name}`,
    project: rootProject === undefined ? undefined : ArgoProject.fromName(rootProject),
    automated,
    destinationNamespace: namespace ?? 'argocd',
  });
}

/**
 * One template makes all Applications of a set: environments that differ in more than path, cluster and revision get
 * their own sets.
 */
function addSets(
  chart: Chart,
  environments: readonly ArgoEnvironment[],
  projects: ReadonlyMap<string, IArgoProject>,
): void {
  const sets = new Map<string, ArgoEnvironment[]>();
  for (const environment of environments) {
    const key = JSON.stringify({ ...environment.argocd, path: undefined, server: undefined, revision: undefined });
    sets.set(key, [...(sets.get(key) ?? []), environment]);
  }
  for (const [index, members] of [...sets.values()].entries()) {
    new ArgoApplicationSet(chart, `application-set-${index}`, {
      ...applicationOptions(members[0], projects),
      name: index === 0 ? ROOT : `${ROOT}-${index + 1}`,
      namespace: members[0].argocd.namespace,
      targets: members.map(({ name, argocd: { path = PATH, server = IN_CLUSTER, revision = 'HEAD' } }) => ({
        name,
        path: `${path}/${name}`,
        server,
        revision,
      })),
    });
  }
}

function applicationOptions(
  environment: ArgoEnvironment,
  projects: ReadonlyMap<string, IArgoProject>,
): ArgoApplicationOptions {
  const { repository, revision, server, automated, ignoreReplicas, ignoreDifferences = [] } = environment.argocd;
  return {
    repository,
    revision,
    server,
    project: projects.get(projectOf(environment)),
    automated,
    ignoreDifferences: [
      IgnoreDifference.WEBHOOK_CA,
      IgnoreDifference.CRD_CA,
      ...(ignoreReplicas ? [IgnoreDifference.MODEL_REPLICAS] : []),
      ...ignoreDifferences.map(({ group, kind, paths }) => IgnoreDifference.of(group, kind, ...paths)),
    ],
  };
}
