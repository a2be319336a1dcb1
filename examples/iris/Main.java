import io.github.cdk8s_seldon.*;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/** A model of scikit-learn behind an Istio gateway, without any code for serving. */
public final class Main {
  public static void main(String[] args) {
    App app = new App(AppProps.builder().outputFileExtension(".yaml").build());
    SeldonPlatform platform = new SeldonPlatform(app, "platform");

    platform.addNamespace("istio-system", PlatformNamespaceOptions.builder().create(false).build());
    platform.addIstioGateway("seldon-gateway");

    SeldonDeployment iris = new SeldonDeployment(platform.models("seldon"), "iris-model");
    iris.addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.server("classifier", PrepackagedServer.SKLEARN, ServerNodeOptions.builder()
            .artifact(ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"))
            .build()))
        .build());

    app.synth();
  }
}
