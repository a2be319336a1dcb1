import io.github.cdk8s_seldon.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;

/** A transformer and a model from a private bucket, and a canary that a tenth of the requests go to. */
public final class Main {
  public static void main(String[] args) {
    App app = new App(AppProps.builder().outputFileExtension(".yaml").build());
    SeldonPlatform platform = new SeldonPlatform(app, "platform");

    platform.addNamespace("istio-system", PlatformNamespaceOptions.builder().create(false).build());
    IstioGateway gateway = platform.addIstioGateway("seldon-gateway");
    ModelStore store = ModelStore.s3(platform.getStorage(), "acme-models", S3StoreProps.builder()
        .region("eu-west-1")
        .auth(StoreAuth.externalSecret(ExternalSecretOptions.builder()
            .secretStore("vault")
            .credentials(RemoteCredentials.builder()
                .accessKeyId(RemoteSecret.builder().key("models/bucket").property("id").build())
                .secretAccessKey(RemoteSecret.builder().key("models/bucket").property("secret").build())
                .build())
            .build()))
        .build());

    Chart models = platform.models("risk");
    SeldonDeployment deployment = new SeldonDeployment(models, "fraud");
    deployment.addPredictor("stable", WeightedPredictorOptions.builder()
        .graph(graph(store, "7")).traffic(90).scaling(Scaling.fixed(3)).build());
    deployment.addPredictor("canary", WeightedPredictorOptions.builder()
        .graph(graph(store, "8")).traffic(10).scaling(Scaling.fixed(1)).build());
    IstioRoute.Builder.create(models, "fraud-route")
        .deployment("fraud")
        .gateway(gateway)
        .hosts(List.of("models.example.com"))
        .weights(Map.of("stable", 90, "canary", 10))
        .stickyCookie("fraud-version")
        .build();

    app.synth();
  }

  private static GraphNode graph(ModelStore store, String version) {
    GraphNode features = GraphNode.transformer("features", ContainerNodeOptions.builder()
        .container(NodeContainer.builder()
            .image("registry.example.com/risk/features:4.2.0")
            .env(Map.of(
                "STORE_URL", EnvValue.of("redis://$(STORE_HOST):6379"),
                "STORE_HOST", EnvValue.fromField("status.hostIP")))
            .build())
        .parameters(Map.of("threads", 4, "threshold", 0.5, "method", "zscore"))
        .build());
    return features.to(GraphNode.server("model", PrepackagedServer.XGBOOST, ServerNodeOptions.builder()
        .artifact(store.artifact("fraud/" + version))
        .build()));
  }
}
