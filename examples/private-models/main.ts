import { GraphNode, ModelStore, PrepackagedServer, SeldonDeployment, SeldonPlatform, StoreAuth } from 'cdk8s-seldon';
import { App, type Chart } from 'cdk8s';

/**
 * Models from private buckets: AWS, MinIO with a Secret of older tutorials, and Google Cloud Storage with a key file.
 */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform');
  const seldon = platform.models('seldon');
  const risk = platform.models('risk');

  // A role for service accounts: no credentials anywhere.
  const aws = ModelStore.s3(platform.storage, 'acme-models', {
    region: 'eu-west-1',
    auth: StoreAuth.irsa('arn:aws:iam::123456789012:role/models'),
  });
  serve(seldon, 'churn', PrepackagedServer.XGBOOST, aws, 'churn/7');

  // A Secret with the file gcloud-application-credentials.json, which the service account lists.
  const google = ModelStore.gcs(platform.storage, 'acme-private', {
    serviceAccountName: 'user-gcp-sa',
    auth: StoreAuth.serviceAccountSecret('user-gcp-sa'),
  });
  serve(seldon, 'fraud', PrepackagedServer.SKLEARN, google, 'fraud/3');

  // The Secret that tutorials make with kubectl, from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_ENDPOINT_URL.
  const minio = ModelStore.minio(platform.storage, 'sklearn', {
    endpoint: 'http://minio.minio-system:9000',
    auth: StoreAuth.fromEnvSecret('seldon-init-container-secret'),
  });
  serve(seldon, 'iris', PrepackagedServer.SKLEARN, minio, 'iris');

  // Another bucket of AWS for another team, with keys from a secret manager.
  const keys = ModelStore.s3(platform.storage, 'acme-risk', {
    region: 'eu-west-1',
    auth: StoreAuth.externalSecret({
      secretStore: 'vault',
      credentials: {
        accessKeyId: { key: 'risk/bucket', property: 'id' },
        secretAccessKey: { key: 'risk/bucket', property: 'secret' },
      },
    }),
  });
  serve(risk, 'limits', PrepackagedServer.SKLEARN, keys, 'limits/2');

  return app;
}

function serve(chart: Chart, name: string, server: PrepackagedServer, store: ModelStore, path: string): void {
  new SeldonDeployment(chart, name).addPredictor('default', {
    graph: GraphNode.server('model', server, { artifact: store.artifact(path) }),
  });
}
