"""The errors that a program gets, and how its numbers are written: in every language as in answers.txt."""

from collections.abc import Callable, Mapping

from cdk8s import Testing
from cdk8s_seldon import (
    GraphNode,
    ModelArtifact,
    NodeContainer,
    Parameter,
    PrepackagedServer,
    Scaling,
    SeldonDeployment,
)


def told(attempt: Callable[[], object]) -> None:
    """Prints an error without the stack of the library."""
    try:
        attempt()
        print("no error")
    except RuntimeError as error:
        print(str(error).split("\n    at ")[0])


def server(name: str, replicas: float) -> None:
    """Synthesizes a model of a prepackaged server."""
    chart = Testing.chart()
    node = GraphNode.server(name, PrepackagedServer.SKLEARN, artifact=ModelArtifact.uri("gs://models/iris"))
    SeldonDeployment(chart, "iris").add_predictor("main", graph=node, scaling=Scaling.fixed(replicas))
    Testing.synth(chart)


def parameters(given: Mapping[str, object]) -> None:
    """Prints the parameters of a node as they are in the manifest."""
    chart = Testing.chart()
    node = GraphNode.model("m", container=NodeContainer(image="registry.example.com/m:1"), parameters=given)
    SeldonDeployment(chart, "iris").add_predictor("main", graph=node)
    for each in Testing.synth(chart)[0]["spec"]["predictors"][0]["graph"]["parameters"]:
        print(each["name"], each["type"], each["value"])


told(lambda: server("Not A Name", 1))
told(lambda: server("classifier", 1.5))
told(lambda: Parameter.int(9007199254740994))
told(lambda: parameters({"n": 9007199254740994}))
parameters(
    {"whole": 1.0, "half": 0.5, "real": Parameter.float(1), "text": "1.0", "on": True, "least": -9007199254740991}
)
