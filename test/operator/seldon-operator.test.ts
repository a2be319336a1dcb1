import { App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { DEFAULT_VERSION } from '../../src/api/facts/release';
import { chartDefaults, renderChart } from '../../src/charts/render';
import { IstioGateway } from '../../src/gateway/istio-gateway';
import { Values } from '../../src/input/values';
import { ImageMirror } from '../../src/operator/image-mirror';
import { AmbassadorVersion, Ingress, IstioTlsMode } from '../../src/operator/ingress';
import { OperatorMode } from '../../src/operator/operator-mode';
import { OperatorPlatform } from '../../src/operator/operator-platform';
import { SeldonOperator } from '../../src/operator/seldon-operator';
import { type SeldonOperatorProps } from '../../src/operator/seldon-operator-props';
import { WebhookCertificate } from '../../src/operator/webhook-certificate';
import { type Json, type JsonObject, type Manifest } from '../../src/private/json';
import { comparable } from '../helpers/compare';
import { describeWithReference, referenceLines } from '../helpers/reference';

const NAMESPACE = 'seldon-system';
const CA = '-----BEGIN CERTIFICATE-----\nQ0E=\n-----END CERTIFICATE-----\n';
const PEM = {
  caCertificate: CA,
  certificate: CA,
  unsafePlainTextPrivateKey: '-----BEGIN PRIVATE KEY-----\nS0VZ\n-----END PRIVATE KEY-----\n',
};

function install(props: SeldonOperatorProps = {}): { operator: SeldonOperator; objects: Manifest[] } {
  const chart = new Chart(Testing.app(), 'chart', { namespace: NAMESPACE });
  const operator = new SeldonOperator(chart, 'operator', props);
  return { operator, objects: Testing.synth(chart) as Manifest[] };
}

const find = (objects: Manifest[], kind: string) => objects.find((it) => it.kind === kind)!;
const pod = (objects: Manifest[]) =>
  ((find(objects, 'Deployment').spec as JsonObject).template as JsonObject).spec as JsonObject;
const container = (objects: Manifest[]) => (pod(objects).containers as JsonObject[])[0];
const env = (objects: Manifest[]) =>
  Object.fromEntries((container(objects).env as JsonObject[]).map((it) => [it.name, it.value]));
const webhook = (objects: Manifest[]) => (find(objects, 'ValidatingWebhookConfiguration').webhooks as JsonObject[])[0];

test('without properties, it is what the chart installs with cert-manager, plus our deviations', () => {
  const values = { ...chartDefaults('seldon-core-operator'), certManager: { enabled: true } };
  const rendered = renderChart('seldon-core-operator', values, {
    release: 'seldon-core-operator',
    namespace: NAMESPACE,
  });
  const byName = (objects: Manifest[]) =>
    Object.fromEntries(objects.map((it) => [`${it.kind}/${String(it.metadata.name)}`, comparable(it)]));
  expect(byName(install().objects)).toEqual(byName(rendered));
});

test('two runs give the same bytes', () => {
  expect(install().objects).toEqual(install().objects);
});

test('objects of the whole cluster have no namespace, all others one', () => {
  for (const { kind, metadata } of install({ mode: OperatorMode.controllerId('a') }).objects) {
    const whole = /^(Cluster|CustomResource|Validating)/.test(kind);
    expect([kind, metadata.namespace]).toEqual([kind, whole ? undefined : NAMESPACE]);
  }
});

test('a chart without a namespace needs one here', () => {
  expect(() => new SeldonOperator(Testing.chart(), 'operator')).toThrow(/\[test\/operator\] needs a 'namespace'/);
});

describeWithReference('a Helm release can be adopted:', () => {
  interface Case {
    readonly id: string;
    readonly release: string;
    readonly namespace: string;
    readonly values: JsonObject;
    readonly args: string[];
    readonly objects: Manifest[];
  }
  const cases = referenceLines<Case>('measured/charts/each.jsonl').filter(
    (it) => it.args.length === 0 && it.values.managerCreateResources === undefined,
  );

  /** Fields that the API server lets nobody change, per kind. */
  const immutable = (object: Manifest): Json => {
    const spec = (object.spec ?? {}) as JsonObject;
    switch (object.kind) {
      case 'Deployment':
        return [spec.selector];
      case 'ClusterRoleBinding':
      case 'RoleBinding':
        return [object.roleRef];
      case 'Secret':
        return [object.type];
      default:
        return [];
    }
  };

  test.each(cases.map((it) => [it.id, it] as const))('%s', (_, it) => {
    const chart = new Chart(new App(), 'chart', { namespace: it.namespace });
    const certManager = (it.values.certManager as JsonObject | undefined)?.enabled === true;
    new SeldonOperator(chart, 'operator', {
      values: Values.of(it.values),
      release: it.release,
      webhookCertificate: certManager ? undefined : WebhookCertificate.pem(PEM),
    });
    const key = ({ kind, metadata }: Manifest) => `${kind} ${String(metadata.namespace)}/${String(metadata.name)}`;
    const ours = new Map((chart.toJson() as Manifest[]).map((object) => [key(object), object]));
    for (const theirs of it.objects.filter(({ metadata }) => !String(metadata.name).includes('spartakus'))) {
      const own = ours.get(key(theirs));
      expect(own).toBeDefined();
      expect(immutable(own!)).toEqual(immutable(theirs));
    }
  });
});

describe("the webhook's certificate", () => {
  test('from cert-manager, of your own issuer', () => {
    const { objects } = install({ webhookCertificate: WebhookCertificate.certManager({ clusterIssuer: 'company' }) });
    expect((find(objects, 'Certificate').spec as JsonObject).issuerRef).toEqual({
      kind: 'ClusterIssuer',
      name: 'company',
    });
    expect(find(objects, 'Issuer')).toBeUndefined();
    expect(webhook(objects).clientConfig).not.toHaveProperty('caBundle');
  });

  test('from a secret that exists', () => {
    const { objects } = install({
      webhookCertificate: WebhookCertificate.existingSecret({ secretName: 'tls', caCertificate: CA }),
    });
    expect(find(objects, 'Secret')).toBeUndefined();
    expect((pod(objects).volumes as JsonObject[])[0].secret).toMatchObject({ secretName: 'tls' });
    expect(webhook(objects).clientConfig).toHaveProperty('caBundle', Buffer.from(CA).toString('base64'));
  });

  test('from the manager', () => {
    const { objects } = install({ webhookCertificate: WebhookCertificate.createdByManager() });
    expect(env(objects).MANAGER_CREATE_RESOURCES).toBe('true');
    expect(objects.map(({ kind }) => kind)).not.toContain('ValidatingWebhookConfiguration');
  });

  test('from PEM texts', () => {
    const { objects } = install({ webhookCertificate: WebhookCertificate.pem(PEM) });
    expect(find(objects, 'Secret').data).toHaveProperty(
      ['tls.key'],
      Buffer.from(PEM.unsafePlainTextPrivateKey).toString('base64'),
    );
  });

  test('is never generated by the library', () => {
    expect(() => install({ values: Values.of({ certManager: { enabled: false } }) })).toThrow(
      /'webhookCertificate' is required/,
    );
  });

  test('a string that is not PEM is rejected, and not repeated', () => {
    expect(() => WebhookCertificate.pem({ ...PEM, unsafePlainTextPrivateKey: 'hunter2' })).toThrow(
      new Error("'unsafePlainTextPrivateKey' must be a private key in PEM format"),
    );
  });

  test('one issuer is enough', () => {
    expect(() => WebhookCertificate.certManager({ issuer: 'a', clusterIssuer: 'b' })).toThrow(/exclude each other/);
  });
});

describe('ingress', () => {
  test('Istio, bound to a gateway of the app', () => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: NAMESPACE });
    const gateway = new IstioGateway(chart, 'gateway');
    new SeldonOperator(chart, 'operator', { ingress: Ingress.istio(gateway, { tlsMode: IstioTlsMode.ISTIO_MUTUAL }) });
    expect(env(Testing.synth(chart) as Manifest[])).toMatchObject({
      ISTIO_ENABLED: 'true',
      ISTIO_GATEWAY: 'istio-system/seldon-gateway',
      ISTIO_TLS_MODE: 'ISTIO_MUTUAL',
    });
  });

  test('Ambassador', () => {
    expect(env(install({ ingress: Ingress.ambassador({ version: AmbassadorVersion.V1 }) }).objects)).toMatchObject({
      AMBASSADOR_ENABLED: 'true',
      AMBASSADOR_VERSION: 'v1',
      ISTIO_ENABLED: 'false',
    });
  });
});

