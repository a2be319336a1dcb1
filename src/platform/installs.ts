import { type PlatformParts } from './platform-parts';
import { entryOf } from '../private/json';
import { shellWord } from '../private/shell-word';
import { type Problems } from './values/problems';
import { IN_CLUSTER } from '../gitops/argo-project';
import { InstallWith } from '../thirdparty/install-with';
import { ThirdParty } from '../thirdparty/third-party';
import { type OtherInstallValues } from './values/sections/installs';
import { type PlatformValues } from './values/sections/platform';

type PartName = Exclude<keyof NonNullable<PlatformValues['installs']>, 'others'>;

/** Parts by the names that values call them. */
const PARTS: Readonly<Record<PartName, ThirdParty>> = {
  'istio-base': ThirdParty.ISTIO_BASE,
  istiod: ThirdParty.ISTIOD,
  'istio-gateway': ThirdParty.ISTIO_GATEWAY,
  'emissary-crds': ThirdParty.EMISSARY_CRDS,
  emissary: ThirdParty.EMISSARY,
  ambassador: ThirdParty.AMBASSADOR,
  'cert-manager': ThirdParty.CERT_MANAGER,
  keda: ThirdParty.KEDA,
  'prometheus-operator': ThirdParty.PROMETHEUS_OPERATOR,
};

/** Name of the AppProject if the values name none. */
export const ARGO_PROJECT = 'seldon';

/** File of the script that installs third-party charts with Helm. */
export const INSTALL_SCRIPT = 'install.sh';

/** The step that installs third-party charts by a script; none if there is no script. */
export function installCommand(script: string | undefined, folder: string): string[] {
  return script === undefined ? [] : [`sh ${shellWord(`${folder}/${INSTALL_SCRIPT}`)}`];
}

/** The form that installs are written in: without GitOps the one that every cluster takes. */
function formOf({ installWith: form, gitops }: PlatformValues): NonNullable<PlatformValues['installWith']> {
  const usual = gitops?.flux ? 'flux' : 'script';
  return form ?? (gitops?.argocd ? 'argocd' : usual);
}

/**
 * Whether the charts are next to the objects of Argo CD or Flux and not in the folder of the environment, so that what
 * needs them can wait for them. They are read where Argo CD or Flux run, which need not be the cluster that they are
 * for.
 */
export function areBesideGitOps(values: PlatformValues): boolean {
  const { argocd, flux } = values.gitops ?? {};
  switch (values.installs && formOf(values)) {
    case 'argocd':
      return argocd !== undefined;
    case 'flux':
      return flux !== undefined;
    default:
      return false;
  }
}

/** Whether an environment goes to another cluster than the one that its tool runs in. */
function isRemote({ gitops }: PlatformValues): boolean {
  return gitops?.argocd
    ? (gitops.argocd.server ?? IN_CLUSTER) !== IN_CLUSTER
    : gitops?.flux?.kubeConfigSecret !== undefined;
}

/** Adds the third-party charts, in the order in which they need each other. */
export function addInstalls(
  platform: Pick<PlatformParts, 'addInstall'>,
  { installs = {}, kubernetesVersion }: PlatformValues,
  problems: Problems,
): void {
  for (const name of (Object.keys(PARTS) as PartName[]).filter((part) => installs[part])) {
    problems.attempt(['installs', name], () =>
      platform.addInstall(PARTS[name], { ...installs[name]!, kubernetesVersion }),
    );
  }
  const others = installs.others ?? {};
  const made = new Map<string, ThirdParty>(Object.entries(PARTS));
  for (const name of inOrder(others)) {
    const part = otherPart(name, entryOf(others, name)!, made);
    made.set(name, part);
    problems.attempt(['installs', 'others', name], () => platform.addInstall(part));
  }
}

function otherPart(name: string, values: OtherInstallValues, known: ReadonlyMap<string, ThirdParty>): ThirdParty {
  const { repository, chart, version, namespace, after = [], ...rest } = values;
  const needed = after.map((other) => known.get(other)!);
  return ThirdParty.of({
    wave: needed.length === 0 ? undefined : Math.max(...needed.map(({ wave }) => wave)) + 1,
    ...rest,
    part: name,
    repository,
    chart,
    version,
    namespace,
    after: needed.map(({ part }) => part),
  });
}

/** Names of charts, each after the ones that it needs. */
function inOrder(others: Readonly<Record<string, OtherInstallValues>>): string[] {
  const ordered = new Set<string>();
  const add = (name: string): void => {
    if (!ordered.has(name)) {
      (others[name].after ?? []).filter((needed) => Object.hasOwn(others, needed)).forEach(add);
      ordered.add(name);
    }
  };
  Object.keys(others).forEach(add);
  return [...ordered];
}

/**
 * The form that installs are written in: the one that values name, that of their GitOps tool, or a script.
 * @param environment whose charts they are; those for other clusters are in one folder and carry its name
 */
export function installWith(values: PlatformValues, environment?: string): InstallWith {
  const { gitops } = values;
  const namePrefix = environment !== undefined && isRemote(values) ? `${environment}-` : undefined;
  switch (formOf(values)) {
    case 'argocd':
      return InstallWith.argoCd(gitops?.argocd ? (gitops.argocd.project ?? ARGO_PROJECT) : 'default', {
        namespace: gitops?.argocd?.namespace,
        automated: gitops?.argocd?.automated,
        server: gitops?.argocd?.server,
        namePrefix,
      });
    case 'flux':
      return InstallWith.flux({
        namespace: gitops?.flux?.namespace,
        interval: gitops?.flux?.interval,
        kubeConfigSecretName: gitops?.flux?.kubeConfigSecret,
        namePrefix,
      });
    case 'k3s':
      return InstallWith.k3s();
    default:
      return InstallWith.script();
  }
}
