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

/** Emissary (the successor of Ambassador), cert-manager and the operator on k3s, with a model behind it. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform', { installWith: InstallWith.k3s() });

  for (const part of [ThirdParty.EMISSARY_CRDS, ThirdParty.EMISSARY, ThirdParty.CERT_MANAGER]) {
    platform.addInstall(part, { kubernetesVersion: '1.34' });
  }
  platform.addAmbassadorGateway('emissary', { namespace: 'emissary' });
  platform.addOperator({ ingress: Ingress.ambassador() });

  new SeldonDeployment(platform.models('seldon'), 'iris-model').addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
    }),
  });

  return app;
}
