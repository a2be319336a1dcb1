import io.github.cdk8s_seldon.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;

/** A cluster that reaches one registry and one object store, and no internet. */
public final class Main {
  private static final String REGISTRY = "registry.example.com";

  public static void main(String[] args) {
    App app = new App(AppProps.builder().outputFileExtension(".yaml").build());
    SeldonPlatform platform = SeldonPlatform.Builder.create(app, "platform").installWith(InstallWith.k3s()).build();

    platform.addInstall(ThirdParty.CERT_MANAGER, ThirdPartyChartOptions.builder()
        .kubernetesVersion("1.34")
        .repository("oci://" + REGISTRY + "/charts")
        .values(Map.of(
            "image", image("controller"),
            "webhook", Map.of("image", image("webhook")),
            "cainjector", Map.of("image", image("cainjector")),
            "acmesolver", Map.of("image", image("acmesolver")),
            "startupapicheck", Map.of("image", image("startupapicheck"))))
        .build());
    platform.addOperator(SeldonOperatorProps.builder()
        .imageMirror(ImageMirror.at(REGISTRY + "/seldon"))
        .manager(ManagerOptions.builder().imagePullSecrets(List.of("registry")).build())
        .build());

    Chart seldon = platform.models("seldon");
    ModelStore models = ModelStore.minio(seldon, "models", MinioStoreProps.builder()
        .endpoint("http://minio.minio-system:9000")
        .auth(StoreAuth.secret("minio-credentials"))
        .build());
    new SeldonDeployment(seldon, "iris").addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.server("model", PrepackagedServer.SKLEARN, ServerNodeOptions.builder()
            .artifact(models.artifact("sklearn/iris"))
            .build()))
        .build());

    app.synth();
  }

  /** An image of cert-manager in the mirror, as the chart's values name it. */
  private static Map<String, String> image(String name) {
    return Map.of("repository", REGISTRY + "/jetstack/cert-manager-" + name);
  }
}
