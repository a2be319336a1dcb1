import { type Chart } from 'cdk8s';
import { type Area, type GitOpsEnvironment, hasInstalls, inOrder, INSTALLS } from './environment';
import { FluxKustomization, FluxRepository } from '../../gitops/flux';
import { type FluxValues } from '../values/sections/gitops';

/** An environment that Flux carries. */
export type FluxEnvironment = GitOpsEnvironment & { readonly flux: FluxValues };

/** Name of the Kustomization that keeps the others as Git has them. */
const ROOT = 'seldon';

/** Folder of the manifests in the repository. */
const PATH = 'manifests';

/**
 * What Flux reads of its environments. A Kustomization tries all of its objects before it applies the first: what needs
 * the definitions, or the webhook, of something else is one of its own and waits for that.
 */
export function addFlux(chart: Chart, environments: readonly FluxEnvironment[]): void {
  const repositories = new Map<string, FluxRepository>();
  const charts = new Map<string, FluxKustomization>();
  const last = new Map<string, FluxKustomization[]>();
  for (const environment of inOrder(environments)) {
    const repository = repositoryOf(chart, environment, repositories);
    const after = (environment.flux.after ?? []).flatMap((other) => last.get(other) ?? []);
    last.set(environment.name, addEnvironment(chart, environment, repository, after, charts));
  }
  const [first, ...others] = repositories.values();
  if (hasRoot(environments) && others.length === 0) {
    new FluxKustomization(chart, 'root', {
      name: ROOT,
      repository: first,
      path: environments[0].flux.path ?? PATH,
      wait: false,
    });
  }
}

/**
 * Whether flux.yaml itself comes from Git, once it was applied: if all environments are in one folder of one
 * repository.
 */
export function hasRoot(environments: readonly FluxEnvironment[]): boolean {
  return (
    new Set(
      environments.map(({ flux: { root = true, path, repository, branch } }) =>
        root ? JSON.stringify([path ?? PATH, repository, branch]) : root,
      ),
    ).size === 1 &&
    (environments[0].flux.root ?? true)
  );
}

/**
 * Adds the Kustomizations of an environment; returns those that others wait for.
 * @param charts those that install charts, by environment; its own is added
 */
function addEnvironment(
  chart: Chart,
  environment: FluxEnvironment,
  repository: FluxRepository,
  after: readonly FluxKustomization[],
  charts: Map<string, FluxKustomization>,
): FluxKustomization[] {
  const {
    name,
    flux: { path = PATH, kubeConfigSecret, interval, timeout, prune },
    chartsOf = [],
    areas,
  } = environment;
  const add = (id: string, folder: string, dependsOn: readonly FluxKustomization[], kubeConfigSecretName?: string) =>
    new FluxKustomization(chart, `kustomization-${id}`, {
      name: `seldon-${id}`,
      repository,
      path: `${path}/${folder}`,
      dependsOn: [...dependsOn],
      kubeConfigSecretName,
      interval,
      timeout,
      prune,
    });
  // Releases are read in the cluster that Flux runs in, whichever one they install to.
  const before = [...after, ...chartsOf.flatMap((other) => charts.get(other) ?? [])];
  const installs = hasInstalls(environment) ? [add(`${name}-${INSTALLS}`, `${INSTALLS}/${name}`, before)] : before;
  if (hasInstalls(environment)) {
    charts.set(name, installs[0]);
  }
  const addArea = (area: Area, id: string, dependsOn: readonly FluxKustomization[]) =>
    areas.has(area) ? [add(id, `${name}/${area}`, dependsOn, kubeConfigSecret)] : [];
  const platform = addArea('platform', name, installs);
  const base = platform.length > 0 ? platform : installs;
  const models = addArea('models', `${name}-models`, base);
  addArea('monitoring', `${name}-monitoring`, base);
  return models.length > 0 ? models : base;
}

function repositoryOf(
  chart: Chart,
  { flux }: FluxEnvironment,
  repositories: Map<string, FluxRepository>,
): FluxRepository {
  const { repository: url, branch, namespace, secret, fetchInterval } = flux;
  const key = JSON.stringify([url, branch, namespace, secret, fetchInterval]);
  const number = repositories.size + 1;
  const repository =
    repositories.get(key) ??
    new FluxRepository(chart, `repository-${number - 1}`, {
      name: number === 1 ? 'seldon-platform' : `seldon-platform-${number}`,
      url,
      branch,
      namespace,
      secretName: secret,
      interval: fetchInterval,
    });
  repositories.set(key, repository);
  return repository;
}
