import { App, Chart } from 'cdk8s';
import * as seldon from '../src';
import { assembly, short, type TypeReference } from './helpers/assembly';

type Turn = <T extends object>(map: T) => T;
const kept: Turn = (map) => map;
/** What Java's `Map.of` and other languages may make of a map: the same keys in another order. */
const turned: Turn = (map) =>
  Object.fromEntries(
    Object.entries(map)
      .reverse()
      .map(([key, value]) => [key, isPlain(value) ? turned(value) : value]),
  ) as typeof map;

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const LABELS = { team: 'a', app: 'b', zone: 'c' };
const AMOUNTS = { memory: '1Gi', cpu: '1' };
const SETTINGS = { z: 1, a: { y: [{ d: 1, c: 2 }], b: true } };
const ENV = { HOST: 'db', URL: 'pg://$(HOST)', A: 'x' };
const env = (turn: Turn) =>
  turn(Object.fromEntries(Object.entries(ENV).map(([name, value]) => [name, seldon.EnvValue.of(value)])));

const sklearn = (options: seldon.ServerNodeOptions = {}) =>
  seldon.GraphNode.server('m', seldon.PrepackagedServer.SKLEARN, options);
const uri = seldon.ModelArtifact.uri('gs://b/m');

/** The text of an app with these constructs. */
function synth(build: (chart: Chart) => unknown): string {
  const app = new App();
  build(new Chart(app, 'c', { namespace: 'ns', disableResourceNameHashes: true }));
  return app.synthYaml() as string;
}

const deployment = (
  chart: Chart,
  options: Partial<seldon.WeightedPredictorOptions> = {},
  props: seldon.SeldonDeploymentProps = {},
) => {
  const made = new seldon.SeldonDeployment(chart, 'd', props);
  made.addPredictor('p', { graph: sklearn({ artifact: uri }), ...options });
  return made;
};
const predictor = (options: Partial<seldon.WeightedPredictorOptions>) => synth((chart) => deployment(chart, options));
const node = (options: seldon.ServerNodeOptions) => predictor({ graph: sklearn({ artifact: uri, ...options }) });
const initContainer = (options: Partial<seldon.ModelInitContainer>) =>
  node({
    artifact: seldon.ModelArtifact.initContainer({ image: 'r.io/i:1', uri: 'x://y', ...options }),
  });
const operator = (props: seldon.SeldonOperatorProps) => synth((chart) => new seldon.SeldonOperator(chart, 'o', props));
const withDefaults = (options: seldon.ModelDefaultsOptions) =>
  synth((chart) => {
    seldon.ModelDefaults.below(chart, options);
    return deployment(chart, { graph: sklearn({ artifact: uri }) });
  });
const explainer = (options: seldon.ExplainerSettings) =>
  predictor({ explainer: seldon.Explainer.of('AnchorTabular', { artifact: uri, ...options }) });
const istio = (chart: Chart) => new seldon.IstioGateway(chart, 'g', { hosts: ['a.example.com'] });
const route = (props: Partial<seldon.IstioRouteProps>) =>
  synth(
    (chart) =>
      new seldon.IstioRoute(chart, 'r', {
        deployment: 'd',
        gateway: istio(chart),
        hosts: ['a.example.com'],
        weights: { stable: 60, canary: 30, beta: 10 },
        stickyCookie: 'v',
        ...props,
      }),
  );
const platform = (build: (platform: seldon.SeldonPlatform) => unknown, props: seldon.SeldonPlatformProps = {}) => {
  const app = new App();
  build(new seldon.SeldonPlatform(app, 'p', props));
  return app.synthYaml() as string;
};
const part = {
  part: 'loki',
  repository: 'https://charts.example.com',
  chart: 'loki',
  version: '1.0.0',
  namespace: 'logs',
};
const thirdParty = (own: object, options: object) => {
  const commands: string[] = [];
  const text = synth((chart) => {
    const made = new seldon.ThirdPartyChart(chart, 't', seldon.ThirdParty.of({ ...part, ...own }), {
      install: seldon.InstallWith.k3s(),
      ...options,
    });
    commands.push(made.helmCommand);
  });
  return [text, ...commands];
};

