from cdk8s import App, Chart
from cdk8s_seldon import GraphNode, NodeContainer, Parameter, PodOptions, SeldonDeployment, k8s

VOLUME = "model-provision-location"
MOUNT_PATH = "/mnt/models"


def build_app() -> App:
    """A model server with its download and its volume written out, as the operator would do it for a prepackaged
    server."""
    app = App()
    models = Chart(app, "models", namespace="kubeflow-user-example-com")

    SeldonDeployment(models, "seldon-example").add_predictor(
        "model",
        graph=GraphNode.model(
            "model",
            container=NodeContainer(
                image="seldonio/sklearnserver:1.17.1",
                volume_mounts=[k8s.VolumeMount(name=VOLUME, mount_path=MOUNT_PATH, read_only=True)],
                security_context=k8s.SecurityContext(run_as_user=8888, allow_privilege_escalation=False),
            ),
            parameters={"model_uri": Parameter.string(MOUNT_PATH)},
        ),
        pod=PodOptions(
            volumes=[k8s.Volume(name=VOLUME, empty_dir=k8s.EmptyDirVolumeSource())],
            init_containers=[
                k8s.Container(
                    name="model-initializer",
                    image="seldonio/rclone-storage-initializer:1.17.1",
                    args=["gs://seldon-models/v1.12.0-dev/sklearn/iris", MOUNT_PATH],
                    volume_mounts=[k8s.VolumeMount(name=VOLUME, mount_path=MOUNT_PATH)],
                )
            ],
        ),
    )

    return app


build_app().synth()
