import io.github.cdk8s_seldon.*;
import io.github.cdk8s_seldon.k8s.ResourceRequirements;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;

/** Two environments, four teams with a namespace and models each, carried by Argo CD. */
public final class Main {
  /**
   * What differs between the environments; all else is the same.
   *
   * @param busy whether models run with several pods, canaries and shadows
   * @param server the cluster, as Argo CD knows it; null for the cluster that Argo CD runs in
   * @param revision branch that Argo CD follows; null for its default
   */
  private record Environment(String name, String host, boolean busy, String server, String revision) {}

  private static final List<Environment> ENVIRONMENTS = List.of(
      new Environment("dev", "models.dev.example.com", false, null, null),
      new Environment("prod", "models.example.com", true, "https://prod.example.com", "release"));

  private static final List<String> TEAMS = List.of("fraud", "growth", "pricing", "search");

  private static final List<ThirdParty> PARTS = List.of(
      ThirdParty.ISTIO_BASE,
      ThirdParty.ISTIOD,
      ThirdParty.ISTIO_GATEWAY,
      ThirdParty.CERT_MANAGER,
      ThirdParty.PROMETHEUS_OPERATOR);

  public static void main(String[] args) {
    PlatformEnvironments environments = new PlatformEnvironments();
    for (Environment environment : ENVIRONMENTS) {
      GitOps gitOps = GitOps.argoCd(ArgoCdOptions.builder()
          .repository("https://git.example.com/ml/platform.git")
          .path("examples/production/manifests")
          .server(environment.server())
          .revision(environment.revision())
          .build());
      SeldonPlatform platform =
          environments.add(environment.name(), PlatformEnvironmentOptions.builder().gitOps(gitOps).build());
      fill(platform, environment);
    }
    environments.write("dist");
  }

  private static void fill(SeldonPlatform platform, Environment environment) {
    for (String team : TEAMS) {
      platform.addNamespace(team, PlatformNamespaceOptions.builder()
          .labels(Map.of("team", team))
          .injectSidecar(false)
          .build());
    }
    for (ThirdParty part : PARTS) {
      platform.addInstall(part, ThirdPartyChartOptions.builder().kubernetesVersion("1.34").build());
    }
    IstioGateway gateway = platform.addIstioGateway("seldon-gateway", IstioGatewayProps.builder()
        .hosts(List.of(environment.host()))
        .tls(GatewayTls.secret("models-tls"))
        .build());
    platform.addOperator(SeldonOperatorProps.builder()
        .ingress(Ingress.istio(gateway))
        .manager(ManagerOptions.builder()
            .resources(OperatorResources.builder().memoryRequest("200Mi").memoryLimit("600Mi").build())
            .build())
        .build());
    ModelStore artifacts = artifactStore(platform.getStorage(), environment);
    ModelStore features = featureStore(platform.getStorage(), environment);
    fraudModels(platform.models("fraud"), artifacts, environment);
    growthModels(platform.models("growth"), artifacts, environment);
    pricingModels(platform.models("pricing"));
    searchModels(platform.models("search"), features, environment);
    platform.addMonitoring();
  }

  /** Keys of S3 come from a secret manager. */
  private static ModelStore artifactStore(Chart storage, Environment environment) {
    return ModelStore.s3(storage, "artifacts", S3StoreProps.builder()
        .bucket(environment.name() + "-models")
        .region("eu-west-1")
        .auth(StoreAuth.externalSecret(ExternalSecretOptions.builder()
            .secretStore("vault")
            .credentials(RemoteCredentials.builder()
                .accessKeyId(RemoteSecret.builder().key("ml/artifacts").property("id").build())
                .secretAccessKey(RemoteSecret.builder().key("ml/artifacts").property("secret").build())
                .build())
            .build()))
        .build());
  }

  /** Google knows the pods by their service account. */
  private static ModelStore featureStore(Chart storage, Environment environment) {
    return ModelStore.gcs(storage, "features", GcsStoreProps.builder()
        .bucket(environment.name() + "-features")
        .auth(StoreAuth.workloadIdentity("models@" + environment.name() + "-example.iam.gserviceaccount.com"))
        .build());
  }

  private static void fraudModels(Chart fraud, ModelStore artifacts, Environment environment) {
    new SeldonDeployment(fraud, "account-takeover").addPredictor("default", WeightedPredictorOptions.builder()
        .graph(serve(PrepackagedServer.SKLEARN, artifacts.artifact("account-takeover/3")))
        .build());
    WeightedPredictorOptions.Builder cardFraud = WeightedPredictorOptions.builder()
        .graph(serve(PrepackagedServer.XGBOOST, artifacts.artifact("card-fraud/12")));
    if (environment.busy()) {
      cardFraud.scaling(Scaling.fixed(4)).disruptionBudget(DisruptionBudget.maxUnavailablePercent(25));
    }
    new SeldonDeployment(fraud, "card-fraud").addPredictor("default", cardFraud.build());
  }

  private static void growthModels(Chart growth, ModelStore artifacts, Environment environment) {
    SeldonDeployment deployment = new SeldonDeployment(growth, "churn");
    if (!environment.busy()) {
      deployment.addPredictor("default", WeightedPredictorOptions.builder().graph(churn(artifacts, 7)).build());
      return;
    }
    Scaling scaling = Scaling.onCpu(UtilizationOptions.builder().percent(70).min(2).max(10).build());
    deployment.canary(CanaryOptions.builder()
        .stable(PredictorOptions.builder().graph(churn(artifacts, 7)).scaling(scaling).build())
        .canary(PredictorOptions.builder().graph(churn(artifacts, 8)).scaling(scaling).build())
        .percent(10)
        .build());
  }

  private static GraphNode churn(ModelStore artifacts, int version) {
    return GraphNode.server("model", PrepackagedServer.XGBOOST, ServerNodeOptions.builder()
        .artifact(artifacts.artifact("churn/" + version))
        .container(ServerContainer.builder()
            .resources(ResourceRequirements.builder().requests(Map.of("cpu", "250m", "memory", "256Mi")).build())
            .build())
        .build());
  }

  private static void pricingModels(Chart pricing) {
    new SeldonDeployment(pricing, "discounts").addPredictor("default", WeightedPredictorOptions.builder()
        .graph(GraphNode.model("model", ContainerNodeOptions.builder()
            .container(NodeContainer.builder()
                .image("registry.example.com/pricing/discounts:2.4.0")
                .env(Map.of("CURRENCY", EnvValue.of("EUR")))
                .build())
            .build()))
        .build());
  }

  private static void searchModels(Chart search, ModelStore features, Environment environment) {
    Scaling scaling = environment.busy() ? Scaling.fixed(3) : null;
    SeldonDeployment deployment = new SeldonDeployment(search, "ranking");
    deployment.addPredictor("default", WeightedPredictorOptions.builder()
        .graph(serve(PrepackagedServer.SKLEARN, features.artifact("ranking/31")))
        .scaling(scaling)
        .build());
    if (environment.busy()) {
      deployment.shadow("shadow", ShadowOptions.builder()
          .graph(serve(PrepackagedServer.SKLEARN, features.artifact("ranking/32")))
          .scaling(scaling)
          .build());
    }
  }

  private static GraphNode serve(PrepackagedServer server, ModelArtifact artifact) {
    return GraphNode.server("model", server, ServerNodeOptions.builder().artifact(artifact).build());
  }
}
