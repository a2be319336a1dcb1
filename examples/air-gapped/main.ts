import {
  GraphNode,
  ImageMirror,
  InstallWith,
  ModelStore,
  PrepackagedServer,
  SeldonDeployment,
  SeldonPlatform,
  StoreAuth,
  ThirdParty,
} from 'cdk8s-seldon';
import { App } from 'cdk8s';

const REGISTRY = 'registry.example.com';

/** A cluster that reaches one registry and one object store, and no internet. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform', { installWith: InstallWith.k3s() });

  const image = (name: string) => ({ image: { repository: `${REGISTRY}/jetstack/cert-manager-${name}` } });
  platform.addInstall(ThirdParty.CERT_MANAGER, {
    kubernetesVersion: '1.34',
    repository: `oci://${REGISTRY}/charts`,
    values: {
      ...image('controller'),
      webhook: image('webhook'),
      cainjector: image('cainjector'),
      acmesolver: image('acmesolver'),
      startupapicheck: image('startupapicheck'),
    },
  });
  platform.addOperator({
    imageMirror: ImageMirror.at(`${REGISTRY}/seldon`),
    manager: { imagePullSecrets: ['registry'] },
  });

  const seldon = platform.models('seldon');
  const models = ModelStore.minio(seldon, 'models', {
    endpoint: 'http://minio.minio-system:9000',
    auth: StoreAuth.secret('minio-credentials'),
  });
  new SeldonDeployment(seldon, 'iris').addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact: models.artifact('sklearn/iris') }),
  });

  return app;
}
