import io.github.cdk8s_seldon.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/** Routers, combiners, transformers, feedback; canary and shadow. */
public final class Main {
  /** Two models of the same data. */
  private static final GraphNode FIRST = GraphNode.model("first", container("seldonio/mock_classifier:1.16.0"));
  private static final GraphNode SECOND = GraphNode.model("second", container("seldonio/mock_classifier:1.17.1"));

  public static void main(String[] args) {
    App app = new App();

    Chart graphs = new Chart(app, "graphs", ChartProps.builder().namespace("seldon").build());
    abTest(graphs);
    bandit(graphs);
    ensemble(graphs);
    pipeline(graphs);

    Chart rollouts = new Chart(app, "rollouts", ChartProps.builder().namespace("seldon").build());
    canary(rollouts);
    shadow(rollouts);

    app.synth();
  }

  /** The service orchestrator itself sends each request to one of two models. */
  private static void abTest(Chart chart) {
    GraphNode split = GraphNode.abTest("split", AbTestOptions.builder().ratioA(0.5).build());
    new SeldonDeployment(chart, "ab-test").addPredictor("default", predictor(split.to(FIRST, SECOND)));
  }

  /** A router that learns from feedback which model is better. */
  private static void bandit(Chart chart) {
    GraphNode route = GraphNode.router("bandit", ContainerNodeOptions.builder()
        .container(NodeContainer.builder().image("seldonio/mab_epsilon_greedy:1.17.1").build())
        .parameters(Map.of("n_branches", 2, "epsilon", 0.1, "verbose", true))
        .build());
    new SeldonDeployment(chart, "bandit").addPredictor("default", WeightedPredictorOptions.builder()
        .graph(route.to(FIRST, SECOND))
        .placement(PodPlacement.pods(List.of(route), List.of(FIRST, SECOND)))
        // Responses say which model gave them, so that feedback finds its way back.
        .orchestrator(Orchestrator.executor(ExecutorOptions.builder()
            .env(Map.of("SELDON_ENABLE_ROUTING_INJECTION", EnvValue.of("true")))
            .build()))
        .build());
  }

  /**
   * Both models answer, and a combiner makes one response of two. It also wants the feedback, which combiners do not get
   * by themselves.
   */
  private static void ensemble(Chart chart) {
    GraphNode combine = GraphNode.combiner("combine", ContainerNodeOptions.builder()
        .container(NodeContainer.builder().image("registry.example.com/combiner:1.0").build())
        .methods(List.of(Method.SEND_FEEDBACK))
        .build());
    new SeldonDeployment(chart, "ensemble").addPredictor("default", predictor(combine.to(FIRST, SECOND)));
  }

  /** Requests are cleaned before the model sees them, and its responses are rounded; outliers are marked. */
  private static void pipeline(Chart chart) {
    GraphNode detect = GraphNode.outlierDetector("detect", container("registry.example.com/outliers:1.0"));
    GraphNode clean = GraphNode.transformer("clean", container("registry.example.com/clean:1.0"));
    GraphNode round = GraphNode.outputTransformer("round", container("registry.example.com/round:1.0"));

    SeldonDeployment deployment = new SeldonDeployment(chart, "pipeline");
    deployment.addPredictor("default", predictor(detect.to(clean.to(round.to(FIRST)))));
    SmokeTest.Builder.create(chart, "smoke-test")
        .deployment(deployment)
        .request(Map.of("data", Map.of("ndarray", List.of(List.of(5.1, 3.5, 1.4, 0.2)))))
        .build();
  }

  /** Ten percent of the requests for the new version. */
  private static void canary(Chart chart) {
    new SeldonDeployment(chart, "canary").canary(CanaryOptions.builder()
        .stable(PredictorOptions.builder().graph(FIRST).build())
        .canary(PredictorOptions.builder().graph(SECOND).build())
        .percent(10)
        .build());
  }

  /** The new version sees copies of all requests, and nobody sees its responses. */
  private static void shadow(Chart chart) {
    SeldonDeployment deployment = new SeldonDeployment(chart, "shadow");
    deployment.addPredictor("default", predictor(FIRST));
    deployment.shadow("next", ShadowOptions.builder().graph(SECOND).build());
  }

  private static ContainerNodeOptions container(String image) {
    return ContainerNodeOptions.builder().container(NodeContainer.builder().image(image).build()).build();
  }

  private static WeightedPredictorOptions predictor(GraphNode graph) {
    return WeightedPredictorOptions.builder().graph(graph).build();
  }
}
