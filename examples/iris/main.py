from cdk8s import App
from cdk8s_seldon import GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment, SeldonPlatform


def build_app() -> App:
    """A model of scikit-learn behind an Istio gateway, without any code for serving."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform")

    platform.add_namespace("istio-system", create=False)
    platform.add_istio_gateway("seldon-gateway")

    SeldonDeployment(platform.models("seldon"), "iris-model").add_predictor(
        "default",
        graph=GraphNode.server(
            "classifier",
            PrepackagedServer.SKLEARN,
            artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"),
        ),
    )

    return app


build_app().synth()
