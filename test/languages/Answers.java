import io.github.cdk8s_seldon.*;
import java.util.Map;
import org.cdk8s.Testing;

/** The errors that a program gets, and how its numbers are written: in every language as in answers.txt. */
public final class Answers {
  /** Prints an error without the stack of the library. */
  private static void told(Runnable attempt) {
    try {
      attempt.run();
      System.out.println("no error");
    } catch (RuntimeException error) {
      System.out.println(error.getMessage().split("\n@jsii")[0]);
    }
  }

  /** Synthesizes a model of a prepackaged server. */
  private static void server(String name, Number replicas) {
    var chart = Testing.chart();
    var graph = GraphNode.server(name, PrepackagedServer.SKLEARN, ServerNodeOptions.builder()
        .artifact(ModelArtifact.uri("gs://models/iris"))
        .build());
    new SeldonDeployment(chart, "iris").addPredictor("main", WeightedPredictorOptions.builder()
        .graph(graph)
        .scaling(Scaling.fixed(replicas))
        .build());
    Testing.synth(chart);
  }

  /** Prints the parameters of a node as they are in the manifest. */
  @SuppressWarnings("unchecked")
  private static void parameters(Map<String, Object> given) {
    var chart = Testing.chart();
    var graph = GraphNode.model("m", ContainerNodeOptions.builder()
        .container(NodeContainer.builder().image("registry.example.com/m:1").build())
        .parameters(given)
        .build());
    new SeldonDeployment(chart, "iris").addPredictor("main", WeightedPredictorOptions.builder().graph(graph).build());
    var sdep = (Map<String, Map<String, java.util.List<Map<String, Map<String, java.util.List<Map<String, Object>>>>>>>)
        Testing.synth(chart).get(0);
    for (var each : sdep.get("spec").get("predictors").get(0).get("graph").get("parameters")) {
      System.out.println(each.get("name") + " " + each.get("type") + " " + each.get("value"));
    }
  }

  public static void main(String[] args) {
    told(() -> server("Not A Name", 1));
    told(() -> server("classifier", 1.5));
    told(() -> Parameter.doInt(9007199254740994L));
    told(() -> parameters(Map.of("n", 9007199254740994L)));
    parameters(Map.of(
      "whole", 1.0, "half", 0.5, "real", Parameter.doFloat(1), "text", "1.0", "on", true,
      "least", -9007199254740991L));
  }
}
