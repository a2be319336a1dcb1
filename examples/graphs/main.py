from cdk8s import App, Chart
from cdk8s_seldon import (
    EnvValue,
    GraphNode,
    Method,
    NodeContainer,
    Orchestrator,
    PodPlacement,
    PredictorOptions,
    SeldonDeployment,
    SmokeTest,
)


def build_app() -> App:
    """Routers, combiners, transformers, feedback; canary and shadow."""
    app = App()

    graphs = Chart(app, "graphs", namespace="seldon")
    ab_test(graphs)
    bandit(graphs)
    ensemble(graphs)
    pipeline(graphs)

    rollouts = Chart(app, "rollouts", namespace="seldon")
    canary(rollouts)
    shadow(rollouts)

    return app


def model(name: str, version: str) -> GraphNode:
    return GraphNode.model(name, container=NodeContainer(image=f"seldonio/mock_classifier:{version}"))


# Two models of the same data.
first, second = model("first", "1.16.0"), model("second", "1.17.1")


def ab_test(chart: Chart) -> None:
    """The service orchestrator itself sends each request to one of two models."""
    split = GraphNode.ab_test("split", ratio_a=0.5)
    SeldonDeployment(chart, "ab-test").add_predictor("default", graph=split.to(first, second))


def bandit(chart: Chart) -> None:
    """A router that learns from feedback which model is better."""
    route = GraphNode.router(
        "bandit",
        container=NodeContainer(image="seldonio/mab_epsilon_greedy:1.17.1"),
        parameters={"n_branches": 2, "epsilon": 0.1, "verbose": True},
    )
    SeldonDeployment(chart, "bandit").add_predictor(
        "default",
        graph=route.to(first, second),
        placement=PodPlacement.pods([route], [first, second]),
        # Responses say which model gave them, so that feedback finds its way back.
        orchestrator=Orchestrator.executor(env={"SELDON_ENABLE_ROUTING_INJECTION": EnvValue.of("true")}),
    )


def ensemble(chart: Chart) -> None:
    """Both models answer, and a combiner makes one response of two. It also wants the feedback, which combiners do not
    get by themselves."""
    combine = GraphNode.combiner(
        "combine",
        container=NodeContainer(image="registry.example.com/combiner:1.0"),
        methods=[Method.SEND_FEEDBACK],
    )
    SeldonDeployment(chart, "ensemble").add_predictor("default", graph=combine.to(first, second))


def pipeline(chart: Chart) -> None:
    """Requests are cleaned before the model sees them, and its responses are rounded; outliers are marked."""
    detect = GraphNode.outlier_detector("detect", container=NodeContainer(image="registry.example.com/outliers:1.0"))
    clean = GraphNode.transformer("clean", container=NodeContainer(image="registry.example.com/clean:1.0"))
    rounded = GraphNode.output_transformer("round", container=NodeContainer(image="registry.example.com/round:1.0"))

    deployment = SeldonDeployment(chart, "pipeline")
    deployment.add_predictor("default", graph=detect.to(clean.to(rounded.to(first))))
    SmokeTest(chart, "smoke-test", deployment=deployment, request={"data": {"ndarray": [[5.1, 3.5, 1.4, 0.2]]}})


def canary(chart: Chart) -> None:
    """Ten percent of the requests for the new version."""
    SeldonDeployment(chart, "canary").canary(
        stable=PredictorOptions(graph=first), canary=PredictorOptions(graph=second), percent=10
    )


def shadow(chart: Chart) -> None:
    """The new version sees copies of all requests, and nobody sees its responses."""
    deployment = SeldonDeployment(chart, "shadow")
    deployment.add_predictor("default", graph=first)
    deployment.shadow("next", graph=second)


build_app().synth()
