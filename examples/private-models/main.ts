import { GraphNode, ModelStore, PrepackagedServer, SeldonDeployment, StoreAuth } from 'cdk8s-seldon';
import { App, Chart } from 'cdk8s';

/** Models from private buckets: AWS, MinIO with a Secret of older tutorials, and Google Cloud Storage with a key file. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });
  const models = new Chart(app, 'models', { namespace: 'seldon' });

  // A role for service accounts: no credentials anywhere.
  const aws = ModelStore.s3(models, 'acme-models', {
    region: 'eu-west-1',
    auth: StoreAuth.irsa('arn:aws:iam::123456789012:role/models'),
  });
  serve(models, 'churn', PrepackagedServer.XGBOOST, aws, 'churn/7');

  // The Secret that tutorials make with kubectl, from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_ENDPOINT_URL.
  const minio = ModelStore.minio(models, 'sklearn', {
    endpoint: 'http://minio.minio-system:9000',
    auth: StoreAuth.fromEnvSecret('seldon-init-container-secret'),
  });
  serve(models, 'iris', PrepackagedServer.SKLEARN, minio, 'iris');

  // A Secret with the file gcloud-application-credentials.json, which the service account lists.
  const google = ModelStore.gcs(models, 'acme-private', {
    serviceAccountName: 'user-gcp-sa',
    auth: StoreAuth.serviceAccountSecret('user-gcp-sa'),
  });
  serve(models, 'fraud', PrepackagedServer.SKLEARN, google, 'fraud/3');

  // The same bucket of AWS for another team, with keys from a secret manager.
  const risk = new Chart(app, 'risk', { namespace: 'risk' });
  const keys = ModelStore.s3(risk, 'acme-risk', {
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
    graph: GraphNode.server('classifier', server, { artifact: store.artifact(path) }),
  });
}
