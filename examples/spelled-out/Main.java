import io.github.cdk8s_seldon.*;
import io.github.cdk8s_seldon.k8s.Container;
import io.github.cdk8s_seldon.k8s.EmptyDirVolumeSource;
import io.github.cdk8s_seldon.k8s.SecurityContext;
import io.github.cdk8s_seldon.k8s.Volume;
import io.github.cdk8s_seldon.k8s.VolumeMount;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/**
 * A model server with its download and its volume written out, as the operator would do it for a prepackaged server.
 */
public final class Main {
  private static final String VOLUME = "model-provision-location";
  private static final String MOUNT_PATH = "/mnt/models";

  public static void main(String[] args) {
    App app = new App();
    Chart models = new Chart(app, "models", ChartProps.builder().namespace("kubeflow-user-example-com").build());

    new SeldonDeployment(models, "seldon-example").addPredictor("model", WeightedPredictorOptions.builder()
        .graph(GraphNode.model("model", ContainerNodeOptions.builder()
            .container(NodeContainer.builder()
                .image("seldonio/sklearnserver:1.17.1")
                .volumeMounts(List.of(mount().readOnly(true).build()))
                .securityContext(SecurityContext.builder().runAsUser(8888).allowPrivilegeEscalation(false).build())
                .build())
            .parameters(Map.of("model_uri", Parameter.string(MOUNT_PATH)))
            .build()))
        .pod(PodOptions.builder()
            .volumes(List.of(Volume.builder().name(VOLUME).emptyDir(EmptyDirVolumeSource.builder().build()).build()))
            .initContainers(List.of(Container.builder()
                .name("model-initializer")
                .image("seldonio/rclone-storage-initializer:1.17.1")
                .args(List.of("gs://seldon-models/v1.12.0-dev/sklearn/iris", MOUNT_PATH))
                .volumeMounts(List.of(mount().build()))
                .build()))
            .build())
        .build());

    app.synth();
  }

  private static VolumeMount.Builder mount() {
    return VolumeMount.builder().name(VOLUME).mountPath(MOUNT_PATH);
  }
}
