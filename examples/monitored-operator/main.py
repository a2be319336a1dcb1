from cdk8s import App
from cdk8s_seldon import (
    GraphNode,
    Ingress,
    ManagerOptions,
    ModelArtifact,
    PlatformAlertOptions,
    PrepackagedServer,
    SeldonDeployment,
    SeldonPlatform,
)


def build_app() -> App:
    """The operator behind Istio, with Prometheus' monitors and alerts, Grafana's dashboard, and a model."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform")

    platform.add_namespace("istio-system", create=False)
    platform.add_namespace("monitoring", create=False)
    platform.add_operator(
        ingress=Ingress.istio(platform.add_istio_gateway("seldon-gateway")),
        manager=ManagerOptions(env={"HTTPS_PROXY": "http://$(PROXY_HOST):3128", "PROXY_HOST": "proxy.example.com"}),
    )
    platform.add_monitoring(
        labels={"release": "prometheus", "team": "ml"},
        alert_options=PlatformAlertOptions(labels={"severity": "page", "team": "ml"}),
    )

    SeldonDeployment(platform.models("seldon"), "iris-model").add_predictor(
        "default",
        graph=GraphNode.server(
            "model",
            PrepackagedServer.SKLEARN,
            artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"),
        ),
    )

    return app


build_app().synth()
