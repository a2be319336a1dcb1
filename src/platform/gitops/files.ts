import { App, Chart } from 'cdk8s';
import { addArgoCd } from './argo-cd';
import { type GitOpsEnvironment, hasInstalls, INSTALLS } from './environment';
import { addFlux, hasRoot } from './flux';
import { shareInstalls } from './share-installs';
import { SeldonHealth } from '../../gitops/health';
import { SyncWave } from '../../gitops/sync-wave';
import { type FileEntry } from '../../synth/file-tree';
import { manifestFiles } from '../../synth/manifest-files';
import { ManifestLayout } from '../../synth/manifest-layout';

/** What Argo CD and Flux read beside the folders of environments. */
export interface GitOpsFiles {
  readonly entries: readonly FileEntry[];
  /** Commands that start it all, of files in a folder. */
  commands(folder: string): string[];
}

/**
 * The files that make Argo CD or Flux carry environments, which may differ in all of it.
 *
 * @throws InvalidAppError where two of them collide
 */
export function gitOpsFiles(environments: readonly GitOpsEnvironment[]): GitOpsFiles {
  shareInstalls(environments);
  const app = new App({ outdir: '.', outputFileExtension: '.yaml' });
  const argo = environments.flatMap(({ argocd, ...rest }) => (argocd ? [{ ...rest, argocd }] : []));
  const flux = environments.flatMap(({ flux: values, ...rest }) => (values ? [{ ...rest, flux: values }] : []));
  const commands: [command: string, file: string][] = [];
  if (argo.length > 0) {
    const chart = new Chart(app, 'argocd');
    addArgoCd(chart, argo);
    [chart, ...argo.flatMap(({ installs }) => installs ?? [])].forEach((some) => SyncWave.assign(some));
    const checked = argo.find(({ argocd: { healthChecks = true } }) => healthChecks);
    if (checked) {
      SeldonHealth.argoCdConfigMap(new Chart(app, 'argocd-cm'), 'health', checked.argocd.namespace ?? 'argocd');
      // It is merged into the ConfigMap that is there.
      commands.push(['kubectl apply --server-side -f', 'argocd-cm.yaml']);
    }
    commands.push(['kubectl apply -f', 'argocd.yaml']);
  }
  const more: FileEntry[] = [];
  if (flux.length > 0) {
    addFlux(new Chart(app, 'flux'), flux);
    commands.push(['kubectl apply -f', 'flux.yaml']);
    if (hasRoot(flux)) {
      more.push({ path: KUSTOMIZATION_FILE, parts: () => [KUSTOMIZATION] });
    }
  }
  return {
    entries: [
      ...filesOf(app, ''),
      ...more,
      ...environments
        .filter(hasInstalls)
        .flatMap(({ name, installs }) => filesOf(installs?.node.root as App, `${INSTALLS}/${name}/`)),
    ],
    commands: (folder) => commands.map(([command, file]) => `${command} ${folder === '' ? '' : `${folder}/`}${file}`),
  };
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
