import io.github.cdk8s_seldon.*;
import io.github.cdk8s_seldon.k8s.ResourceRequirements;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Duration;

/**
 * A model that scales, survives drains of nodes, is monitored, logs its payloads and explains its predictions. The
 * cluster has the operator already.
 */
public final class Main {
  public static void main(String[] args) {
    App app = new App(AppProps.builder().outputFileExtension(".yaml").build());
    SeldonPlatform platform = new SeldonPlatform(app, "platform");

    SeldonDeployment income = SeldonDeployment.Builder.create(platform.models("growth"), "income")
        .requestTimeout(Duration.seconds(5))
        .build();
    income.addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.server("model", PrepackagedServer.SKLEARN, ServerNodeOptions.builder()
            .artifact(ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/income/model"))
            .logger(RequestLogger.builder()
                .mode(LoggerMode.ALL)
                .url("http://broker-ingress.knative-eventing.svc/growth/default")
                .build())
            .container(ServerContainer.builder()
                .resources(ResourceRequirements.builder()
                    .requests(Map.of("cpu", "500m", "memory", "256Mi"))
                    .limits(Map.of("memory", "512Mi"))
                    .build())
                .build())
            .build()))
        .scaling(Scaling.onCpu(UtilizationOptions.builder().percent(70).min(2).max(10).build()))
        .disruptionBudget(DisruptionBudget.minAvailable(1))
        .explainer(Explainer.anchorTabular(TrainedExplainerOptions.builder()
            .artifact(ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/income/explainer"))
            .build()))
        .build());

    platform.addMonitoring(PlatformMonitoringOptions.builder()
        .labels(Map.of("release", "kube-prometheus-stack"))
        .interval("30s")
        .errorPercent(2)
        .latency(Duration.millis(500))
        .build());

    app.synth();
  }
}
