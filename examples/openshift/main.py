from cdk8s import App
from cdk8s_seldon import (
    GraphNode,
    Ingress,
    ModelArtifact,
    OperatorPlatform,
    PrepackagedServer,
    SeldonDeployment,
    SeldonPlatform,
)


def build_app() -> App:
    """OpenShift chooses the users of processes; cert-manager and Service Mesh are operators of the cluster."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform")

    platform.add_namespace("istio-system", create=False)
    gateway = platform.add_istio_gateway("seldon-gateway")
    platform.add_operator(ingress=Ingress.istio(gateway), platform=OperatorPlatform.OPENSHIFT, install_crd=False)

    SeldonDeployment(platform.models("seldon"), "iris").add_predictor(
        "default",
        graph=GraphNode.server(
            "model",
            PrepackagedServer.SKLEARN,
            artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"),
        ),
    )

    return app


build_app().synth()