/** For each map that a program passes: what comes of it, whatever order its keys come in. */
const CASES: Readonly<Record<string, (turn: Turn) => unknown>> = {
  'AmbassadorGatewayProps.moduleConfig': (turn) =>
    synth((chart) => new seldon.AmbassadorGateway(chart, 'g', { moduleConfig: turn(SETTINGS) })),
  'AmbassadorRouteProps.serviceNames': (turn) =>
    synth(
      (chart) =>
        new seldon.AmbassadorRoute(chart, 'r', {
          deployment: 'd',
          rules: [{ match: seldon.RouteMatch.header('x', 'y'), predictor: 'p' }],
          serviceNames: turn({ p: 'one', q: 'two' }),
        }),
    ),
  'ContainerOptions.env': (turn) => node({ container: { env: env(turn) } }),
  'ExecutorOptions.env': (turn) => predictor({ orchestrator: seldon.Orchestrator.executor({ env: env(turn) }) }),
  'ExplainerSettings.config': (turn) => explainer({ config: turn({ threshold: '1', coverage: '2' }) }),
  'ExplainerSettings.initParameters': (turn) => explainer({ initParameters: turn(SETTINGS) }),
  'IstioGatewayProps.selector': (turn) =>
    synth((chart) => new seldon.IstioGateway(chart, 'g', { hosts: ['a.example.com'], selector: turn(LABELS) })),
  'IstioRouteProps.weights': (turn) => route({ weights: turn({ stable: 60, canary: 30, beta: 10 }) }),
  'IstioRouteProps.serviceNames': (turn) => route({ serviceNames: turn({ stable: 'one', canary: 'two' }) }),
  'KedaTrigger.metadata': (turn) =>
    predictor({
      scaling: seldon.Scaling.keda({
        max: 3,
        triggers: [{ type: 'kafka', metadata: turn({ topic: 'a', lagThreshold: '5' }) }],
      }),
    }),
  'ManagerOptions.annotations': (turn) => operator({ manager: { annotations: turn(LABELS) } }),
  'ManagerOptions.env': (turn) => operator({ manager: { env: turn(ENV) } }),
  'ManagerOptions.nodeSelector': (turn) => operator({ manager: { nodeSelector: turn(LABELS) } }),
  'ModelAlertsProps.alertLabels': (turn) =>
    synth((chart) => new seldon.ModelAlerts(chart, 'a', { alertLabels: turn(LABELS) })),
  'ModelAlertsProps.labels': (turn) => synth((chart) => new seldon.ModelAlerts(chart, 'a', { labels: turn(LABELS) })),
  'ModelDefaultsOptions.annotations': (turn) => withDefaults({ annotations: turn(LABELS) }),
  'ModelDefaultsOptions.images': (turn) =>
    withDefaults({
      images: turn({ SKLEARN_SERVER: 'registry.example.com/s:1', XGBOOST_SERVER: 'registry.example.com/x:1' }),
    }),
  'ModelDefaultsOptions.podAnnotations': (turn) => withDefaults({ podAnnotations: turn(LABELS) }),
  'ModelDefaultsOptions.podLabels': (turn) => withDefaults({ podLabels: turn(LABELS) }),
  'ModelInitContainer.env': (turn) => initContainer({ env: turn(ENV) }),
  'ModelInitContainer.limits': (turn) => initContainer({ limits: turn(AMOUNTS) }),
  'ModelInitContainer.requests': (turn) => initContainer({ requests: turn(AMOUNTS) }),
  'ModelMonitorProps.labels': (turn) => synth((chart) => new seldon.ModelMonitor(chart, 'm', { labels: turn(LABELS) })),
  'NodeOptions.parameters': (turn) =>
    predictor({
      graph: seldon.GraphNode.model('m', {
        container: { image: 'm:1' },
        parameters: turn({ z: 1, b: 0.5, m: 'x' }),
      }),
    }),
  'OperatorMonitorProps.labels': (turn) =>
    synth((chart) => new seldon.OperatorMonitor(chart, 'm', { labels: turn(LABELS) })),
  'PlatformAlertOptions.labels': (turn) =>
    platform((made) => made.addMonitoring({ alerts: true, alertOptions: { labels: turn(LABELS) } })),
  'PlatformDashboardOptions.labels': (turn) =>
    platform((made) => made.addMonitoring({ dashboard: true, dashboardOptions: { labels: turn(LABELS) } })),
  'PlatformMonitoringOptions.labels': (turn) => platform((made) => made.addMonitoring({ labels: turn(LABELS) })),
  'PlatformNamespaceOptions.annotations': (turn) =>
    platform((made) => made.addNamespace('n', { annotations: turn(LABELS) })),
  'PlatformNamespaceOptions.labels': (turn) => platform((made) => made.addNamespace('n', { labels: turn(LABELS) })),
  'PodOptions.annotations': (turn) => predictor({ pod: { annotations: turn(LABELS) } }),
  'PodOptions.labels': (turn) => predictor({ pod: { labels: turn(LABELS) } }),
  'PredictionsDashboardProps.labels': (turn) =>
    synth((chart) => new seldon.PredictionsDashboard(chart, 'p', { labels: turn(LABELS) })),
  'PredictorOptions.annotations': (turn) => predictor({ annotations: turn(LABELS) }),
  'PredictorOptions.labels': (turn) => predictor({ labels: turn(LABELS) }),
  'RequestLogReceiverProps.env': (turn) =>
    synth((chart) => new seldon.RequestLogReceiver(chart, 'r', { image: 'a/b:1', env: turn(ENV) })),
  'SeldonDeploymentCrdProps.annotations': (turn) =>
    synth((chart) => new seldon.SeldonDeploymentCrd(chart, 'c', { annotations: turn(LABELS) })),
  'SeldonDeploymentCrdProps.labels': (turn) =>
    synth((chart) => new seldon.SeldonDeploymentCrd(chart, 'c', { labels: turn(LABELS) })),
  'SeldonDeploymentProps.annotations': (turn) => synth((chart) => deployment(chart, {}, { annotations: turn(LABELS) })),
  'SeldonOperatorProps.predictorServers': (turn) =>
    operator({
      predictorServers: turn({
        Z_SERVER: turn({ v2: 'r.io/z:1', seldon: 'r.io/z:2' }),
        A_SERVER: { seldon: 'r.io/a:1' },
      }),
    }),
  'SmokeTestProps.request': (turn) =>
    synth((chart) => new seldon.SmokeTest(chart, 's', { deployment: deployment(chart), request: turn(SETTINGS) })),
  'SnippetOptions.request': (turn) => {
    const { snippets } = deployment(new Chart(new App(), 'c', { namespace: 'ns' }));
    return [
      snippets.curl({ request: turn(SETTINGS) }),
      snippets.grpcurl({ request: turn(SETTINGS) }),
      snippets.python({ request: turn(SETTINGS) }),
    ];
  },
  'ThirdPartyChartOptions.values': (turn) => thirdParty({}, { values: turn(SETTINGS) }),
  'ThirdPartyProps.values': (turn) => thirdParty({ values: turn(SETTINGS) }, {}),
  'Values.of': (turn) =>
    operator({
      values: seldon.Values.of(turn({ manager: turn({ nodeSelector: turn(LABELS) }), annotations: turn(LABELS) })),
    }),
  'SeldonDeployment.fromManifest': (turn) =>
    synth((chart) =>
      seldon.SeldonDeployment.fromManifest(
        chart,
        'd',
        turn({
          apiVersion: 'machinelearning.seldon.io/v1',
          kind: 'SeldonDeployment',
          metadata: turn({ name: 'd', labels: turn(LABELS) }),
          spec: turn({
            predictors: [
              turn({ name: 'p', graph: turn({ name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://b/m' }) }),
            ],
          }),
        }),
      ),
    ),
  'k8s.CsiVolumeSource.volumeAttributes': (turn) => volume({ csi: { driver: 'd', volumeAttributes: turn(LABELS) } }),
  'k8s.FlexVolumeSource.options': (turn) => volume({ flexVolume: { driver: 'd', options: turn(LABELS) } }),
  'k8s.LabelSelector.matchLabels': (turn) =>
    predictor({
      pod: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'z',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: turn(LABELS) },
          },
        ],
      },
    }),
  'k8s.PodSpec.nodeSelector': (turn) => predictor({ pod: { nodeSelector: turn(LABELS) } }),
  'k8s.PodSpec.overhead': (turn) => predictor({ pod: { overhead: turn(AMOUNTS) } }),
  'k8s.ResourceRequirements.limits': (turn) => node({ container: { resources: { limits: turn(AMOUNTS) } } }),
  'k8s.ResourceRequirements.requests': (turn) => node({ container: { resources: { requests: turn(AMOUNTS) } } }),
};
const volume = (source: Omit<seldon.k8s.Volume, 'name'>) => predictor({ pod: { volumes: [{ name: 'v', ...source }] } });

