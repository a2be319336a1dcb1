from cdk8s import App
from cdk8s_seldon import (
    EnvValue,
    GraphNode,
    IstioRoute,
    ModelStore,
    NodeContainer,
    PrepackagedServer,
    RemoteCredentials,
    RemoteSecret,
    Scaling,
    SeldonDeployment,
    SeldonPlatform,
    StoreAuth,
)


def build_app() -> App:
    """A transformer and a model from a private bucket, and a canary that a tenth of the requests go to."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform")

    platform.add_namespace("istio-system", create=False)
    gateway = platform.add_istio_gateway("seldon-gateway")
    store = ModelStore.s3(
        platform.storage,
        "acme-models",
        region="eu-west-1",
        auth=StoreAuth.external_secret(
            secret_store="vault",
            credentials=RemoteCredentials(
                access_key_id=RemoteSecret(key="models/bucket", property="id"),
                secret_access_key=RemoteSecret(key="models/bucket", property="secret"),
            ),
        ),
    )

    models = platform.models("risk")
    deployment = SeldonDeployment(models, "fraud")

    def graph(version: str) -> GraphNode:
        features = GraphNode.transformer(
            "features",
            container=NodeContainer(
                image="registry.example.com/risk/features:4.2.0",
                env={
                    "STORE_URL": EnvValue.of("redis://$(STORE_HOST):6379"),
                    "STORE_HOST": EnvValue.from_field("status.hostIP"),
                },
            ),
            parameters={"threads": 4, "threshold": 0.5, "method": "zscore"},
        )
        return features.to(
            GraphNode.server(
                "model",
                PrepackagedServer.XGBOOST,
                artifact=store.artifact(f"fraud/{version}"),
            )
        )

    deployment.add_predictor("stable", graph=graph("7"), traffic=90, scaling=Scaling.fixed(3))
    deployment.add_predictor("canary", graph=graph("8"), traffic=10, scaling=Scaling.fixed(1))
    IstioRoute(
        models,
        "fraud-route",
        deployment="fraud",
        gateway=gateway,
        hosts=["models.example.com"],
        weights={"stable": 90, "canary": 10},
        sticky_cookie="fraud-version",
    )

    return app


build_app().synth()
