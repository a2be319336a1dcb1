import { type App, Chart } from 'cdk8s';
import { newApp } from '../new-app';
import { addArgoCd } from './argo-cd';
import { type ArgoEnvironment } from './argo-projects';
import { type GitOpsEnvironment, hasInstalls, inOrder, INSTALLS } from './environment';
import { addFlux, type FluxEnvironment, hasRoot } from './flux';
import { clusterOf, shareInstalls } from './share-installs';
import { IN_CLUSTER } from '../../gitops/argo-project';
import { FluxPrune } from '../../gitops/flux-prune';
import { SeldonHealth } from '../../gitops/health';
import { FLUX_NAMESPACE } from '../../gitops/namespaces';
import { SyncWave } from '../../gitops/sync-wave';
import { shellWord } from '../../private/shell-word';
import { type FileEntry } from '../../synth/file-tree';
import { manifestFiles } from '../../synth/manifest-files';
import { ManifestLayout } from '../../synth/manifest-layout';

/**
 * The files next to the folders of environments that make Argo CD or Flux apply these, which may differ in all of it.
 * Call it once: it adds to the third-party charts.
 *
 * @throws InvalidAppError if two of them collide
 */
export function gitOpsFiles(unshared: readonly GitOpsEnvironment[]): FileEntry[] {
  const shared = shareInstalls(inOrder(unshared));
  const environments = unshared.map((one) => ({ ...one, chartsOf: [...shared.get(one.name)!] }));
  const app = newApp();
  const { argo, flux } = byTool(environments);
  if (argo.length > 0) {
    const chart = new Chart(app, 'argocd');
    addArgoCd(chart, argo);
    [chart, ...argo.flatMap(({ installs }) => installs ?? [])].forEach((some) => SyncWave.assign(some));
    const checked = argo.find(hasHealthChecks);
    if (checked) {
      SeldonHealth.argoCdConfigMap(new Chart(app, 'argocd-cm'), 'health', checked.argocd.namespace ?? 'argocd');
    }
  }
  const more: FileEntry[] = [];
  if (flux.length > 0) {
    addFlux(new Chart(app, 'flux'), flux);
    flux.flatMap(({ installs }) => installs ?? []).forEach((charts) => FluxPrune.protect(charts));
    if (hasRoot(flux)) {
      more.push({ path: KUSTOMIZATION_FILE, parts: () => [KUSTOMIZATION] });
    }
  }
  return [
    ...filesOf(app, ''),
    ...more,
    ...environments
      .filter(hasInstalls)
      .flatMap(({ name, installs }) => filesOf(installs?.node.root as App, `${INSTALLS}/${name}/`)),
  ];
}

function byTool(environments: readonly GitOpsEnvironment[]): {
  readonly argo: readonly ArgoEnvironment[];
  readonly flux: readonly FluxEnvironment[];
} {
  return {
    argo: environments.flatMap(({ argocd, ...rest }) => (argocd ? [{ ...rest, argocd }] : [])),
    flux: environments.flatMap(({ flux, ...rest }) => (flux ? [{ ...rest, flux }] : [])),
  };
}

function hasHealthChecks({ argocd: { healthChecks = true } }: ArgoEnvironment): boolean {
  return healthChecks;
}

/**
 * What a person does, in order, once the files are in the repository: commands, and as comments for the shell what
 * takes access that only a person has.
 *
 * @param folder where the files are
 */
export function gitOpsCommands(environments: readonly GitOpsEnvironment[], folder: string): string[] {
  const { argo, flux } = byTool(environments);
  const file = (name: string) => shellWord(folder === '' ? name : `${folder}/${name}`);
  return [
    ...argoPreparations(argo),
    ...fluxPreparations(flux),
    // It is merged into the ConfigMap that is there.
    ...(argo.some(hasHealthChecks) ? [`kubectl apply --server-side -f ${file('argocd-cm.yaml')}`] : []),
    ...(argo.length > 0 ? [`kubectl apply -f ${file('argocd.yaml')}`] : []),
    ...(flux.length > 0 ? [`kubectl apply -f ${file('flux.yaml')}`] : []),
  ];
}

function argoPreparations(environments: readonly ArgoEnvironment[]): string[] {
  const servers = environments.map(clusterOf).filter((server) => server !== IN_CLUSTER);
  const repositories = environments
    .filter(({ argocd: { externalSecret } }) => !externalSecret)
    .map(({ argocd: { repository } }) => repository);
  return [
    ...unique(servers).map((server) => `# argocd cluster add CONTEXT, the context of ${server} in your kubeconfig`),
    ...unique(repositories).map((url) => `# argocd repo add ${url}, with credentials, unless it is public`),
  ];
}

function fluxPreparations(environments: readonly FluxEnvironment[]): string[] {
  const secrets = environments.flatMap(({ flux: { kubeConfigSecret, namespace = FLUX_NAMESPACE } }) =>
    kubeConfigSecret === undefined ? [] : [`-n ${namespace} ${kubeConfigSecret}`],
  );
  const repositories = environments
    .filter(({ flux: { secret } }) => secret === undefined)
    .map(({ flux: { repository } }) => repository);
  return [
    // Flux reads no files that a kubeconfig refers to.
    ...unique(secrets).map(
      (secret) =>
        `# kubectl create secret generic ${secret} ` +
        '--from-literal=value="$(kubectl config view --context=CONTEXT --minify --flatten)"',
    ),
    ...unique(repositories).map(
      (url) => `# unless ${url} is public: a Secret with credentials, named in gitops.flux.secret`,
    ),
  ];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** Where Flux reads which files of the folder are about Flux. */
export const KUSTOMIZATION_FILE = 'kustomization.yaml';

/** Flux reads a folder: of this one the file that is about Flux, and not those of the environments below. */
const KUSTOMIZATION = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - flux.yaml
`;

function filesOf(app: App, below: string): FileEntry[] {
  return manifestFiles(app, ManifestLayout.FILE_PER_CHART).map((entry) => ({
    ...entry,
    path: `${below}${entry.path}`,
  }));
}
