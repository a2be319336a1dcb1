import {
  ArgoApplication, ArgoProject, DisruptionBudget, EnvValue, GatewayTls, GraphNode, IgnoreDifference, Ingress, InstallWith, ModelStore,
  PrepackagedServer, Scaling, SeldonDeployment, SeldonPlatform, StoreAuth, SyncWave, ThirdParty, ThirdPartyChart,
} from 'cdk8s-seldon';
import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';

/** What differs between the environments; all else is the same. */
interface Environment {
  readonly name: string;
  readonly host: string;
  /** The cluster, as Argo CD knows it. */
  readonly server: string;
  /** Branch that Argo CD follows. */
  readonly revision?: string;
  /** Whether models run with several pods, canaries and shadows. */
  readonly busy: boolean;
}

/** The cluster that Argo CD runs in. */
const HOME = 'https://kubernetes.default.svc';

const ENVIRONMENTS: Environment[] = [
  { name: 'dev', host: 'models.dev.example.com', server: HOME, busy: false },
  { name: 'prod', host: 'models.example.com', server: 'https://prod.example.com', revision: 'release', busy: true },
];

const { ISTIO_BASE, ISTIOD, ISTIO_GATEWAY, CERT_MANAGER, PROMETHEUS_OPERATOR } = ThirdParty;
const PARTS = [ISTIO_BASE, ISTIOD, ISTIO_GATEWAY, CERT_MANAGER, PROMETHEUS_OPERATOR];

/** Two environments, four teams with a namespace and models each, carried by Argo CD: an app per environment, and one for Argo CD. */
export function buildApps(outdir: string = 'manifests'): App[] {
  const environments = ENVIRONMENTS.map((environment) => environmentApp(environment, `${outdir}/${environment.name}`));
  return [...environments, argoCdApp(outdir)];
}

function environmentApp(environment: Environment, outdir: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform', { installWith: InstallWith.argoCd('seldon') });
  for (const team of ['fraud', 'growth', 'pricing', 'search']) {
    platform.addNamespace(team, { labels: { team }, injectSidecar: false });
  }
  addParts(platform, environment);
  const { artifacts, features } = stores(platform, environment);
  fraudModels(platform, artifacts, environment);
  growthModels(platform, artifacts, environment);
  pricingModels(platform);
  searchModels(platform, features, environment);
  platform.addMonitoring();
  SyncWave.assign(app);
  return app;
}

function addParts(platform: SeldonPlatform, { host, server }: Environment): void {
  if (server === HOME) {
    PARTS.forEach((part) => platform.addInstall(part));
  }
  const gateway = platform.addIstioGateway('seldon-gateway', { hosts: [host], tls: GatewayTls.secret('models-tls') });
  platform.addOperator({ ingress: Ingress.istio(gateway), manager: { resources: { memoryRequest: '200Mi', memoryLimit: '600Mi' } } });
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
    ...busy && { scaling: Scaling.fixed(4), disruptionBudget: DisruptionBudget.maxUnavailablePercent(25) },
  });
}

function growthModels(platform: SeldonPlatform, artifacts: ModelStore, { busy }: Environment): void {
  const churn = (version: number) => ({
    graph: GraphNode.server('model', PrepackagedServer.XGBOOST, {
      artifact: artifacts.artifact(`churn/${version}`),
      container: { resources: { requests: { cpu: '250m', memory: '256Mi' } } },
    }),
    ...busy && { scaling: Scaling.onCpu({ percent: 70, min: 2, max: 10 }) },
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
    graph: GraphNode.model('model', { container: { image: 'registry.example.com/pricing/discounts:2.4.0', env: { CURRENCY: EnvValue.of('EUR') } } }),
  });
}

function searchModels(platform: SeldonPlatform, features: ModelStore, { busy }: Environment): void {
  const ranking = (version: number) => ({
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact: features.artifact(`ranking/${version}`) }),
    ...busy && { scaling: Scaling.fixed(3) },
  });
  const deployment = new SeldonDeployment(platform.models('search'), 'ranking');
  deployment.addPredictor('default', ranking(31));
  if (busy) {
    deployment.shadow('shadow', ranking(32));
  }
}

/** Argo CD reads Applications in its own cluster: those of charts for another one lie beside that of the environment, which comes after them. */
function addPartsFromAfar(argocd: Chart, environment: string, server: string): void {
  const installs = new Construct(argocd, `installs-${environment}`);
  const install = InstallWith.argoCd('seldon', { server, namePrefix: `${environment}-` });
  PARTS.forEach((part) => new ThirdPartyChart(installs, part.part, part, { install }));
}

/** The root that is applied once: a project, and an Application for each environment's folder. */
function argoCdApp(outdir: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const argocd = new Chart(app, 'argocd');
  const repository = 'https://git.example.com/ml/platform.git';
  const project = new ArgoProject(argocd, 'project-seldon', {
    name: 'seldon',
    repositories: [...new Set([repository, ...PARTS.map((part) => part.repository)])].sort(),
    namespaces: ['*'],
    clusterScoped: true,
  });
  for (const { name, server, revision } of ENVIRONMENTS) {
    const application = new ArgoApplication(argocd, `application-${name}`, {
      name: `seldon-${name}`,
      repository,
      path: `examples/production/manifests/${name}`,
      revision,
      server,
      project,
      ignoreDifferences: [IgnoreDifference.WEBHOOK_CA, IgnoreDifference.CRD_CA],
    });
    if (server !== HOME) {
      project.addDestination(server, ['*']);
      addPartsFromAfar(argocd, name, server);
      SyncWave.OPERATOR.place(ApiObject.of(application));
    }
  }
  SyncWave.assign(app);
  return app;
}
