from cdk8s import App, Chart
from cdk8s_seldon import GraphNode, NodeContainer, SeldonDeployment


def build_app() -> App:
    """Three containers, each of which gets what the one before it answers."""
    app = App()
    models = Chart(app, "models", namespace="seldon")

    one, two, three = (
        GraphNode.model(f"step-{step}", container=NodeContainer(image=f"seldonio/step_{step}:1.0"))
        for step in ("one", "two", "three")
    )
    SeldonDeployment(models, "seldon-model").add_predictor("example", graph=one.to(two.to(three)))

    return app


build_app().synth()
