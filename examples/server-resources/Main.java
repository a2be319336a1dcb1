import io.github.cdk8s_seldon.*;
import io.github.cdk8s_seldon.k8s.ResourceRequirements;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/** A prepackaged server whose container asks for memory. */
public final class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart models = new Chart(app, "models", ChartProps.builder().namespace("seldon").build());

    new SeldonDeployment(models, "sklearn").addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.server("classifier", PrepackagedServer.SKLEARN, ServerNodeOptions.builder()
            .artifact(ModelArtifact.gcs("seldon-models/sklearn/iris"))
            .container(ServerContainer.builder()
                .resources(ResourceRequirements.builder().requests(Map.of("memory", "50Mi")).build())
                .build())
            .build()))
        .build());

    app.synth();
  }
}
