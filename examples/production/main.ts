import {
  DisruptionBudget,
  EnvValue,
  GatewayTls,
  GitOps,
  GraphNode,
  Ingress,
  ModelStore,
  PlatformEnvironments,
  PrepackagedServer,
  Scaling,
  SeldonDeployment,
  type SeldonPlatform,
  StoreAuth,
  ThirdParty,
} from 'cdk8s-seldon';

/** What differs between the environments; all else is the same. */
interface Environment {
  readonly name: string;
  readonly host: string;
  /** The cluster, as Argo CD knows it. @default - the cluster that Argo CD runs in */
  readonly server?: string;
  /** Branch that Argo CD follows. */
  readonly revision?: string;
  /** Whether models run with several pods, canaries and shadows. */
  readonly busy: boolean;
}

const ENVIRONMENTS: Environment[] = [
  { name: 'dev', host: 'models.dev.example.com', busy: false },
  { name: 'prod', host: 'models.example.com', server: 'https://prod.example.com', revision: 'release', busy: true },
];

const { ISTIO_BASE, ISTIOD, ISTIO_GATEWAY, CERT_MANAGER, PROMETHEUS_OPERATOR } = ThirdParty;
const PARTS = [ISTIO_BASE, ISTIOD, ISTIO_GATEWAY, CERT_MANAGER, PROMETHEUS_OPERATOR];

/** Two environments, four teams with a namespace and models each, carried by Argo CD. */
export function buildEnvironments(): PlatformEnvironments {
  const environments = new PlatformEnvironments();
  for (const environment of ENVIRONMENTS) {
    const { name, server, revision } = environment;
    const repository = 'https://git.example.com/ml/platform.git';
    const gitOps = GitOps.argoCd({ repository, path: 'examples/production/manifests', server, revision });
    fill(environments.add(name, { gitOps }), environment);
  }
  return environments;
}

function fill(platform: SeldonPlatform, environment: Environment): void {
  for (const team of ['fraud', 'growth', 'pricing', 'search']) {
    platform.addNamespace(team, { labels: { team }, injectSidecar: false });
  }
  PARTS.forEach((part) => platform.addInstall(part, { kubernetesVersion: '1.34' }));
  const gateway = platform.addIstioGateway('seldon-gateway', {
    hosts: [environment.host],
    tls: GatewayTls.secret('models-tls'),
  });
  platform.addOperator({
    ingress: Ingress.istio(gateway),
    manager: { resources: { memoryRequest: '200Mi', memoryLimit: '600Mi' } },
  });
  const { artifacts, features } = stores(platform, environment);
  fraudModels(platform, artifacts, environment);
  growthModels(platform, artifacts, environment);
  pricingModels(platform);
  searchModels(platform, features, environment);
  platform.addMonitoring();
}

/** Keys of S3 come from a secret manager; Google knows the pods by their service account. */
function stores({ storage }: SeldonPlatform, { name }: Environment): { artifacts: ModelStore; features: ModelStore } {
  const artifacts = ModelStore.s3(storage, 'artifacts', {
    bucket: `${name}-models`,
    region: 'eu-west-1',
    auth: StoreAuth.externalSecret({
      secretStore: 'vault',
      credentials: {
        accessKeyId: { key: 'ml/artifacts', property: 'id' },
        secretAccessKey: { key: 'ml/artifacts', property: 'secret' },
      },
    }),
  });
  const features = ModelStore.gcs(storage, 'features', {
    bucket: `${name}-features`,
    auth: StoreAuth.workloadIdentity(`models@${name}-example.iam.gserviceaccount.com`),
  });
  return { artifacts, features };
}

function fraudModels(platform: SeldonPlatform, artifacts: ModelStore, { busy }: Environment): void {
  const fraud = platform.models('fraud');
  new SeldonDeployment(fraud, 'account-takeover').addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact: artifacts.artifact('account-takeover/3') }),
  });
  new SeldonDeployment(fraud, 'card-fraud').addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.XGBOOST, { artifact: artifacts.artifact('card-fraud/12') }),
    ...(busy && { scaling: Scaling.fixed(4), disruptionBudget: DisruptionBudget.maxUnavailablePercent(25) }),
  });
}

function growthModels(platform: SeldonPlatform, artifacts: ModelStore, { busy }: Environment): void {
  const churn = (version: number) => ({
    graph: GraphNode.server('model', PrepackagedServer.XGBOOST, {
      artifact: artifacts.artifact(`churn/${version}`),
      container: { resources: { requests: { cpu: '250m', memory: '256Mi' } } },
    }),
    ...(busy && { scaling: Scaling.onCpu({ percent: 70, min: 2, max: 10 }) }),
  });
  const deployment = new SeldonDeployment(platform.models('growth'), 'churn');
  if (busy) {
    deployment.canary({ stable: churn(7), canary: churn(8), percent: 10 });
  } else {
    deployment.addPredictor('default', churn(7));
  }
}

function pricingModels(platform: SeldonPlatform): void {
  new SeldonDeployment(platform.models('pricing'), 'discounts').addPredictor('default', {
    graph: GraphNode.model('model', {
      container: { image: 'registry.example.com/pricing/discounts:2.4.0', env: { CURRENCY: EnvValue.of('EUR') } },
    }),
  });
}

function searchModels(platform: SeldonPlatform, features: ModelStore, { busy }: Environment): void {
  const ranking = (version: number) => ({
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact: features.artifact(`ranking/${version}`) }),
    ...(busy && { scaling: Scaling.fixed(3) }),
  });
  const deployment = new SeldonDeployment(platform.models('search'), 'ranking');
  deployment.addPredictor('default', ranking(31));
  if (busy) {
    deployment.shadow('shadow', ranking(32));
  }
}
