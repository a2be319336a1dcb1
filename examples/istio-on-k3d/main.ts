import {
  GraphNode, Ingress, InstallWith, IstioGateway, ModelArtifact, PrepackagedServer, SeldonDeployment, SeldonOperator, ThirdParty, ThirdPartyChart,
} from 'cdk8s-seldon';
import { ApiObject, App, Chart } from 'cdk8s';

/** Istio, its gateway for Seldon, cert-manager, the operator, and a model, on a k3d cluster that needs no Helm at hand. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });

  const namespaces = new Chart(app, '0-namespaces');
  for (const name of ['istio-system', 'seldon']) {
    new ApiObject(namespaces, name, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }

  // One file for each part of Istio, because k3s keeps no order among charts.
  const install = InstallWith.k3s();
  for (const [index, part] of [ThirdParty.ISTIO_BASE, ThirdParty.ISTIOD, ThirdParty.ISTIO_GATEWAY, ThirdParty.CERT_MANAGER].entries()) {
    const chart = new Chart(app, `${index + 1}-${part.part}`);
    new ThirdPartyChart(chart, part.part, part, { install });
  }

  const ingress = new Chart(app, '5-gateway');
  const gateway = new IstioGateway(ingress, 'seldon-gateway');

  const seldon = new Chart(app, '6-operator', { namespace: 'seldon-system' });
  new SeldonOperator(seldon, 'operator', { createNamespace: true, ingress: Ingress.istio(gateway), installCrd: false });

  const models = new Chart(app, '7-models', { namespace: 'seldon' });
  new SeldonDeployment(models, 'iris-model').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
    }),
  });

  return app;
}
