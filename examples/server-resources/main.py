from cdk8s import App, Chart
from cdk8s_seldon import GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment, ServerContainer, k8s


def build_app() -> App:
    """A prepackaged server whose container asks for memory."""
    app = App()
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


build_app().synth()
