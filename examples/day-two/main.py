from cdk8s import App, Duration
from cdk8s_seldon import (
    DisruptionBudget,
    Explainer,
    GraphNode,
    LoggerMode,
    ModelArtifact,
    PrepackagedServer,
    RequestLogger,
    Scaling,
    SeldonDeployment,
    SeldonPlatform,
    ServerContainer,
    k8s,
)


def build_app() -> App:
    """A model that scales, survives drains of nodes, is monitored, logs its payloads and explains its predictions. The
    cluster has the operator already."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform")

    income = SeldonDeployment(platform.models("growth"), "income", request_timeout=Duration.seconds(5))
    income.add_predictor(
        "default",
        graph=GraphNode.server(
            "model",
            PrepackagedServer.SKLEARN,
            artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/income/model"),
            logger=RequestLogger(mode=LoggerMode.ALL, url="http://broker-ingress.knative-eventing.svc/growth/default"),
            container=ServerContainer(
                resources=k8s.ResourceRequirements(
                    requests={"cpu": "500m", "memory": "256Mi"}, limits={"memory": "512Mi"}
                ),
            ),
        ),
        scaling=Scaling.on_cpu(percent=70, min=2, max=10),
        disruption_budget=DisruptionBudget.min_available(1),
        explainer=Explainer.anchor_tabular(
            artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/income/explainer")
        ),
    )

    platform.add_monitoring(
        labels={"release": "kube-prometheus-stack"},
        interval="30s",
        error_percent=2,
        latency=Duration.millis(500),
    )

    return app


build_app().synth()
