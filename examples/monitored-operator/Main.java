import io.github.cdk8s_seldon.*;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/** The operator behind Istio, with Prometheus' monitors and alerts, Grafana's dashboard, and a model. */
public final class Main {
  public static void main(String[] args) {
    App app = new App(AppProps.builder().outputFileExtension(".yaml").build());
    SeldonPlatform platform = new SeldonPlatform(app, "platform");

    platform.addNamespace("istio-system", PlatformNamespaceOptions.builder().create(false).build());
    platform.addNamespace("monitoring", PlatformNamespaceOptions.builder().create(false).build());
    platform.addOperator(SeldonOperatorProps.builder()
        .ingress(Ingress.istio(platform.addIstioGateway("seldon-gateway")))
        .manager(ManagerOptions.builder()
            .env(Map.of("HTTPS_PROXY", "http://$(PROXY_HOST):3128", "PROXY_HOST", "proxy.example.com"))
            .build())
        .build());
    platform.addMonitoring(PlatformMonitoringOptions.builder()
        .labels(Map.of("release", "prometheus", "team", "ml"))
        .alertOptions(PlatformAlertOptions.builder().labels(Map.of("severity", "page", "team", "ml")).build())
        .build());

    SeldonDeployment iris = new SeldonDeployment(platform.models("seldon"), "iris-model");
    iris.addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.server("model", PrepackagedServer.SKLEARN, ServerNodeOptions.builder()
            .artifact(ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"))
            .build()))
        .build());

    app.synth();
  }
}
