from cdk8s import App
from cdk8s_seldon import (
    GraphNode,
    Ingress,
    InstallWith,
    ModelArtifact,
    PrepackagedServer,
    SeldonDeployment,
    SeldonPlatform,
    ThirdParty,
)


def build_app() -> App:
    """Istio, cert-manager and the operator on k3d, with a model behind it."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform", install_with=InstallWith.k3s())

    for part in (ThirdParty.ISTIO_BASE, ThirdParty.ISTIOD, ThirdParty.ISTIO_GATEWAY, ThirdParty.CERT_MANAGER):
        platform.add_install(part, kubernetes_version="1.34")
    gateway = platform.add_istio_gateway("seldon-gateway")
    platform.add_operator(ingress=Ingress.istio(gateway))

    SeldonDeployment(platform.models("seldon"), "iris-model").add_predictor(
        "default",
        graph=GraphNode.server(
            "model",
            PrepackagedServer.SKLEARN,
            artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"),
        ),
    )

    return app


build_app().synth()
