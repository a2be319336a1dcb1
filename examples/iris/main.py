import sys

from cdk8s import ApiObject, ApiObjectMetadata, App, Chart
from cdk8s_seldon import GraphNode, IstioGateway, ModelArtifact, PrepackagedServer, SeldonDeployment


def build_app(outdir: str) -> App:
    """A model of scikit-learn behind an Istio gateway, without any code for serving."""
    app = App(outdir=outdir)

    namespaces = Chart(app, "namespaces")
    ApiObject(namespaces, "seldon", api_version="v1", kind="Namespace", metadata=ApiObjectMetadata(name="seldon"))

    ingress = Chart(app, "ingress")
    IstioGateway(ingress, "seldon-gateway")

    models = Chart(app, "models", namespace="seldon")
    SeldonDeployment(models, "iris-model").add_predictor(
        "default",
        graph=GraphNode.server(
            "classifier",
            PrepackagedServer.SKLEARN,
            artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"),
        ),
    )

    return app


build_app(sys.argv[1] if len(sys.argv) > 1 else "out").synth()
