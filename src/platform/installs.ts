import { type Construct } from 'constructs';
import { type PlatformValues } from './values/sections';
import { InstallWith } from '../thirdparty/install-with';
import { ThirdParty } from '../thirdparty/third-party';
import { ThirdPartyChart } from '../thirdparty/third-party-chart';

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

/** Writes the charts of others, in the order in which they need each other. */
export function addInstalls(scope: Construct, values: PlatformValues): ThirdPartyChart[] {
  const install = installWith(values);
  const parts = (Object.keys(PARTS) as PartName[]).filter((name) => values.installs?.[name]);
  return parts.map((name) => {
    const { values: chartValues, version, namespace, repository } = values.installs![name]!;
    return new ThirdPartyChart(scope, name, PARTS[name], {
      install, version, namespace, repository, values: chartValues as Record<string, unknown> | undefined,
    });
  });
}

function installWith({ installWith: form, gitops }: PlatformValues): InstallWith {
  switch (form ?? (gitops?.argocd ? 'argocd' : gitops?.flux ? 'flux' : 'k3s')) {
    case 'argocd': return InstallWith.argoCd(gitops?.argocd?.project ?? 'default', { namespace: gitops?.argocd?.namespace });
    case 'flux': return InstallWith.flux({ namespace: gitops?.flux?.namespace });
    default: return InstallWith.k3s();
  }
}
