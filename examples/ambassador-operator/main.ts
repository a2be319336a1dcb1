import { AmbassadorVersion, Ingress, InstallWith, SeldonOperator, ThirdParty, ThirdPartyChart } from 'cdk8s-seldon';
import { App, Chart } from 'cdk8s';

/** Ambassador, cert-manager and the operator in one namespace, for Flux. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });

  const parts = new Chart(app, '0-parts');
  const install = InstallWith.flux();
  new ThirdPartyChart(parts, 'emissary-crds', ThirdParty.EMISSARY_CRDS, { install });
  new ThirdPartyChart(parts, 'emissary', ThirdParty.EMISSARY, { install });
  new ThirdPartyChart(parts, 'cert-manager', ThirdParty.CERT_MANAGER, { install });

  const seldon = new Chart(app, '1-operator', { namespace: 'seldon-system' });
  new SeldonOperator(seldon, 'operator', {
    createNamespace: true,
    ingress: Ingress.ambassador({ version: AmbassadorVersion.V2 }),
    installCrd: false,
  });

  return app;
}
