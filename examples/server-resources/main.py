import sys

from cdk8s import App, Chart
from cdk8s_seldon import GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment, ServerContainer, k8s


def build_app(outdir: str) -> App:
    """A prepackaged server whose container asks for memory."""
    app = App(outdir=outdir)
    models = Chart(app, "models", namespace="seldon")

    SeldonDeployment(models, "sklearn").add_predictor(
        "default",
        graph=GraphNode.server(
            "classifier",
            PrepackagedServer.SKLEARN,
            artifact=ModelArtifact.gcs("seldon-models/sklearn/iris"),
            container=ServerContainer(
                resources=k8s.ResourceRequirements(requests={"memory": "50Mi"}),
            ),
        ),
    )

    return app


build_app(sys.argv[1] if len(sys.argv) > 1 else "out").synth()
