import { type Field, type FieldType, type Section } from '../../src/platform/values/field';
import { PLATFORM_FILE } from '../../src/platform/values/sections/platform';
import { type JsonObject } from '../../src/private/json';
import { toYaml } from '../../src/yaml/write';
import { call } from '../helpers/io';

/** Values that together give every key of the format something to do. */
const URI = 'gs://b/m';
const node = (more: object = {}) => ({ image: 'r.io/x:1', ...more });
const model = (more: object) => ({
  operator: { enabled: false, keda: { enabled: true }, istio: { enabled: true } },
  models: { m: { namespace: 'ns', ...more } },
});
const server = (more: object) => model({ server: 'SKLEARN', uri: URI, ...more });
const store = (kind: string, more: object) => ({
  operator: { enabled: false },
  storage: { st: { kind, ...more } },
  models: { m: { namespace: 'ns', server: 'SKLEARN', store: 'st', path: 'p' } },
});
const remote = { key: 'k', property: 'p', version: '3' };
const external = (credentials: object) => ({
  externalSecret: { secretStore: 'vault', secretStoreKind: 'SecretStore', refreshInterval: '2h', credentials },
});
const version = {
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: 2 } },
  env: { A: 'b', S: { secretKeyRef: { name: 's', key: 'k' } } },
};
const argocd = (more: object) => ({
  operator: { enabled: false },
  environments: { dev: {}, prod: { gitops: { argocd: { server: 'https://prod.example.com' } } } },
  gitops: { argocd: { repository: 'https://g.example.com/r.git', ...more } },
});

