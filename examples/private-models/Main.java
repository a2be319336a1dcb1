import io.github.cdk8s_seldon.*;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;

/**
 * Models from private buckets: AWS, MinIO with a Secret of older tutorials, and Google Cloud Storage with a key file.
 */
public final class Main {
  public static void main(String[] args) {
    App app = new App(AppProps.builder().outputFileExtension(".yaml").build());
    SeldonPlatform platform = new SeldonPlatform(app, "platform");
    Chart seldon = platform.models("seldon");
    Chart risk = platform.models("risk");

    // A role for service accounts: no credentials anywhere.
    ModelStore aws = ModelStore.s3(platform.getStorage(), "acme-models", S3StoreProps.builder()
        .region("eu-west-1")
        .auth(StoreAuth.irsa("arn:aws:iam::123456789012:role/models"))
        .build());
    serve(seldon, "churn", PrepackagedServer.XGBOOST, aws, "churn/7");

    // A Secret with the file gcloud-application-credentials.json, which the service account lists.
    ModelStore google = ModelStore.gcs(platform.getStorage(), "acme-private", GcsStoreProps.builder()
        .serviceAccountName("user-gcp-sa")
        .auth(StoreAuth.serviceAccountSecret("user-gcp-sa"))
        .build());
    serve(seldon, "fraud", PrepackagedServer.SKLEARN, google, "fraud/3");

    // The Secret that tutorials make with kubectl, from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_ENDPOINT_URL.
    ModelStore minio = ModelStore.minio(platform.getStorage(), "sklearn", MinioStoreProps.builder()
        .endpoint("http://minio.minio-system:9000")
        .auth(StoreAuth.fromEnvSecret("seldon-init-container-secret"))
        .build());
    serve(seldon, "iris", PrepackagedServer.SKLEARN, minio, "iris");

    // Another bucket of AWS for another team, with keys from a secret manager.
    ModelStore keys = ModelStore.s3(platform.getStorage(), "acme-risk", S3StoreProps.builder()
        .region("eu-west-1")
        .auth(StoreAuth.externalSecret(ExternalSecretOptions.builder()
            .secretStore("vault")
            .credentials(RemoteCredentials.builder()
                .accessKeyId(RemoteSecret.builder().key("risk/bucket").property("id").build())
                .secretAccessKey(RemoteSecret.builder().key("risk/bucket").property("secret").build())
                .build())
            .build()))
        .build());
    serve(risk, "limits", PrepackagedServer.SKLEARN, keys, "limits/2");

    app.synth();
  }

  private static void serve(Chart chart, String name, PrepackagedServer server, ModelStore store, String path) {
    new SeldonDeployment(chart, name).addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.server("model", server, ServerNodeOptions.builder().artifact(store.artifact(path)).build()))
        .build());
  }
}