describe('mode', () => {
  test('one namespace: Roles instead of ClusterRoles, and a label for the namespace', () => {
    const { operator, objects } = install({ mode: OperatorMode.namespace(), createNamespace: true });
    expect(objects.filter(({ kind }) => kind === 'ClusterRole')).toEqual([]);
    expect(operator.namespaceLabels).toEqual({ 'seldon.io/controller-id': NAMESPACE });
    expect(find(objects, 'Namespace').metadata.labels).toEqual(operator.namespaceLabels);
    expect(webhook(objects).namespaceSelector).toEqual({ matchLabels: operator.namespaceLabels });
  });

  test('an id: a label for SeldonDeployments', () => {
    const { operator, objects } = install({ mode: OperatorMode.controllerId('team-a') });
    expect(operator.deploymentLabels).toEqual({ 'seldon.io/controller-id': 'team-a' });
    expect(webhook(objects).objectSelector).toEqual({ matchLabels: operator.deploymentLabels });
    expect(env(objects).CONTROLLER_ID).toBe('team-a');
  });

  test('an id that is not a label value is rejected', () => {
    expect(() => OperatorMode.controllerId('team a')).toThrow(/got "team a"/);
  });

  test('what an administrator applies is separate from what a team applies', () => {
    const app = Testing.app();
    const [admin, team] = [new Chart(app, 'admin'), new Chart(app, 'team', { namespace: NAMESPACE })];
    new SeldonOperator(team, 'operator', {
      mode: OperatorMode.namespace(),
      clusterResources: admin,
      secretNamespaces: [NAMESPACE],
    });
    const kinds = (chart: Chart) => (Testing.synth(chart) as Manifest[]).map(({ kind }) => kind);
    expect([...new Set(kinds(admin))]).toEqual([
      'CustomResourceDefinition',
      'Role',
      'RoleBinding',
      'ValidatingWebhookConfiguration',
    ]);
    expect(kinds(team).filter((kind) => kinds(admin).includes(kind))).toEqual([]);
    expect(kinds(team)).toContain('Deployment');
  });
});