/** Maps that the library gives, and values of any type that are no maps. */
const OTHERS = [
  'ExpandedTotals.limits',
  'ExpandedTotals.requests',
  'GrpcCall.metadata',
  'IstioSidecar.podAnnotations',
  'IstioSidecar.podLabels',
  'ModelArtifactConfig.parameters',
  'SeldonOperator.deploymentLabels',
  'SeldonOperator.namespaceLabels',
  'Values.toJson',
  'Expansion.networkPolicies',
  'Expansion.objects',
  'ScrapeAnnotations.executor',
  'SeldonHealth.argoCdEntries',
  'NetworkPeer.peer',
  'NetworkTraffic.dns',
  'SeldonValidation.validate',
  'Plus.cpu',
  'Plus.env',
  'Plus.probe',
  'Plus.volume',
];

const holdsMap = (type: TypeReference | undefined): boolean =>
  type !== undefined &&
  (type.primitive === 'any' || type.collection?.kind === 'map' || holdsMap(type.collection?.elementtype));

test('every map of the public API has a case', () => {
  const maps = Object.values(assembly.types).flatMap(({ fqn, properties = [], methods = [] }) =>
    [...properties, ...methods]
      .filter(({ type, returns, parameters = [] }) =>
        [type, returns?.type, ...parameters.map((parameter) => parameter.type)].some(holdsMap),
      )
      .map(({ name }) => `${short(fqn)}.${name}`),
  );
  expect([...new Set([...Object.keys(CASES), ...OTHERS])].sort()).toEqual([...new Set(maps)].sort());
});

test.each(Object.keys(CASES))('%s: the same bytes, whatever order its keys come in', (name) => {
  expect(CASES[name](turned)).toEqual(CASES[name](kept));
});