const FIXTURES: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries({
    namespaces: {
      operator: { enabled: false },
      namespaces: { a: { labels: { x: 'y' }, annotations: { x: 'y' }, injectSidecar: true }, b: { create: false } },
      models: { m: { namespace: 'b', server: 'SKLEARN', uri: URI } },
    },
    extra: {
      operator: { enabled: false },
      extra: { c: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'ns' }, data: { a: 'b' } } },
    },
    defaults: {
      operator: { enabled: false },
      defaults: {
        ...version,
        envOrder: ['S'],
        container: { startup: '5m', imagePullPolicy: 'Always' },
        images: { SKLEARN: 'r.io/sk:1' },
        pod: { name: 'n', labels: { a: 'c' }, annotations: { c: 'd' }, nodeSelector: { a: 'b' } },
        podLabels: { a: 'b' },
        podAnnotations: { a: 'b' },
        annotations: { a: 'b' },
        logger: { mode: 'request', url: 'http://l' },
      },
      models: { m: { namespace: 'ns', server: 'SKLEARN', uri: URI } },
    },
    defaultsOfNamespace: {
      operator: { enabled: false },
      defaults: {
        orchestrator: {
          resources: { requests: { cpu: '1' }, limits: { cpu: '2' } },
          env: { A: 'b', B: 'c' },
          envOrder: ['B'],
          logLevel: 'DEBUG',
          replicas: 2,
        },
      },
      namespaces: { ns: { defaults: version } },
      models: {
        m: { namespace: 'ns', server: 'SKLEARN', uri: URI, separateOrchestrator: true },
        k: { namespace: 'ns', server: 'SKLEARN', uri: URI, defaults: false },
      },
    },
    defaultsWithoutOrchestrator: {
      operator: { enabled: false },
      defaults: { orchestrator: { enabled: false } },
      models: { m: { namespace: 'ns', server: 'SKLEARN', uri: URI } },
    },
    operator: {
      operator: { enabled: true, namespace: 'sys', release: 'r', values: { istio: { enabled: true } } },
      images: { mirror: 'r.example.com' },
    },
    requestLogging: {
      requestLogging: {
        enabled: true,
        name: 'sink',
        namespace: 'logs',
        elasticsearch: { url: 'https://es:9200', secret: 's', userKey: 'u', passwordKey: 'p' },
        broker: 'b',
        image: 'r.io/sink:1',
        env: { A: 'b' },
        replicas: 2,
      },
    },
    installs: {
      operator: { enabled: false },
      kubernetesVersion: '1.34',
      installWith: 'argocd',
      installs: {
        ...Object.fromEntries(
          [
            'istio-base',
            'istiod',
            'istio-gateway',
            'emissary-crds',
            'emissary',
            'cert-manager',
            'prometheus-operator',
          ].map((part) => [part, {}]),
        ),
        keda: {
          values: { a: 'b' },
          version: '2.17.0',
          namespace: 'k',
          release: 'kk',
          repository: 'https://charts.example.com',
          wave: -3,
        },
        others: {
          loki: { repository: 'https://charts.example.com', chart: 'loki', version: '1.0.0', namespace: 'logs' },
          tempo: {
            repository: 'https://charts.example.com',
            chart: 'tempo',
            version: '1.0.0',
            namespace: 'logs',
            release: 't',
            values: { a: 'b' },
            after: ['loki'],
          },
          grafana: {
            repository: 'https://charts.example.com',
            chart: 'grafana',
            version: '1.0.0',
            namespace: 'logs',
            wave: -2,
          },
        },
      },
    },
    oldAmbassador: { operator: { enabled: false }, installWith: 'k3s', installs: { ambassador: {} } },
    istio: {
      operator: { enabled: false },
      gateways: {
        g: {
          kind: 'istio',
          name: 'gg',
          namespace: 'i',
          hosts: ['a.example.com'],
          tls: { secret: 's', mutual: true },
          plainHttp: 'serve',
          release: 'other',
          httpPort: 81,
          httpsPort: 444,
          servers: [{ hosts: ['b.example.com'], tls: { secret: 't' } }],
        },
      },
    },
    selector: { operator: { enabled: false }, gateways: { g: { kind: 'istio', selector: { a: 'b' } } } },
    ambassador: {
      operator: { enabled: false },
      gateways: { g: { kind: 'ambassador', api: 'v2', ambassadorId: 'x', moduleConfig: { a: 1 } } },
    },
    s3: store('s3', {
      bucket: 'b',
      region: 'eu',
      endpoint: 'https://s3.example.com',
      provider: 'Ceph',
      remote: 'rr',
      secretName: 'sn',
      ...external({ accessKeyId: remote, secretAccessKey: remote, sessionToken: remote }),
      namespaces: ['other'],
      initializer: { image: 'r.io/rclone:1' },
    }),
    kfserving: store('s3', { initializer: { kind: 'kfserving', image: 'r.io/kf:1' }, secret: 'x' }),
    s3Plain: store('s3', { unsafePlainText: { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' } }),
    envSecret: store('s3', { fromEnvSecret: { name: 'old', keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] } }),
    irsa: store('s3', { irsa: 'arn:aws:iam::123456789012:role/models', serviceAccountName: 'sa' }),
    serviceAccount: store('s3', { serviceAccount: 'sa' }),
    serviceAccountSecret: store('s3', { serviceAccountSecret: 'sas' }),
    minio: store('minio', { endpoint: 'http://minio:9000', secret: 'x' }),
    gcs: store('gcs', external({ serviceAccountKey: remote })),
    gcsPlain: store('gcs', { unsafePlainText: { serviceAccountKey: '{}' } }),
    workloadIdentity: store('gcs', { workloadIdentity: 'a@b.iam.gserviceaccount.com' }),
    azure: store('azure', { account: 'a', endpoint: 'blob.example.com', ...external({ accountKey: remote }) }),
    azureSas: store('azure', { account: 'a', ...external({ sasUrl: remote }) }),
    azurePlain: store('azure', { account: 'a', unsafePlainText: { accountKey: 'x' } }),
    azurePlainSas: store('azure', { account: 'a', unsafePlainText: { sasUrl: 'x' } }),
    managedIdentity: store('azure', { account: 'a', managedIdentity: 'id' }),
    http: store('http', { url: 'https://h.example.com', ...external({ headers: remote }) }),
    httpPlain: store('http', { url: 'https://h.example.com', unsafePlainText: { headers: 'A,b' } }),
    claim: {
      operator: { enabled: false },
      storage: { st: { kind: 'pvc', claim: 'c', mount: true } },
      models: { m: { namespace: 'ns', ...node(), store: 'st', path: 'p' } },
    },
    server: server({
      image: 'r.io/sk:1',
      envSecretRefName: 'e',
      serviceAccountName: 's',
      initializer: { kind: 'rclone', image: 'r.io/rc:1' },
      ...version,
      envOrder: ['S'],
      parameters: { a: 1, b: { type: 'DOUBLE', value: '2.0' } },
      parameterOrder: ['b'],
      logger: { mode: 'request', url: 'http://l' },
      container: { startup: '5m', imagePullPolicy: 'Always' },
      replicas: 2,
      disruptionBudget: { minAvailable: 1 },
      podLabels: { a: 'b' },
      podAnnotations: { a: 'b' },
      pod: { name: 'n', labels: { a: 'c' }, annotations: { c: 'd' }, nodeSelector: { a: 'b' } },
      orchestrator: {
        resources: { requests: { cpu: '1' } },
        env: { A: 'b', B: 'c' },
        envOrder: ['B'],
        logLevel: 'DEBUG',
        replicas: 2,
      },
      serviceName: 'svc',
      progressDeadline: '5m',
      engineResources: { requests: { cpu: 1 } },
    }),
    kind: model(
      node({
        uri: URI,
        type: 'TRANSFORMER',
        methods: ['SEND_FEEDBACK'],
        endpoint: { type: 'GRPC', httpPort: 8001, grpcPort: 8002, serviceHost: 'h', servicePort: 8003 },
        transport: 'grpc',
        certSecretName: 'tls',
      }),
    ),
    noEngine: server({ orchestrator: { enabled: false } }),
    huggingFace: model({
      server: 'HUGGINGFACE',
      protocol: 'v2',
      huggingFace: { model: 'm', task: 'fill-mask', tokenizer: 'k' },
    }),
    initContainer: model({
      server: 'SKLEARN',
      initContainer: {
        image: 'i:1',
        uri: URI,
        envSecretRefName: 's',
        env: { A: 'b' },
        requests: { cpu: '1' },
        limits: { cpu: '2' },
        sizeLimit: '1Gi',
      },
    }),
    scaling: server({
      ...version,
      scaling: {
        cpu: 70,
        memory: 80,
        metrics: [
          { type: 'Pods', pods: { metric: { name: 'x' }, target: { type: 'AverageValue', averageValue: '5' } } },
        ],
        min: 2,
        max: 5,
      },
      disruptionBudget: { maxUnavailable: '20%' },
    }),
    keda: server({
      keda: {
        triggers: [
          { type: 'prometheus', metadata: { a: 'b' }, name: 'n', authentication: 'auth', metricType: 'Value' },
        ],
        min: 1,
        max: 5,
        idle: 0,
        pollingInterval: '15s',
        cooldownPeriod: '1m',
        fallback: { failureThreshold: 3, replicas: 2 },
        behavior: { scaleDown: { stabilizationWindowSeconds: 60 } },
        restoreToOriginalReplicaCount: true,
      },
    }),
    graph: model({
      graph: { name: 'a', children: [{ name: 'b' }, { name: 'c' }] },
      placement: 'podPerNode',
      nodes: { a: { builtIn: 'RANDOM_ABTEST', ratioA: 0.3 }, b: node(), c: node() },
    }),
    componentSpecs: model({
      graph: { name: 'a', children: [{ name: 'b' }] },
      nodes: { a: node({ type: 'TRANSFORMER' }), b: node(version) },
      componentSpecs: [
        {
          nodes: ['a'],
          name: 'first',
          labels: { a: 'b' },
          annotations: { a: 'b' },
          replicas: 2,
          disruptionBudget: { maxUnavailable: 1 },
        },
        { nodes: ['b'], scaling: { cpu: 70, max: 3, v2beta1: true } },
      ],
    }),
    componentKeda: model({
      graph: { name: 'a' },
      nodes: { a: node() },
      componentSpecs: [{ nodes: ['a'], keda: { triggers: [{ type: 'cron', metadata: { a: 'b' } }] } }],
    }),
    explainer: server({
      explainer: {
        type: 'AnchorTabular',
        uri: URI,
        envSecretRefName: 'e',
        serviceAccountName: 's',
        envOrder: ['S'],
        initializer: { image: 'i:1' },
        image: 'x:1',
        ...version,
        container: { imagePullPolicy: 'Always' },
        config: { a: 'b' },
        replicas: 2,
        endpoint: { type: 'REST' },
      },
    }),
    explainerAccount: server({ explainer: { type: 'anchor_text', serviceAccountName: 's' } }),
    explainerV2: server({ protocol: 'v2', explainer: { type: 'AnchorTabular', uri: URI, initParameters: { a: 1 } } }),
    explainerStore: {
      operator: { enabled: false },
      storage: { st: { kind: 'gcs' } },
      models: {
        m: {
          namespace: 'ns',
          server: 'SKLEARN',
          uri: URI,
          explainer: { type: 'AnchorTabular', store: 'st', path: 'e' },
        },
      },
    },
    canary: server({ canary: { percent: 10, uri: 'gs://b/2' }, shadow: { percent: 50, uri: 'gs://b/3' } }),
    steps: server({ canary: { steps: [5, 25, 100], step: 2, uri: 'gs://b/2' } }),
    predictors: server({
      predictors: { a: { traffic: 40 }, b: { traffic: 60, uri: 'gs://b/2' }, c: { shadow: true } },
    }),
    deployment: server({
      transport: 'rest',
      restTimeout: '6s',
      grpcTimeout: '7s',
      grpcMaxMessageBytes: 1000,
      separateOrchestrator: true,
      headlessServices: true,
      loggerQueueSize: 5,
      loggerWriteTimeout: '1s',
      silence: { SELDON250: 'because' },
      kafka: { broker: 'k:9092', inputTopic: 'in', outputTopic: 'out', workers: 3, fullGraph: true },
      metadata: { name: 'nn', labels: { a: 'b' }, annotations: { a: 'b' }, finalizers: ['x/y'] },
      annotations: { a: 'b' },
    }),
    requestTimeout: server({ requestTimeout: '5s' }),
    builtIn: model({
      builtIn: 'SIMPLE_MODEL',
      separateOrchestrator: true,
      silence: { 'built-in-without-effect': 'it echoes' },
    }),
    triton: model({ server: 'TRITON', protocol: 'v2', uri: URI, skipStorageInitializer: true }),
    named: model({ node: 'classifier', server: 'SKLEARN', protocol: 'kfserving', uri: URI }),
    routing: server({
      routing: {
        gateway: 'mesh',
        host: 'h.example.com',
        retries: 2,
        retryTimeout: '2s',
        ambassadorServiceName: 'x',
        ambassadorHeader: { name: 'h', value: 'v' },
        ambassadorId: 'i',
        circuitBreakers: { maxConnections: 1, maxPendingRequests: 2, maxRequests: 3, maxRetries: 4 },
      },
      sidecar: { inject: 'native' },
      canary: { percent: 10, uri: 'gs://b/2' },
      smokeTest: {
        predictor: 'canary',
        request: { a: 1 },
        grpc: true,
        timeout: '5m',
        image: 'curl:1',
        metadata: { name: 'ask', labels: { a: 'b' }, annotations: { a: 'b' }, finalizers: ['x/y'] },
      },
      route: {
        gateway: 'i/g',
        hosts: ['x.example.com'],
        stickyCookie: 'c',
        timeout: '4s',
        mirror: 'canary',
        rules: [
          { header: 'x', value: 'y', predictor: 'canary' },
          { header: 'x', regex: 'z', predictor: 'canary' },
          { cookie: 'k', value: 'v', predictor: 'canary' },
        ],
      },
    }),
    sidecarPorts: server({ sidecar: { excludePorts: [443] } }),
    sidecarAddresses: server({ sidecar: { excludeAddresses: ['10.0.0.0/8'] } }),
    environments: {
      operator: { enabled: false },
      environments: { dev: {}, prod: {} },
      models: {
        m: { namespace: 'ns', environments: ['prod'], server: 'SKLEARN', uri: URI },
        k: { namespace: 'ns', server: 'SKLEARN', uri: URI },
      },
    },
    manifest: {
      operator: { enabled: false },
      models: {
        m: {
          namespace: 'ns',
          manifest: {
            predictors: [{ name: 'a', graph: { name: 'g', implementation: 'SKLEARN_SERVER', modelUri: URI } }],
          },
        },
      },
    },
    chart: {
      operator: { enabled: false },
      models: {
        m: {
          namespace: 'ns',
          chart: 'seldon-abtest',
          values: { traffic_modela_percentage: 0.7, modela: { image: { name: 'r.io/a' } } },
          release: 'old',
          strictParity: true,
        },
      },
    },
    monitoring: {
      operator: { enabled: false },
      monitoring: {
        enabled: true,
        namespace: 'mon',
        namespaces: ['a'],
        labels: { a: 'b' },
        interval: '30s',
        modelServers: [{ image: '.*x.*', port: 9, path: '/m' }],
        alerts: {
          errorPercent: 2,
          latency: '2s',
          throttledPercent: 30,
          memoryPercent: 80,
          rollout: '5m',
          labels: { team: 'x' },
        },
        dashboard: { title: 't', namespace: 'd', labels: { g: '1' } },
      },
    },
    noMonitoring: {
      operator: { enabled: false },
      monitoring: { alerts: { enabled: false }, dashboard: { enabled: false } },
    },
    argocd: argocd({
      path: 'p',
      revision: 'r',
      server: 'https://dev.example.com',
      project: 'pp',
      namespace: 'argo',
      automated: false,
      ignoreReplicas: true,
      ignoreDifferences: [{ group: 'apps', kind: 'Deployment', paths: ['.spec.replicas'] }],
      externalSecret: {
        secretStore: 'vault',
        secretStoreKind: 'SecretStore',
        refreshInterval: '2h',
        username: remote,
        password: remote,
      },
      appProject: {
        description: 'd',
        repositories: ['https://other.example.com'],
        namespaces: ['ns'],
        clusterScoped: false,
      },
    }),
    argocdSsh: argocd({ externalSecret: { secretStore: 'vault', sshPrivateKey: remote } }),
    argocdSet: argocd({ applicationSet: true, appProject: { create: false } }),
    argocdRoot: argocd({ rootProject: 'platform', healthChecks: false }),
    argocdNoRoot: argocd({ root: false }),
    flux: {
      operator: { enabled: false },
      namespaces: { n: {} },
      environments: { dev: {}, prod: { gitops: { flux: { after: ['dev'], kubeConfigSecret: 'kc' } } } },
      gitops: {
        flux: {
          repository: 'https://g.example.com/r.git',
          path: 'p',
          branch: 'b',
          namespace: 'fx',
          secret: 's',
          interval: '5m',
          timeout: '6m',
          fetchInterval: '2m',
          prune: false,
        },
      },
    },
    fluxNoRoot: {
      operator: { enabled: false },
      gitops: { flux: { repository: 'https://g.example.com/r.git', root: false } },
    },
  }),
);

