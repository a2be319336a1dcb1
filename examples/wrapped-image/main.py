from cdk8s import App, Chart, Duration
from cdk8s_seldon import GraphNode, NodeContainer, Scaling, SeldonDeployment, k8s


def build_app() -> App:
    """A model that was wrapped as an image with
    `s2i build . seldonio/seldon-core-s2i-python3:1.16.0-dev sklearn_iris:0.1`."""
    app = App()
    models = Chart(app, "models", namespace="seldon")

    SeldonDeployment(models, "sklearn-iris", request_timeout=Duration.seconds(5)).add_predictor(
        "default",
        graph=GraphNode.model(
            "classifier",
            container=NodeContainer(
                image="registry.example.com/sklearn_iris:0.1",
                resources=k8s.ResourceRequirements(
                    requests={"cpu": "100m", "memory": "128Mi"}, limits={"memory": "256Mi"}
                ),
                startup=Duration.minutes(2),
            ),
        ),
        scaling=Scaling.fixed(2),
    )

    return app


build_app().synth()
