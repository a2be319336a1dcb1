import {
  EnvValue,
  GraphNode,
  IstioRoute,
  ModelStore,
  PrepackagedServer,
  Scaling,
  SeldonDeployment,
  SeldonPlatform,
  StoreAuth,
} from 'cdk8s-seldon';
import { App } from 'cdk8s';

/** A transformer and a model from a private bucket, and a canary that a tenth of the requests go to. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform');

  platform.addNamespace('istio-system', { create: false });
  const gateway = platform.addIstioGateway('seldon-gateway');
  const store = ModelStore.s3(platform.storage, 'acme-models', {
    region: 'eu-west-1',
    auth: StoreAuth.externalSecret({
      secretStore: 'vault',
      credentials: {
        accessKeyId: { key: 'models/bucket', property: 'id' },
        secretAccessKey: { key: 'models/bucket', property: 'secret' },
      },
    }),
  });

  const models = platform.models('risk');
  const deployment = new SeldonDeployment(models, 'fraud');
  const graph = (version: string) => {
    const features = GraphNode.transformer('features', {
      container: {
        image: 'registry.example.com/risk/features:4.2.0',
        env: { STORE_URL: EnvValue.of('redis://$(STORE_HOST):6379'), STORE_HOST: EnvValue.fromField('status.hostIP') },
      },
      parameters: { threads: 4, threshold: 0.5, method: 'zscore' },
    });
    return features.to(
      GraphNode.server('model', PrepackagedServer.XGBOOST, {
        artifact: store.artifact(`fraud/${version}`),
      }),
    );
  };
  deployment.addPredictor('stable', { graph: graph('7'), traffic: 90, scaling: Scaling.fixed(3) });
  deployment.addPredictor('canary', { graph: graph('8'), traffic: 10, scaling: Scaling.fixed(1) });
  new IstioRoute(models, 'fraud-route', {
    deployment: 'fraud',
    gateway,
    hosts: ['models.example.com'],
    weights: { stable: 90, canary: 10 },
    stickyCookie: 'fraud-version',
  });

  return app;
}
