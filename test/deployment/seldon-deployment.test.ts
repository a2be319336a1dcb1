/** @jest-environment node */
import { App, Chart, Duration, JsonPatch, Lazy, Testing } from 'cdk8s';
import {
  DisruptionBudget,
  EnvValue,
  FindingSeverity,
  GraphNode,
  IstioGateway,
  ModelArtifact,
  Orchestrator,
  PodPlacement,
  PrepackagedServer,
  Protocol,
  Scaling,
  SeldonDeployment,
  SeldonOperator,
  ServerType,
  Silence,
  Transport,
  Values,
} from '../../src';
import { chartDefaults, renderChart } from '../../src/charts/render';
import * as check from '../../src/rules/check';
import { ManifestObject } from '../../src/shell/manifest-object';
import { model, predictor, sdep } from '../helpers/sdep';

// Functions that a test can watch.
jest.mock('../../src/rules/check', () => ({
  __esModule: true,
  ...jest.requireActual<typeof check>('../../src/rules/check'),
}));

const iris = GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
  artifact: ModelArtifact.gcs('seldon-models/v1.16.0-dev/sklearn/iris'),
});

describe('a SeldonDeployment', () => {
  test('needs nothing but a name and a model', () => {
    const deployment = sdep({}, 'models');
    deployment.addPredictor('default', { graph: iris });
    expect(deployment.apiObject.toJson()).toEqual({
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      metadata: { name: 'iris', namespace: 'models' },
      spec: {
        predictors: [
          {
            name: 'default',
            graph: {
              name: 'classifier',
              implementation: 'SKLEARN_SERVER',
              modelUri: 'gs://seldon-models/v1.16.0-dev/sklearn/iris',
            },
          },
        ],
      },
    });
  });

  test('writes every property, settings as annotations of spec', () => {
    const deployment = sdep({
      metadata: { name: 'flower', labels: { app: 'seldon' }, annotations: { owner: 'me' } },
      protocol: Protocol.V2,
      transport: Transport.GRPC,
      serverType: ServerType.rpc(),
      replicas: 2,
      annotations: { team: 'growth' },
      requestTimeout: Duration.seconds(20),
      grpcTimeout: Duration.seconds(30),
      grpcMaxMessageBytes: 1000,
      separateOrchestrator: true,
      headlessServices: true,
      skipStorageInitializer: true,
      loggerQueueSize: 5,
      loggerWriteTimeout: Duration.seconds(1),
      routing: {
        retries: 2,
        retryTimeout: Duration.seconds(3),
        host: 'models.example.com',
        gateway: IstioGateway.fromName('istio-system/public'),
        ambassadorServiceName: 'flowers',
        ambassadorHeader: { name: 'x-version', value: 'next' },
        ambassadorId: 'inner',
        circuitBreakers: { maxConnections: 1, maxPendingRequests: 2, maxRequests: 3, maxRetries: 4 },
      },
      specName: 'old',
      oauthKey: 'key',
      oauthSecret: 'secret',
    });
    deployment.addPredictor('default', { graph: iris });
    const { metadata, spec } = deployment.apiObject.toJson();
    expect(metadata).toEqual({ name: 'flower', labels: { app: 'seldon' }, annotations: { owner: 'me' } });
    expect(spec).toMatchObject({
      protocol: 'v2',
      transport: 'grpc',
      serverType: 'rpc',
      replicas: 2,
      name: 'old',
      oauth_key: 'key',
      oauth_secret: 'secret',
      annotations: {
        team: 'growth',
        'seldon.io/rest-timeout': '20000',
        'seldon.io/grpc-timeout': '30000',
        'seldon.io/grpc-max-message-size': '1000',
        'seldon.io/engine-separate-pod': 'true',
        'seldon.io/headless-svc': 'true',
        'seldon.io/no-storage-initializer': 'true',
        'seldon.io/executor-logger-queue-size': '5',
        'seldon.io/executor-logger-write-timeout-ms': '1000',
        'seldon.io/istio-retries': '2',
        'seldon.io/istio-retries-timeout': '3',
        'seldon.io/istio-host': 'models.example.com',
        'seldon.io/istio-gateway': 'istio-system/public',
        'seldon.io/ambassador-retries': '2',
        'seldon.io/ambassador-service-name': 'flowers',
        'seldon.io/ambassador-header': 'x-version: next',
        'seldon.io/ambassador-id': 'inner',
        'seldon.io/ambassador-circuit-breakers-max-connections': '1',
        'seldon.io/ambassador-circuit-breakers-max-pending-requests': '2',
        'seldon.io/ambassador-circuit-breakers-max-requests': '3',
        'seldon.io/ambassador-circuit-breakers-max-retries': '4',
      },
    });
  });

  test.each([
    ['two hosts', { host: 'a.com,b.com' }, 'routing.host must be one host, got "a.com,b.com"'],
    [
      'a colon in a header',
      { ambassadorHeader: { name: 'a', value: 'b:c' } },
      'routing.ambassadorHeader must not contain a colon',
    ],
  ])('fails with %s', (_, routing, message) => {
    expect(() => sdep({ routing })).toThrow(message);
  });

  test('accepts JSON patches', () => {
    const deployment = sdep();
    deployment.addPredictor('default', { graph: iris });
    deployment.apiObject.addJsonPatch(JsonPatch.add('/spec/predictors/0/graph/notInTheApi', { kept: true }));
    expect(deployment.apiObject.toJson().spec.predictors[0].graph.notInTheApi).toEqual({ kept: true });
  });

  test('is synthesized to the same bytes each time', () => {
    const bytes = () => {
      const app = new App({ outdir: 'unused' });
      new SeldonDeployment(new Chart(app, 'models'), 'iris').addPredictor('default', { graph: iris });
      return app.synthYaml();
    };
    expect(bytes()).toBe(bytes());
  });
});

