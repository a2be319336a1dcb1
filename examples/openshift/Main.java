import io.github.cdk8s_seldon.*;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/** OpenShift chooses the users of processes; cert-manager and Service Mesh are operators of the cluster. */
public final class Main {
  public static void main(String[] args) {
    App app = new App(AppProps.builder().outputFileExtension(".yaml").build());
    SeldonPlatform platform = new SeldonPlatform(app, "platform");

    platform.addNamespace("istio-system", PlatformNamespaceOptions.builder().create(false).build());
    IstioGateway gateway = platform.addIstioGateway("seldon-gateway");
    platform.addOperator(SeldonOperatorProps.builder()
        .ingress(Ingress.istio(gateway))
        .platform(OperatorPlatform.OPENSHIFT)
        .installCrd(false)
        .build());

    SeldonDeployment iris = new SeldonDeployment(platform.models("seldon"), "iris");
    iris.addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.server("model", PrepackagedServer.SKLEARN, ServerNodeOptions.builder()
            .artifact(ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"))
            .build()))
        .build());

    app.synth();
  }
}