/** Keys of which the fixtures only hold what holds anyway, or that say what they stand beside. */
const NO_EFFECT: Readonly<Record<string, string>> = {
  'Operator.enabled': 'true is what holds without it; every other fixture says false',
  'Monitoring.enabled': 'true is what holds without it',
  'RequestLogging.enabled': 'true is what holds without it',
  'EnvSecret.keys': 'they only decide whether the Secret will do',
  'Platform.kubernetesVersion': 'it only decides whether the pinned charts will do',
  'Initializer.kind': 'rclone is what holds without it; kfserving is tried with a store',
  'Endpoint.type': 'REST of an explainer is what holds without it',
};

/** A model without a graph has it, but no children to share requests between. */
const ONLY_IN_GRAPHS = 'Model.ratioA';

type Path = readonly (string | number)[];
interface Place {
  readonly key: string;
  readonly path: Path;
}

/** Every key of the format that a value says, with the section that it belongs to. */
function said(section: Section, value: unknown, path: Path = []): Place[] {
  return value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([key, below]): Place[] => {
        const field = section.fields[key] as Field<unknown> | undefined;
        return field
          ? [
              { key: `${section.name.replace(/File$/, '')}.${key}`, path: [...path, key] },
              ...within(field.type, below, [...path, key]),
            ]
          : [];
      });
}

