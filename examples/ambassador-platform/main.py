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
    """Emissary (the successor of Ambassador), cert-manager and the operator on k3s, with a model behind it."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform", install_with=InstallWith.k3s())

    for part in (ThirdParty.EMISSARY_CRDS, ThirdParty.EMISSARY, ThirdParty.CERT_MANAGER):
        platform.add_install(part, kubernetes_version="1.34")
    platform.add_ambassador_gateway("emissary", namespace="emissary")
    platform.add_operator(ingress=Ingress.ambassador())

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
