import {
  GraphNode,
  Ingress,
  ModelArtifact,
  OperatorPlatform,
  PrepackagedServer,
  SeldonDeployment,
  SeldonPlatform,
} from 'cdk8s-seldon';
import { App } from 'cdk8s';

/** OpenShift chooses the users of processes; cert-manager and Service Mesh are operators of the cluster. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform');

  platform.addNamespace('istio-system', { create: false });
  const gateway = platform.addIstioGateway('seldon-gateway');
  platform.addOperator({ ingress: Ingress.istio(gateway), platform: OperatorPlatform.OPENSHIFT, installCrd: false });

  new SeldonDeployment(platform.models('seldon'), 'iris').addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
    }),
  });

  return app;
}
