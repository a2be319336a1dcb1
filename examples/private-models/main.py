from cdk8s import App, Chart
from cdk8s_seldon import (
    GraphNode,
    ModelStore,
    PrepackagedServer,
    RemoteCredentials,
    RemoteSecret,
    SeldonDeployment,
    SeldonPlatform,
    StoreAuth,
)


def build_app() -> App:
    """Models from private buckets: AWS, MinIO with a Secret of older tutorials, and Google Cloud Storage with a key
    file."""
    app = App(output_file_extension=".yaml")
    platform = SeldonPlatform(app, "platform")
    seldon = platform.models("seldon")
    risk = platform.models("risk")

    # A role for service accounts: no credentials anywhere.
    aws = ModelStore.s3(
        platform.storage,
        "acme-models",
        region="eu-west-1",
        auth=StoreAuth.irsa("arn:aws:iam::123456789012:role/models"),
    )
    serve(seldon, "churn", PrepackagedServer.XGBOOST, aws, "churn/7")

    # A Secret with the file gcloud-application-credentials.json, which the service account lists.
    google = ModelStore.gcs(
        platform.storage,
        "acme-private",
        service_account_name="user-gcp-sa",
        auth=StoreAuth.service_account_secret("user-gcp-sa"),
    )
    serve(seldon, "fraud", PrepackagedServer.SKLEARN, google, "fraud/3")

    # The Secret that tutorials make with kubectl, from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_ENDPOINT_URL.
    minio = ModelStore.minio(
        platform.storage,
        "sklearn",
        endpoint="http://minio.minio-system:9000",
        auth=StoreAuth.from_env_secret("seldon-init-container-secret"),
    )
    serve(seldon, "iris", PrepackagedServer.SKLEARN, minio, "iris")

    # Another bucket of AWS for another team, with keys from a secret manager.
    keys = ModelStore.s3(
        platform.storage,
        "acme-risk",
        region="eu-west-1",
        auth=StoreAuth.external_secret(
            secret_store="vault",
            credentials=RemoteCredentials(
                access_key_id=RemoteSecret(key="risk/bucket", property="id"),
                secret_access_key=RemoteSecret(key="risk/bucket", property="secret"),
            ),
        ),
    )
    serve(risk, "limits", PrepackagedServer.SKLEARN, keys, "limits/2")

    return app


def serve(chart: Chart, name: str, server: PrepackagedServer, store: ModelStore, path: str) -> None:
    SeldonDeployment(chart, name).add_predictor(
        "default", graph=GraphNode.server("model", server, artifact=store.artifact(path))
    )


build_app().synth()