describe('several operators of one app', () => {
  function problems(...all: [namespace: string, props: SeldonOperatorProps][]): string {
    const app = Testing.app();
    all.forEach(
      ([namespace, props], index) => new SeldonOperator(new Chart(app, `c${index}`, { namespace }), 'operator', props),
    );
    try {
      app.synth();
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  test('coexist with ids, namespaces and one CRD', () => {
    expect(
      problems(
        ['seldon-system', {}],
        ['team-a', { mode: OperatorMode.controllerId('a'), installCrd: false }],
        ['team-b', { mode: OperatorMode.namespace(), installCrd: false }],
      ),
    ).toBe('');
  });

  test.each<[string, [string, SeldonOperatorProps][], RegExp]>([
    [
      'one namespace',
      [
        ['a', {}],
        ['a', { mode: OperatorMode.controllerId('x'), installCrd: false }],
      ],
      /into the namespace "a" like c1\/operator/,
    ],
    [
      'two CRDs',
      [
        ['a', {}],
        ['b', { mode: OperatorMode.controllerId('x') }],
      ],
      /installs the CRD like c1\/operator: set 'installCrd' to false/,
    ],
    [
      'two for all namespaces',
      [
        ['a', {}],
        ['b', { installCrd: false }],
      ],
      /watches all namespaces like c1\/operator/,
    ],
    [
      'one id',
      [
        ['a', { mode: OperatorMode.controllerId('x') }],
        ['b', { mode: OperatorMode.controllerId('x'), installCrd: false }],
      ],
      /has the controller id "x"/,
    ],
  ])('%s is a conflict', (_, all, message) => {
    expect(problems(...all)).toMatch(message);
  });
});

test('platforms say what they change, and change it', () => {
  expect(OperatorPlatform.GKE_PRIVATE.changes).toEqual(['webhook.port: 10250']);
  const { objects } = install({ platform: OperatorPlatform.OPENSHIFT });
  expect(OperatorPlatform.OPENSHIFT.changes).toEqual(['defaultUserID: ""', 'executor.user: ""', 'managerUserID: ""']);
  expect(env(objects)).toMatchObject({ DEFAULT_USER_ID: '', EXECUTOR_CONTAINER_USER: '' });
  expect(pod(objects)).not.toHaveProperty('securityContext.runAsUser');
  expect(pod(install({ platform: OperatorPlatform.EKS_CALICO }).objects).hostNetwork).toBe(true);
});

test('the manager can be sized, placed and replicated', () => {
  const { objects } = install({
    manager: {
      replicas: 2,
      resources: { memoryLimit: '1Gi' },
      priorityClassName: 'system-cluster-critical',
      nodeSelector: { pool: 'system' },
      tolerations: [{ key: 'system' }, { key: 'pool', value: 'system', effect: 'NoSchedule' }],
      spreadOver: 'kubernetes.io/hostname',
      imagePullSecrets: ['registry'],
      env: { HTTPS_PROXY: 'http://proxy' },
    },
  });
  expect((find(objects, 'Deployment').spec as JsonObject).replicas).toBe(2);
  expect(pod(objects)).toMatchObject({
    priorityClassName: 'system-cluster-critical',
    nodeSelector: { pool: 'system' },
    tolerations: [
      { key: 'system', operator: 'Exists' },
      { key: 'pool', operator: 'Equal', value: 'system', effect: 'NoSchedule' },
    ],
    imagePullSecrets: [{ name: 'registry' }],
  });
  expect(container(objects).resources).toMatchObject({ limits: { cpu: '500m', memory: '1Gi' } });
  expect(JSON.stringify(pod(objects).affinity)).toContain('"topologyKey":"kubernetes.io/hostname"');
  expect(env(objects).HTTPS_PROXY).toBe('http://proxy');
});

test('every group of props reaches the operator', () => {
  const { operator, objects } = install({
    keda: true,
    executor: { port: 8100, requestLoggerQueueSize: 1_000_000, resources: { cpuLimit: '1' } },
    models: { httpPort: 7000, envSecretRefName: 'bucket', userId: '' },
    storageInitializer: { image: 'me/rclone:1' },
    explainerV2Image: 'me/explain:1',
    predictorServers: { MY_SERVER: { v2: 'registry:5000/me/server:2' } },
  });
  expect(env(objects)).toMatchObject({
    KEDA_ENABLED: 'true',
    EXECUTOR_SERVER_PORT: '8100',
    ENGINE_SERVER_PORT: '8100',
    EXECUTOR_REQUEST_LOGGER_WORK_QUEUE_SIZE: '1000000',
    EXECUTOR_DEFAULT_CPU_LIMIT: '1',
    PREDICTIVE_UNIT_HTTP_SERVICE_PORT: '7000',
    PREDICTIVE_UNIT_DEFAULT_ENV_SECRET_REF_NAME: 'bucket',
    DEFAULT_USER_ID: '',
  });
  const config = find(objects, 'ConfigMap').data as Record<string, string>;
  expect(JSON.parse(config.storageInitializer)).toMatchObject({ image: 'me/rclone:1', memoryLimit: '1Gi' });
  expect(JSON.parse(config.predictor_servers)).toMatchObject({
    MY_SERVER: { protocols: { v2: { image: 'registry:5000/me/server', defaultImageVersion: '2' } } },
    SKLEARN_SERVER: { protocols: { seldon: { image: 'seldonio/sklearnserver' } } },
  });
  expect(operator.predictorServers).toContain('MY_SERVER');
});

test('props win over values', () => {
  const values = Values.of({ manager: { logLevel: 'DEBUG', cpuLimit: '2' } });
  const { objects } = install({ values, manager: { logLevel: 'ERROR' } });
  expect(env(objects).MANAGER_LOG_LEVEL).toBe('ERROR');
  expect(container(objects).resources).toMatchObject({ limits: { cpu: '2' } });
});

test('a mirror offers every image', () => {
  const { operator, objects } = install({ imageMirror: ImageMirror.at('registry.example.com/seldon') });
  expect(operator.images.filter((image) => !image.startsWith('registry.example.com/seldon/'))).toEqual([]);
  expect(container(objects).image).toBe(`registry.example.com/seldon/seldonio/seldon-core-operator:${DEFAULT_VERSION}`);
  expect(ImageMirror.at('r.example.com').image('nvcr.io/nvidia/tritonserver:1')).toBe(
    'r.example.com/nvidia/tritonserver:1',
  );
});

test('a mirror needs the name of an image', () => {
  expect(() => ImageMirror.at('r.example.com').image(process.env.CDK8S_SELDON_UNSET!)).toThrow(
    'an image must be a reference such as "docker.io/seldonio/mlserver:1.5.0", got undefined',
  );
  expect(() => ImageMirror.at(process.env.CDK8S_SELDON_UNSET!)).toThrow(
    /a mirror must be a registry[^]*, got undefined/,
  );
});

test.each([
  ['imageMirror', 'registry.example.com', /'imageMirror' must be an ImageMirror such as[^]*, got a string/],
  ['ingress', 'istio', /'ingress' must be an Ingress such as Ingress.ambassador\(\), got a string/],
  [
    'values',
    { istio: { enabled: true } },
    /'values' must be a Values such as Values.of\({ ... }\), got a map of 1 key/,
  ],
])('%s of another type is rejected', (name, value, message) => {
  expect(() => install({ [name]: value })).toThrow(message);
});

test('another release runs its own images', () => {
  const { operator } = install({ version: '1.14.0' });
  expect(operator.images).toContain('docker.io/seldonio/seldon-core-operator:1.14.0');
  expect(operator.images.filter((image) => image.includes(DEFAULT_VERSION))).toEqual([]);
  expect(() => install({ version: '1.18.2' })).toThrow(/Business Source License/);
});

test('values that mislead are reported, not rejected', () => {
  const values = Values.of({ usageMetrics: { enabled: true }, crd: { forceV1: true } });
  expect(install({ values }).operator.warnings).toEqual([
    expect.stringMatching(/^crd\.forceV1: nothing reads this key/),
    expect.stringMatching(/^usageMetrics\.enabled: nothing is installed/),
  ]);
});

test('invalid values are rejected with the path of the construct', () => {
  expect(() => install({ values: Values.of({ webhook: { port: 'text' } }) })).toThrow(
    '[chart/operator] webhook.port: must be a port, a number from 1 to 65535, not a string of 4 characters',
  );
  expect(() => install({ predictorServers: { MY_SERVER: { v2: 'me/server' } } })).toThrow(
    /'predictorServers' MY_SERVER\.v2 needs an image with its tag/,
  );
});

test('an upgrade lists what it requires', () => {
  const { operator } = install({ upgradeFrom: '1.14.1' });
  expect(operator.upgradeNotes.map((note) => note.slice(0, 4))).toEqual(['1.15', '1.16', 'upgr']);
  expect(install({ upgradeFrom: '1.17.0' }).operator.upgradeNotes).toEqual([]);
});

test("strict parity is the chart's", () => {
  const { objects } = install({ strictParity: true, webhookCertificate: WebhookCertificate.certManager() });
  expect(container(objects)).not.toHaveProperty('readinessProbe');
});

test('operators with one id may share the place of objects that only an administrator applies', () => {
  const app = new App();
  const admin = new Chart(app, 'admin');
  for (const [team, installCrd] of [
    ['a', true],
    ['b', false],
  ] as const) {
    new SeldonOperator(new Chart(app, team, { namespace: team }), 'operator', {
      clusterResources: admin,
      installCrd,
      mode: OperatorMode.namespace(),
    });
  }
  expect(admin.node.children.map(({ node }) => node.id)).toEqual(['operator-cluster', 'b-operator-cluster']);
});

test('operators share a chart for cluster resources even if their paths differ in separators only', () => {
  const app = Testing.app();
  const admin = new Chart(app, 'admin');
  const scopes = [new Chart(app, 'z'), new Chart(app, 'x-y'), new Construct(new Chart(app, 'x'), 'y')];
  const add = (scope: Construct, index: number) =>
    new SeldonOperator(scope, 'operator', {
      namespace: `team-${index}`,
      clusterResources: admin,
      installCrd: index === 0,
      mode: OperatorMode.namespace(),
    });
  expect(scopes.map(add)).toHaveLength(3);
  expect(admin.node.children).toHaveLength(3);
});
