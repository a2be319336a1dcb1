from cdk8s import ApiObjectMetadata, App, Chart
from cdk8s_seldon import (
    EnvValue,
    GraphNode,
    ModelArtifact,
    PrepackagedServer,
    Protocol,
    Scaling,
    SeldonDeployment,
    ServerContainer,
    k8s,
)

app = App(outdir="manifests", output_file_extension=".yaml")
seldon = Chart(app, "seldon", namespace="seldon")

# Left out, because it has no effect: spec.name.
model_artifact = ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris")
resources = k8s.ResourceRequirements(requests={"cpu": "100m", "memory": "128Mi"})
container = ServerContainer(env={"LOG_LEVEL": EnvValue.of("INFO")}, resources=resources)
model = GraphNode.server("model", PrepackagedServer.SKLEARN, artifact=model_artifact, container=container)
SeldonDeployment(seldon, "iris").add_predictor("default", graph=model, scaling=Scaling.fixed(2))

# Source: wine/templates/seldon.yaml
# logged by the training pipeline
metadata = ApiObjectMetadata(labels={"app.kubernetes.io/managed-by": "Helm", "helm.sh/chart": "wine-1.2.0"})
wine_artifact = ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/mlflow/elasticnet_wine_mlflow")
wine = GraphNode.server("wine", PrepackagedServer.MLFLOW, artifact=wine_artifact)
SeldonDeployment(seldon, "wine", metadata=metadata, protocol=Protocol.V2).add_predictor("default", graph=wine)

app.synth()
