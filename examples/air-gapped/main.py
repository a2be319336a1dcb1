from cdk8s import App
from cdk8s_seldon import (
    GraphNode,
    ImageMirror,
    InstallWith,
    ManagerOptions,
    ModelStore,
    PrepackagedServer,
    SeldonDeployment,
    SeldonPlatform,
    StoreAuth,
    ThirdParty,
)

REGISTRY = "registry.example.com"


def build_app() -> App:
    """A cluster that reaches one registry and one object store, and no internet."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform", install_with=InstallWith.k3s())

    platform.add_install(
        ThirdParty.CERT_MANAGER,
        kubernetes_version="1.34",
        repository=f"oci://{REGISTRY}/charts",
        values={
            **image("controller"),
            "webhook": image("webhook"),
            "cainjector": image("cainjector"),
            "acmesolver": image("acmesolver"),
            "startupapicheck": image("startupapicheck"),
        },
    )
    platform.add_operator(
        image_mirror=ImageMirror.at(f"{REGISTRY}/seldon"),
        manager=ManagerOptions(image_pull_secrets=["registry"]),
    )

    seldon = platform.models("seldon")
    models = ModelStore.minio(
        seldon, "models", endpoint="http://minio.minio-system:9000", auth=StoreAuth.secret("minio-credentials")
    )
    SeldonDeployment(seldon, "iris").add_predictor(
        "default",
        graph=GraphNode.server("model", PrepackagedServer.SKLEARN, artifact=models.artifact("sklearn/iris")),
    )

    return app


def image(name: str) -> dict[str, object]:
    """The values of cert-manager's chart for an image of the mirror."""
    return {"image": {"repository": f"{REGISTRY}/jetstack/cert-manager-{name}"}}


build_app().synth()