describe('a predictor', () => {
  test('writes every property', () => {
    expect(
      predictor({
        graph: iris,
        scaling: Scaling.fixed(3),
        disruptionBudget: DisruptionBudget.minAvailable(1),
        orchestrator: Orchestrator.executor({
          resources: { requests: { cpu: '1' } },
          env: { A: EnvValue.fromConfigMap('settings', 'a', { optional: true }) },
          logLevel: 'DEBUG',
          replicas: 2,
        }),
        labels: { version: 'v1' },
        annotations: { team: 'growth' },
        serviceName: 'flowers',
        certSecretName: 'tls',
        progressDeadline: Duration.minutes(20),
        traffic: 100,
      }),
    ).toMatchObject({
      replicas: 3,
      componentSpecs: [{ pdbSpec: { minAvailable: 1 } }],
      svcOrchSpec: {
        resources: { requests: { cpu: '1' } },
        env: [
          { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a', optional: true } } },
          { name: 'SELDON_LOG_LEVEL', value: 'DEBUG' },
        ],
        replicas: 2,
      },
      labels: { version: 'v1' },
      annotations: { team: 'growth', 'seldon.io/svc-name': 'flowers' },
      ssl: { certSecretName: 'tls' },
      progressDeadlineSeconds: 1200,
      traffic: 100,
    });
  });

  test('of Kafka has what every orchestrator needs, and may override it', () => {
    const serverType = ServerType.kafka({
      broker: 'b:9092',
      inputTopic: 'in',
      outputTopic: 'out',
      workers: 2,
      fullGraph: true,
    });
    const orchestrator = Orchestrator.executor({ env: { KAFKA_OUTPUT_TOPIC: EnvValue.of('other') } });
    expect(predictor({ graph: iris, orchestrator }, { serverType }).svcOrchSpec).toEqual({
      env: [
        { name: 'KAFKA_BROKER', value: 'b:9092' },
        { name: 'KAFKA_FULL_GRAPH', value: 'true' },
        { name: 'KAFKA_INPUT_TOPIC', value: 'in' },
        { name: 'KAFKA_OUTPUT_TOPIC', value: 'other' },
        { name: 'KAFKA_WORKERS', value: '2' },
      ],
    });
  });

  test('knows the names that the operator derives', () => {
    const deployment = sdep({}, 'models');
    const main = deployment.addPredictor('main', { graph: model('a').to(model('b')) });
    expect(main).toMatchObject({
      predictorName: 'main',
      serviceName: 'iris-main',
      deploymentNames: ['iris-main-0-a-b'],
      nodeNames: ['a', 'b'],
      explainerName: undefined,
    });
    expect(main.nodeServiceName('b')).toBe('iris-main-b');
  });

  test('knows no Service of a node that does not exist', () => {
    const main = sdep().addPredictor('main', { graph: model('encoder').to(model('b')) });
    expect(() => main.nodeServiceName('encodr')).toThrow(
      '[chart/iris/main] no graph node "encodr", did you mean "encoder"? (known: "encoder", "b")',
    );
  });

  test('cannot have the name of another', () => {
    const deployment = sdep();
    deployment.addPredictor('default', { graph: iris });
    expect(() => deployment.addPredictor('default', { graph: iris })).toThrow(
      '[chart/iris] there is a predictor "default" already',
    );
  });

  test('that cannot be created names its place in the app', () => {
    expect(() => sdep().addPredictor('default', { graph: model('a'), placement: PodPlacement.pods([]) })).toThrow(
      '[chart/iris] predictor "default": placement: node "a" has no place',
    );
    expect(() => sdep({ routing: { host: 'a,b' } })).toThrow('[chart/iris] properties: routing.host must be one host');
    expect(() => sdep().addPredictor('default', { graph: [model()][1] })).toThrow(
      '[chart/iris] predictor "default": \'graph\' must be a GraphNode such as GraphNode.model("name", { ... }), got und',
    );
    expect(() => predictor({ scaling: 3 as unknown as Scaling })).toThrow(
      '[chart/iris] predictor "default": \'scaling\' must be a Scaling such as Scaling.fixed(2), got a number',
    );
    expect(() => sdep({ serverType: 'kafka' as unknown as ServerType })).toThrow(
      "[chart/iris] properties: 'serverType' must be a ServerType such as ServerType.rpc(), got a string",
    );
  });

  test('is found by its name', () => {
    const deployment = sdep();
    const added = deployment.addPredictor('default', { graph: iris });
    expect(deployment.predictor('default')).toBe(added);
    expect(() => deployment.predictor('defualt')).toThrow(
      'no predictor "defualt", did you mean "default"? (known: "default")',
    );
  });
});

describe('rollouts', () => {
  /** Name, traffic and shadow of each predictor. */
  const shares = (deployment: SeldonDeployment) => {
    const { predictors } = (
      deployment.apiObject.toJson() as { spec: { predictors: { name: string; traffic?: number; shadow?: boolean }[] } }
    ).spec;
    return predictors.map(({ name, traffic, shadow }) => [name, traffic, shadow]);
  };

  test('a canary and the version that works share the requests', () => {
    const deployment = sdep();
    const canary = deployment.canary({ stable: { graph: iris }, canary: { graph: iris }, percent: 10 });
    expect(canary.predictorName).toBe('canary');
    expect(shares(deployment)).toEqual([
      ['default', 90, undefined],
      ['canary', 10, undefined],
    ]);
  });

  test('an A/B test halves them by default', () => {
    const deployment = sdep();
    deployment.abTest({ a: { graph: iris }, b: { graph: iris } });
    expect(shares(deployment)).toEqual([
      ['a', 50, undefined],
      ['b', 50, undefined],
    ]);
  });

  test('a shadow comes last, wherever it was added: the operator uses the address of the first predictor', () => {
    const deployment = sdep();
    deployment.shadow('next', { graph: iris, percent: 20 });
    deployment.addPredictor('default', { graph: iris });
    expect(shares(deployment)).toEqual([
      ['default', undefined, undefined],
      ['next', 20, true],
    ]);
  });

  test.each([0, 100, 33.3, NaN])('fail with %p percent', (percent) => {
    expect(() => sdep().canary({ stable: { graph: iris }, canary: { graph: iris }, percent })).toThrow(
      "'percent' must be a whole number from 1 to 99",
    );
    expect(() => sdep().abTest({ a: { graph: iris }, b: { graph: iris }, percentB: percent })).toThrow(
      "'percentB' must be",
    );
  });

  test.each([0, 101, 33.3, NaN])('fail with a shadow of %p percent', (percent) => {
    expect(() => sdep().shadow('next', { graph: iris, percent })).toThrow(
      `'percent' must be a whole number from 1 to 100, got ${percent}`,
    );
  });

  test('a shadow of 100 percent says so, one without a percentage says nothing, and one may be resolved later', () => {
    const [all, unsaid, none, later] = [100, undefined, null, Lazy.any({ produce: () => 20 })].map((percent) => {
      const deployment = sdep();
      deployment.shadow('next', { graph: iris, percent: percent as number | undefined });
      return shares(deployment);
    });
    expect(all).toEqual([['next', 100, true]]);
    expect([unsaid, none]).toEqual([[['next', undefined, true]], [['next', undefined, true]]]);
    expect(later).toEqual([['next', 20, true]]);
  });
});

describe('findings', () => {
  test('that are errors fail the synthesis, all at once, with path, value and remedy', () => {
    const deployment = sdep();
    deployment.addPredictor('a', {
      graph: GraphNode.router('route', { container: { image: 'acme/router:1' } }),
      traffic: 60,
    });
    deployment.addPredictor('b', { graph: model(), traffic: 60 });
    expect(() => Testing.synth(Chart.of(deployment))).toThrow(/\[chart\/iris\] spec.*traffic.*120; set 'traffic'/);
    expect(() => Testing.synth(Chart.of(deployment))).toThrow(
      /\[chart\/iris\] spec\.predictors\[0\]\.graph\.children: ROUTER "route" has no children.*; add/,
    );
  });

  test.each([
    [
      'AVERAGE_COMBINER',
      GraphNode.averageCombiner('n').to(model('a'), model('b')),
      'returns the answer of the first child',
    ],
    ['SIMPLE_ROUTER', GraphNode.simpleRouter('n').to(model('a'), model('b')), 'calls all children'],
    ['SIMPLE_MODEL', GraphNode.server('n', PrepackagedServer.of('SIMPLE_MODEL')), 'answers with the request itself'],
  ])('%s, which the executor does not have, fails unless it is silenced', (name, graph, effect) => {
    const deployment = sdep();
    deployment.addPredictor('default', { graph });
    const refused = new RegExp(
      `graph\\.implementation: the executor does not implement ${name}: it ${effect}.*your own container`,
    );
    expect(() => Testing.synth(Chart.of(deployment))).toThrow(refused);
    const known = sdep({
      silence: [{ rule: 'SELDON258', reason: 'it has run for years' }],
      separateOrchestrator: true,
    });
    known.addPredictor('default', { graph });
    expect(() => Testing.synth(Chart.of(known))).not.toThrow();
  });

  test('volumes are written with what the API server would fill in, so that the operator never rewrites their pods', () => {
    const deployment = sdep();
    const fieldRef = { fieldPath: 'metadata.labels' };
    deployment.addPredictor('default', {
      graph: model(),
      pod: {
        volumes: [
          { name: 'scratch' },
          { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 't' } }] } },
          { name: 'labels', downwardApi: { items: [{ path: 'l', fieldRef }] } },
        ],
      },
    });
    expect(deployment.findings().filter(({ rule }) => rule === 'SELDON330')).toEqual([]);
  });

  test('an autoscaler of a percentage requires the requests of every container, TensorFlow Serving included', () => {
    const synthesize = (name: string, more: string[]) => {
      const deployment = sdep();
      const resources = { requests: { cpu: '1' } };
      deployment.addPredictor('default', {
        graph: GraphNode.server(name, PrepackagedServer.TENSORFLOW, {
          artifact: ModelArtifact.uri('gs://models/flowers'),
          container: more.includes(name) ? { resources } : undefined,
        }),
        pod: more.includes('tfserving') ? { containers: [{ name: 'tfserving', resources }] } : undefined,
        scaling: Scaling.onCpu({ percent: 70, max: 4 }),
      });
      return () => Testing.synth(Chart.of(deployment));
    };
    expect(synthesize('flowers', [])).toThrow(
      /container "flowers" requests no cpu.*[^]*container "tfserving" requests no cpu.*\{name: tfserving\}/,
    );
    expect(synthesize('flowers', ['flowers'])).toThrow(/container "tfserving" requests no cpu/);
    expect(synthesize('flowers', ['flowers', 'tfserving'])).not.toThrow();
  });

  test('include a name that is too long', () => {
    const deployment = sdep();
    deployment.addPredictor('default', { graph: model('m'.repeat(64)) });
    expect(() => Testing.synth(Chart.of(deployment))).toThrow(/m{64}.*63 characters/);
  });

  test('include nothing that an existing manifest does without harm: it can be synthesized again', () => {
    const manifest = sdep();
    manifest.addPredictor('default', { graph: GraphNode.router('route', { container: { image: 'acme/router:1' } }) });
    const imported = SeldonDeployment.fromManifest(Testing.chart(), 'old', manifest.apiObject.toJson());
    expect(() => Testing.synth(Chart.of(imported))).not.toThrow();
  });

  test('include a SeldonDeployment without predictors', () => {
    const deployment = sdep();
    expect(() => Testing.synth(Chart.of(deployment))).toThrow(/spec\.predictors/);
  });

  test('that are warnings are available on request', () => {
    const deployment = sdep({ annotations: { 'seldon.io/no-engine': 'true' } });
    deployment.addPredictor('default', { graph: iris });
    expect(deployment.findings()).toContainEqual(
      expect.objectContaining({
        severity: FindingSeverity.WARNING,
        path: expect.stringContaining('spec.annotations') as string,
      }),
    );
    expect(() => Testing.synth(Chart.of(deployment))).not.toThrow();
  });

  test('are computed once for each object, however many charts request them', () => {
    const judge = jest.spyOn(check, 'judgeAll');
    const app = Testing.app();
    for (let i = 0; i < 20; i++) {
      new SeldonDeployment(new Chart(app, `chart-${i}`), 'iris', { metadata: { name: `iris-${i}` } }).addPredictor(
        'default',
        { graph: iris },
      );
    }
    app.synthYaml();
    app.synthYaml();
    expect(judge.mock.calls.flatMap(([cases]) => cases)).toHaveLength(20);
    judge.mockRestore();
  });

  test('follow every change', () => {
    const deployment = sdep();
    const added = deployment.addPredictor('default', { graph: iris });
    const errors = () => deployment.findings().filter(({ severity }) => severity === FindingSeverity.ERROR).length;
    expect(errors()).toBe(0);
    deployment.apiObject.addJsonPatch(JsonPatch.replace('/spec/predictors/0/graph/implementation', 'SKLEARN_SEVER'));
    expect(errors()).toBeGreaterThan(0);
    deployment.apiObject.addJsonPatch(JsonPatch.replace('/spec/predictors/0/graph/implementation', 'SKLEARN_SERVER'));
    expect(errors()).toBe(0);
    added.addLabel('seldon-deployment-id', 'mine');
    expect(deployment.findings()).not.toEqual([]);
  });

  test('follow the configuration of an operator in the same app', () => {
    const app = Testing.app();
    const own = new SeldonDeployment(new Chart(app, 'models'), 'iris');
    own.addPredictor('default', {
      graph: GraphNode.server('classifier', PrepackagedServer.of('MY_SERVER'), {
        artifact: ModelArtifact.gcs('models/iris'),
      }),
    });
    expect(() => app.synthYaml()).toThrow(/MY_SERVER/);

    const operator = new Chart(app, 'operator', { namespace: 'seldon-system' });
    const values = {
      ...chartDefaults('seldon-core-operator'),
      predictor_servers: { MY_SERVER: { protocols: { seldon: { image: 'acme/server' } } } },
    };
    const rendered = renderChart('seldon-core-operator', values, {
      release: 'seldon',
      namespace: 'seldon-system',
      strictParity: true,
    });
    rendered.forEach((manifest, index) => new ManifestObject(operator, `object-${index}`, manifest));
    own.addAnnotation('asked', 'again');
    expect(() => app.synthYaml()).not.toThrow();
  });
});