function within(type: FieldType, value: unknown, path: Path): Place[] {
  switch (type.kind) {
    case 'section':
      return said(type.section(), value, path);
    case 'either':
      return typeof value === 'object' ? within(type.long, value, path) : [];
    case 'list':
      return (value as unknown[]).flatMap((item, i) => within(type.items.type, item, [...path, i]));
    case 'map':
      return Object.entries(value as object).flatMap(([name, item]) => within(type.values.type, item, [...path, name]));
    default:
      return [];
  }
}

function without(value: unknown, [key, ...more]: Path): unknown {
  if (Array.isArray(value)) {
    return value.map((item, i): unknown => (i === key ? without(item, more) : item));
  }
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([name, below]) => {
      if (name !== key) {
        return [[name, below]];
      }
      if (more.length === 0) {
        return [];
      }
      return [[name, without(below, more)]];
    }),
  );
}

async function synth(values: object): Promise<string> {
  const { code, stdout, stderr } = await call(['synth', '-f', '-', '--stdout'], {
    stdin: toYaml(values as unknown as JsonObject),
  });
  return code === 0 ? stdout : `exit ${code}: ${stderr}`;
}

const places = Object.entries(FIXTURES).flatMap(([fixture, values]) =>
  said(PLATFORM_FILE, values).map(({ key, path }) => ({ fixture, key, path })),
);

