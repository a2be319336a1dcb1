from dataclasses import dataclass

from cdk8s_seldon import (
    DisruptionBudget,
    EnvValue,
    GatewayTls,
    GitOps,
    GraphNode,
    Ingress,
    ManagerOptions,
    ModelStore,
    NodeContainer,
    OperatorResources,
    PlatformEnvironments,
    PredictorOptions,
    PrepackagedServer,
    RemoteCredentials,
    RemoteSecret,
    Scaling,
    SeldonDeployment,
    SeldonPlatform,
    ServerContainer,
    StoreAuth,
    ThirdParty,
    k8s,
)


@dataclass(frozen=True)
class Environment:
    """What differs between the environments; all else is the same."""

    name: str
    host: str
    busy: bool
    """Whether models run with several pods, canaries and shadows."""
    server: str | None = None
    """The cluster, as Argo CD knows it; by default the cluster that Argo CD runs in."""
    revision: str | None = None
    """Branch that Argo CD follows."""


ENVIRONMENTS = (
    Environment("dev", "models.dev.example.com", busy=False),
    Environment("prod", "models.example.com", busy=True, server="https://prod.example.com", revision="release"),
)

PARTS = (
    ThirdParty.ISTIO_BASE,
    ThirdParty.ISTIOD,
    ThirdParty.ISTIO_GATEWAY,
    ThirdParty.CERT_MANAGER,
    ThirdParty.PROMETHEUS_OPERATOR,
)


def build_environments() -> PlatformEnvironments:
    """Two environments, four teams with a namespace and models each, carried by Argo CD."""
    environments = PlatformEnvironments()
    for environment in ENVIRONMENTS:
        git_ops = GitOps.argo_cd(
            repository="https://git.example.com/ml/platform.git",
            path="examples/production/manifests",
            server=environment.server,
            revision=environment.revision,
        )
        fill(environments.add(environment.name, git_ops=git_ops), environment)
    return environments


def fill(platform: SeldonPlatform, environment: Environment) -> None:
    for team in ("fraud", "growth", "pricing", "search"):
        platform.add_namespace(team, labels={"team": team}, inject_sidecar=False)
    for part in PARTS:
        platform.add_install(part, kubernetes_version="1.34")
    gateway = platform.add_istio_gateway(
        "seldon-gateway", hosts=[environment.host], tls=GatewayTls.secret("models-tls")
    )
    platform.add_operator(
        ingress=Ingress.istio(gateway),
        manager=ManagerOptions(resources=OperatorResources(memory_request="200Mi", memory_limit="600Mi")),
    )
    artifacts = artifact_store(platform, environment)
    features = feature_store(platform, environment)
    fraud_models(platform, artifacts, environment)
    growth_models(platform, artifacts, environment)
    pricing_models(platform)
    search_models(platform, features, environment)
    platform.add_monitoring()


def artifact_store(platform: SeldonPlatform, environment: Environment) -> ModelStore:
    """Keys of S3 come from a secret manager."""
    return ModelStore.s3(
        platform.storage,
        "artifacts",
        bucket=f"{environment.name}-models",
        region="eu-west-1",
        auth=StoreAuth.external_secret(
            secret_store="vault",
            credentials=RemoteCredentials(
                access_key_id=RemoteSecret(key="ml/artifacts", property="id"),
                secret_access_key=RemoteSecret(key="ml/artifacts", property="secret"),
            ),
        ),
    )


def feature_store(platform: SeldonPlatform, environment: Environment) -> ModelStore:
    """Google knows the pods by their service account."""
    return ModelStore.gcs(
        platform.storage,
        "features",
        bucket=f"{environment.name}-features",
        auth=StoreAuth.workload_identity(f"models@{environment.name}-example.iam.gserviceaccount.com"),
    )


def fraud_models(platform: SeldonPlatform, artifacts: ModelStore, environment: Environment) -> None:
    fraud = platform.models("fraud")
    SeldonDeployment(fraud, "account-takeover").add_predictor(
        "default",
        graph=GraphNode.server("model", PrepackagedServer.SKLEARN, artifact=artifacts.artifact("account-takeover/3")),
    )
    SeldonDeployment(fraud, "card-fraud").add_predictor(
        "default",
        graph=GraphNode.server("model", PrepackagedServer.XGBOOST, artifact=artifacts.artifact("card-fraud/12")),
        scaling=Scaling.fixed(4) if environment.busy else None,
        disruption_budget=DisruptionBudget.max_unavailable_percent(25) if environment.busy else None,
    )


def growth_models(platform: SeldonPlatform, artifacts: ModelStore, environment: Environment) -> None:
    def churn(version: int) -> GraphNode:
        resources = k8s.ResourceRequirements(requests={"cpu": "250m", "memory": "256Mi"})
        return GraphNode.server(
            "model",
            PrepackagedServer.XGBOOST,
            artifact=artifacts.artifact(f"churn/{version}"),
            container=ServerContainer(resources=resources),
        )

    deployment = SeldonDeployment(platform.models("growth"), "churn")
    if not environment.busy:
        deployment.add_predictor("default", graph=churn(7))
        return
    scaling = Scaling.on_cpu(percent=70, min=2, max=10)
    deployment.canary(
        stable=PredictorOptions(graph=churn(7), scaling=scaling),
        canary=PredictorOptions(graph=churn(8), scaling=scaling),
        percent=10,
    )


def pricing_models(platform: SeldonPlatform) -> None:
    container = NodeContainer(
        image="registry.example.com/pricing/discounts:2.4.0", env={"CURRENCY": EnvValue.of("EUR")}
    )
    SeldonDeployment(platform.models("pricing"), "discounts").add_predictor(
        "default", graph=GraphNode.model("model", container=container)
    )


def search_models(platform: SeldonPlatform, features: ModelStore, environment: Environment) -> None:
    def ranking(version: int) -> GraphNode:
        return GraphNode.server("model", PrepackagedServer.SKLEARN, artifact=features.artifact(f"ranking/{version}"))

    scaling = Scaling.fixed(3) if environment.busy else None
    deployment = SeldonDeployment(platform.models("search"), "ranking")
    deployment.add_predictor("default", graph=ranking(31), scaling=scaling)
    if environment.busy:
        deployment.shadow("shadow", graph=ranking(32), scaling=scaling)


build_environments().write("dist")
