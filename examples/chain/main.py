import sys

from cdk8s import App, Chart
from cdk8s_seldon import GraphNode, NodeContainer, SeldonDeployment


def build_app(outdir: str) -> App:
    """Three containers, each of which gets what the one before it answers."""
    app = App(outdir=outdir)
    models = Chart(app, "models", namespace="seldon")

    one, two, three = (
        GraphNode.model(f"step-{step}", container=NodeContainer(image=f"seldonio/step_{step}:1.0"))
        for step in ("one", "two", "three")
    )
    SeldonDeployment(models, "seldon-model").add_predictor("example", graph=one.to(two.to(three)))

    return app


build_app(sys.argv[1] if len(sys.argv) > 1 else "out").synth()