test.each(Object.keys(FIXTURES))('%s is accepted', async (fixture) => {
  expect(await synth(FIXTURES[fixture])).not.toMatch(/^exit/);
});

/** Every key of every section, but those of versions, which canary, shadow and predictors repeat. */
function keysOf(section: Section, seen = new Set<Section>()): string[] {
  if (seen.has(section)) {
    return [];
  }
  seen.add(section);
  const inner = (type: FieldType): string[] => {
    if (type.kind === 'section') {
      return keysOf(type.section(), seen);
    }
    if (type.kind === 'list') {
      return inner(type.items.type);
    }
    if (type.kind === 'map') {
      return inner(type.values.type);
    }
    if (type.kind === 'either') {
      return inner(type.long);
    }
    return [];
  };
  const repeats = ['Canary', 'Shadow', 'Predictor', 'Node'].includes(section.name)
    ? Object.keys(
        PLATFORM_FILE.fields.models.type.kind === 'map'
          ? (PLATFORM_FILE.fields.models.type.values.type as { section(): Section }).section().fields
          : {},
      )
    : [];
  return Object.entries(section.fields).flatMap(([key, { type }]) => [
    ...(repeats.includes(key) ? [] : [`${section.name.replace(/File$/, '')}.${key}`]),
    ...inner(type),
  ]);
}

test('the fixtures use every key of the format', () => {
  const keys = new Set(places.map(({ key }) => key));
  expect([...new Set(keysOf(PLATFORM_FILE))].filter((key) => !keys.has(key) && key !== ONLY_IN_GRAPHS)).toEqual([]);
});

test.each(Object.keys(FIXTURES))('%s: taking away any key changes what is written', async (fixture) => {
  const whole = await synth(FIXTURES[fixture]);
  const idle: string[] = [];
  for (const { key, path } of places.filter((place) => place.fixture === fixture && !(place.key in NO_EFFECT))) {
    if ((await synth(without(FIXTURES[fixture], path) as object)) === whole) {
      idle.push(`${key} at ${path.join('.')}`);
    }
  }
  expect(idle).toEqual([]);
});
