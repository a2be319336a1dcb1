from cdk8s import ApiObjectMetadata, App, Chart
from cdk8s_seldon import (
    EnvValue,
    GraphNode,
    k8s,
    ModelArtifact,
    PrepackagedServer,
    Protocol,
    Scaling,
    SeldonDeployment,
    ServerContainer,
)

app = App(outdir="manifests", output_file_extension=".yaml")
seldon = Chart(app, "seldon", namespace="seldon")

# Left out, because it has no effect: spec.name.
SeldonDeployment(seldon, "iris").add_predictor(
    "default",
    graph=GraphNode.server(
        "model",
        PrepackagedServer.SKLEARN,
        artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"),
        container=ServerContainer(
            env={"LOG_LEVEL": EnvValue.of("INFO")},
            resources=k8s.ResourceRequirements(requests={"cpu": "100m", "memory": "128Mi"}),
        ),
    ),
    scaling=Scaling.fixed(2),
)

# Source: wine/templates/seldon.yaml
# logged by the training pipeline
SeldonDeployment(
    seldon,
    "wine",
    metadata=ApiObjectMetadata(labels={"app.kubernetes.io/managed-by": "Helm", "helm.sh/chart": "wine-1.2.0"}),
    protocol=Protocol.V2,
).add_predictor(
    "default",
    graph=GraphNode.server(
        "wine",
        PrepackagedServer.MLFLOW,
        artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/mlflow/elasticnet_wine_mlflow"),
    ),
)

app.synth()
