import { type SeldonPlatform } from './seldon-platform';
import { type Problems } from './values/problems';
import { InstallWith } from '../thirdparty/install-with';
import { ThirdParty } from '../thirdparty/third-party';
import { type PlatformValues } from './values/sections/platform';

type PartName = keyof NonNullable<PlatformValues['installs']>;

/** Parts by the names that values call them. */
const PARTS: Readonly<Record<PartName, ThirdParty>> = {
  'istio-base': ThirdParty.ISTIO_BASE,
  'istiod': ThirdParty.ISTIOD,
  'istio-gateway': ThirdParty.ISTIO_GATEWAY,
  'emissary-crds': ThirdParty.EMISSARY_CRDS,
  'emissary': ThirdParty.EMISSARY,
  'ambassador': ThirdParty.AMBASSADOR,
  'cert-manager': ThirdParty.CERT_MANAGER,
  'keda': ThirdParty.KEDA,
  'prometheus-operator': ThirdParty.PROMETHEUS_OPERATOR,
};

/** Name of the AppProject where values name none. */
export const ARGO_PROJECT = 'seldon';

/** URLs of the repositories that the charts of a platform come from, as an AppProject lists them. */
export function chartRepositories({ installs = {} }: PlatformValues): string[] {
  const parts = (Object.keys(PARTS) as PartName[]).filter((name) => installs[name]);
  return parts.map((name) => (installs[name]!.repository ?? PARTS[name].repository).replace(/^oci:\/\//, ''));
}

/** Adds the charts of others, in the order in which they need each other. */
export function addInstalls(platform: SeldonPlatform, { installs = {}, kubernetesVersion }: PlatformValues, problems: Problems): void {
  for (const name of (Object.keys(PARTS) as PartName[]).filter((part) => installs[part])) {
    problems.attempt(['installs', name], () => platform.addInstall(PARTS[name], { ...installs[name]!, kubernetesVersion }));
  }
}

/** The form that installs are written in: the one that values name, or that of their GitOps tool. */
export function installWith({ installWith: form, gitops }: PlatformValues): InstallWith {
  switch (form ?? (gitops?.argocd ? 'argocd' : gitops?.flux ? 'flux' : 'k3s')) {
    case 'argocd': return InstallWith.argoCd(gitops?.argocd ? gitops.argocd.project ?? ARGO_PROJECT : 'default', {
      namespace: gitops?.argocd?.namespace, automated: gitops?.argocd?.automated, server: gitops?.argocd?.server,
    });
    case 'flux': return InstallWith.flux({ namespace: gitops?.flux?.namespace });
    case 'script': return InstallWith.script();
    default: return InstallWith.k3s();
  }
}
