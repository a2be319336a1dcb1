import io.github.cdk8s_seldon.*;
import io.github.cdk8s_seldon.k8s.ResourceRequirements;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;

/**
 * A model that was wrapped as an image with
 * {@code s2i build . seldonio/seldon-core-s2i-python3:1.16.0-dev sklearn_iris:0.1}.
 */
public final class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart models = new Chart(app, "models", ChartProps.builder().namespace("seldon").build());

    SeldonDeployment deployment = SeldonDeployment.Builder.create(models, "sklearn-iris")
        .requestTimeout(Duration.seconds(5))
        .build();
    deployment.addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.model("classifier", ContainerNodeOptions.builder()
            .container(NodeContainer.builder()
                .image("registry.example.com/sklearn_iris:0.1")
                .resources(ResourceRequirements.builder()
                    .requests(Map.of("cpu", "100m", "memory", "128Mi"))
                    .limits(Map.of("memory", "256Mi"))
                    .build())
                .startup(Duration.minutes(2))
                .build())
            .build()))
        .scaling(Scaling.fixed(2))
        .build());

    app.synth();
  }
}
