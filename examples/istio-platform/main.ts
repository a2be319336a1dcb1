import {
  GraphNode,
  Ingress,
  InstallWith,
  ModelArtifact,
  PrepackagedServer,
  SeldonDeployment,
  SeldonPlatform,
  ThirdParty,
} from 'cdk8s-seldon';
import { App } from 'cdk8s';

/** Istio, cert-manager and the operator on k3d, with a model behind it. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform', { installWith: InstallWith.k3s() });

  for (const part of [ThirdParty.ISTIO_BASE, ThirdParty.ISTIOD, ThirdParty.ISTIO_GATEWAY, ThirdParty.CERT_MANAGER]) {
    platform.addInstall(part, { kubernetesVersion: '1.34' });
  }
  const gateway = platform.addIstioGateway('seldon-gateway');
  platform.addOperator({ ingress: Ingress.istio(gateway) });

  new SeldonDeployment(platform.models('seldon'), 'iris-model').addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
    }),
  });

  return app;
}
