import io.github.cdk8s_seldon.*;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/** Istio, cert-manager and the operator on k3d, with a model behind it. */
public final class Main {
  public static void main(String[] args) {
    App app = new App(AppProps.builder().outputFileExtension(".yaml").build());
    SeldonPlatform platform = SeldonPlatform.Builder.create(app, "platform").installWith(InstallWith.k3s()).build();

    List.of(ThirdParty.ISTIO_BASE, ThirdParty.ISTIOD, ThirdParty.ISTIO_GATEWAY, ThirdParty.CERT_MANAGER)
        .forEach(part -> platform.addInstall(part, ThirdPartyChartOptions.builder().kubernetesVersion("1.34").build()));
    IstioGateway gateway = platform.addIstioGateway("seldon-gateway");
    platform.addOperator(SeldonOperatorProps.builder().ingress(Ingress.istio(gateway)).build());

    SeldonDeployment iris = new SeldonDeployment(platform.models("seldon"), "iris-model");
    iris.addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.server("model", PrepackagedServer.SKLEARN, ServerNodeOptions.builder()
            .artifact(ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"))
            .build()))
        .build());

    app.synth();
  }
}
