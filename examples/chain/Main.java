import io.github.cdk8s_seldon.*;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/** Three containers, each of which gets what the one before it answers. */
public final class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart models = new Chart(app, "models", ChartProps.builder().namespace("seldon").build());

    new SeldonDeployment(models, "seldon-model").addPredictor("example", WeightedPredictorOptions.builder()
        .graph(step("one").to(step("two").to(step("three"))))
        .build());

    app.synth();
  }

  private static GraphNode step(String name) {
    return GraphNode.model("step-" + name, ContainerNodeOptions.builder()
        .container(NodeContainer.builder().image("seldonio/step_" + name + ":1.0").build())
        .build());
  }
}