describe('the operator of a SeldonDeployment', () => {
  const served = (values: Record<string, unknown>, namespace: string, server: string) => {
    const app = Testing.app();
    const seldonOperator = SeldonOperator.fromValues(
      new Chart(app, 'operator', { namespace: 'seldon-system' }),
      'operator',
      Values.of(values),
    );
    const deployment = new SeldonDeployment(new Chart(app, 'models', { namespace }), 'iris', { seldonOperator });
    deployment.addPredictor('default', {
      graph: GraphNode.server('classifier', PrepackagedServer.of(server), {
        artifact: ModelArtifact.gcs('models/iris'),
      }),
    });
    return deployment;
  };
  const certManager = { certManager: { enabled: true } };
  const synth = (deployment: SeldonDeployment) => () => Testing.synth(Chart.of(deployment));

  test('decides which servers there are', () => {
    const values = {
      ...certManager,
      predictor_servers: { MY_SERVER: { protocols: { seldon: { image: 'acme/server' } } } },
    };
    expect(synth(served(values, 'models', 'MY_SERVER'))).not.toThrow();
    expect(synth(served(certManager, 'models', 'MY_SERVER'))).toThrow(/MY_SERVER/);
  });

  test('gives it the label that the operator selects', () => {
    expect(
      served({ ...certManager, controllerId: 'team-a' }, 'models', 'SKLEARN_SERVER').apiObject.toJson().metadata.labels,
    ).toEqual({ 'seldon.io/controller-id': 'team-a' });
  });

  describe('that watches one namespace', () => {
    const single = { ...certManager, singleNamespace: true };
    const watched = (deployment: SeldonDeployment) =>
      deployment.findings().filter(({ rule, path }) => rule === 'SELDON300' && path === 'metadata.namespace');

    test('serves what is in that namespace', () => {
      const deployment = served(single, 'seldon-system', 'SKLEARN_SERVER');
      expect(synth(deployment)).not.toThrow();
      expect(watched(deployment)).toEqual([]);
    });

    test('ignores what is elsewhere, which is reported once, and fails synthesis', () => {
      const deployment = served(single, 'models', 'SKLEARN_SERVER');
      expect(synth(deployment)).toThrow(/metadata\.namespace: .*models.*seldon-system/);
      expect(watched(deployment)).toHaveLength(1);
    });

    test('alone decides, whatever another operator of the app watches', () => {
      const deployment = served(single, 'models', 'SKLEARN_SERVER');
      SeldonOperator.fromValues(
        new Chart(deployment.node.root as App, 'second', { namespace: 'second-system' }),
        'operator',
        Values.of({ ...certManager, crd: { create: false } }),
      );
      expect(watched(deployment)).toHaveLength(1);
    });

    test('may be in its own app', () => {
      const elsewhere = SeldonOperator.fromValues(
        new Chart(Testing.app(), 'operator', { namespace: 'seldon-system' }),
        'operator',
        Values.of(single),
      );
      const chart = new Chart(Testing.app(), 'models', { namespace: 'models' });
      const deployment = new SeldonDeployment(chart, 'iris', { seldonOperator: elsewhere });
      deployment.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.gcs('models/iris'),
        }),
      });
      expect(watched(deployment)).toHaveLength(1);
    });

    test('can be silenced', () => {
      const deployment = served(single, 'models', 'SKLEARN_SERVER');
      Silence.below(deployment, [{ rule: 'SELDON300', reason: 'the cluster has an operator for all namespaces' }]);
      expect(synth(deployment)).not.toThrow();
    });
  });
});
