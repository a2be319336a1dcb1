import { Chart, Duration, JsonPatch, Lazy } from 'cdk8s';
import { ImageMirror, Protocol, SeldonDeployment, SmokeTest, type SmokeTestProps, Transport } from '../../src';
import { schemaProblems } from '../helpers/kubernetes-schema';
import { model, sdep } from '../helpers/sdep';

/** The arguments of the Job's one container. */
const args = (test: SmokeTest): string[] => test.apiObject.toJson().spec.template.spec.containers[0].args;

describe('a smoke test', () => {
  const deployment = sdep({}, 'models');
  deployment.addPredictor('default', { graph: model(), traffic: 90 });
  const canary = deployment.addPredictor('canary', { graph: model(), traffic: 10 });
  const chart = Chart.of(deployment);

  test('requests one prediction from the first predictor, next to the SeldonDeployment', () => {
    const test = new SmokeTest(chart, 'smoke', { deployment });
    expect(test.apiObject.toJson()).toMatchObject({
      kind: 'Job',
      metadata: { name: 'iris-smoke', namespace: 'models' },
    });
    expect(args(test)).toEqual([
      '--silent',
      '--show-error',
      '--fail-with-body',
      '--retry',
      '120',
      '--retry-delay',
      '5',
      '--retry-all-errors',
      '--retry-max-time',
      '600',
      '--header',
      'Content-Type: application/json',
      '--data',
      '{"data":{"ndarray":[[1,2,3,4]]}}',
      'http://iris-default.models:8000/api/v1.0/predictions',
    ]);
    expect(schemaProblems([test.apiObject.toJson()])).toEqual([]);
  });

  test('can send another request to another predictor, for a shorter time, and be a hook', () => {
    const test = new SmokeTest(chart, 'hook', {
      deployment,
      predictor: canary,
      request: { strData: 'hello' },
      timeout: Duration.minutes(1),
      image: 'mirror/curl:8',
      metadata: { name: 'probe', annotations: { 'argocd.argoproj.io/hook': 'PostSync' } },
    });
    test.apiObject.addJsonPatch(JsonPatch.replace('/spec/backoffLimit', 2));
    const { metadata, spec } = test.apiObject.toJson();
    expect(metadata).toMatchObject({ name: 'probe', annotations: { 'argocd.argoproj.io/hook': 'PostSync' } });
    expect(spec).toMatchObject({
      activeDeadlineSeconds: 60,
      backoffLimit: 2,
      template: { spec: { containers: [{ image: 'mirror/curl:8' }] } },
    });
    expect(args(test)).toEqual(
      expect.arrayContaining(['{"strData":"hello"}', 'http://iris-canary.models:8000/api/v1.0/predictions']),
    );
  });

  test('does not check the certificate of a predictor with TLS, which is called by the name of its service', () => {
    const secure = sdep({ protocol: Protocol.V2 });
    secure.addPredictor('default', { graph: model(), certSecretName: 'tls' });
    expect(args(new SmokeTest(Chart.of(secure), 'smoke', { deployment: secure }))).toEqual(
      expect.arrayContaining(['--insecure', 'https://iris-default.default:8000/v2/models/model/infer']),
    );
  });

  test('calls the Service that will exist, whatever was changed after it was created', () => {
    const changed = sdep({}, 'models');
    const predictor = changed.addPredictor('default', { graph: model() });
    const [rest, grpc] = [false, true].map(
      (isGrpc) => new SmokeTest(Chart.of(changed), `grpc-${isGrpc}`, { deployment: changed, grpc: isGrpc }),
    );
    changed.apiObject.addJsonPatch(JsonPatch.replace('/metadata/name', 'rose'));
    expect(args(rest)).toContain('http://rose-default.models:8000/api/v1.0/predictions');
    expect(args(grpc)).toContain('rose-default.models:5001');
    predictor.addAnnotation('seldon.io/svc-name', 'flowers');
    expect(args(rest)).toContain('http://flowers.models:8000/api/v1.0/predictions');
    expect(args(grpc)).toContain('flowers.models:5001');
  });

  test('asks in the form of the protocol that the Service will have', () => {
    const changed = sdep({}, 'models');
    changed.addPredictor('default', { graph: model() });
    const test = new SmokeTest(Chart.of(changed), 'smoke', { deployment: changed });
    changed.apiObject.addJsonPatch(JsonPatch.add('/spec/protocol', 'v2'));
    const [, data, url] = args(test).slice(-3);
    expect(url).toBe('http://iris-default.models:8000/v2/models/model/infer');
    expect(JSON.parse(data)).toHaveProperty('inputs');
  });

  test('calls a namespace that is resolved later, in which it runs', () => {
    let namespace = 'soil';
    const moved = sdep({ metadata: { namespace: Lazy.any({ produce: () => namespace }) as string } });
    moved.addPredictor('default', { graph: model() });
    const test = new SmokeTest(Chart.of(moved), 'smoke', { deployment: moved });
    namespace = 'garden';
    expect(test.apiObject.toJson().metadata.namespace).toBe('garden');
    expect(args(test).at(-1)).toBe('http://iris-default.garden:8000/api/v1.0/predictions');
  });

  test.each([
    ['no SeldonDeployment', { deployment: undefined }, `'deployment' must be a SeldonDeployment, got undefined`],
    ['no predictor but its name', { predictor: 'canary' }, `'predictor' must be a Predictor such as`],
    ['no duration', { timeout: '5m' }, `'timeout' must be a Duration such as Duration.minutes(5), got a string`],
  ])('says so if it is given %s', (name, props, message) => {
    const construct = () => new SmokeTest(chart, name, { deployment, ...props } as unknown as SmokeTestProps);
    expect(construct).toThrow(message);
  });

  test('fails without a predictor', () => {
    const empty = sdep();
    expect(() => new SmokeTest(Chart.of(empty), 'smoke', { deployment: empty })).toThrow(
      'SeldonDeployment "iris" has no predictor to ask',
    );
  });

  test('fails with a predictor of another SeldonDeployment', () => {
    const other = new SeldonDeployment(chart, 'rose').addPredictor('main', { graph: model() });
    expect(() => new SmokeTest(chart, 'stray', { deployment, predictor: other })).toThrow(
      `'predictor' must be one of SeldonDeployment "iris", got "main" of another one: give that one as 'deployment'`,
    );
  });
});

interface ConfigMap {
  readonly kind: string;
  readonly metadata: object;
  readonly data: Record<string, string>;
}

describe('a smoke test by gRPC', () => {
  const asked = (protocol: Protocol, more: object = {}) => {
    const deployment = sdep({ protocol, transport: Transport.GRPC }, 'models');
    deployment.addPredictor('default', { graph: model(), ...more });
    const chart = Chart.of(deployment);
    return { deployment, chart, test: new SmokeTest(chart, 'smoke', { deployment }) };
  };
  const container = (test: SmokeTest) => test.apiObject.toJson().spec.template.spec.containers[0];

  test('is the default for a SeldonDeployment whose nodes are called by gRPC', () => {
    const { test, chart } = asked(Protocol.SELDON);
    expect(container(test)).toMatchObject({
      image: 'docker.io/fullstorydev/grpcurl:v1.9.3',
      args: expect.arrayContaining([
        '-plaintext',
        '{"data":{"ndarray":[[1,2,3,4]]}}',
        'iris-default.models:5001',
        'seldon.protos.Seldon/Predict',
      ]),
    });
    expect(schemaProblems(chart.toJson().filter(({ kind }: { kind: string }) => kind !== 'SeldonDeployment'))).toEqual(
      [],
    );
  });

  test('is possible for any other', () => {
    const deployment = sdep();
    deployment.addPredictor('default', { graph: model() });
    const test = new SmokeTest(Chart.of(deployment), 'smoke', { deployment, grpc: true });
    expect(container(test).name).toBe('grpcurl');
    const rest = asked(Protocol.SELDON);
    expect(container(new SmokeTest(rest.chart, 'rest', { deployment: rest.deployment, grpc: false })).name).toBe(
      'curl',
    );
  });

  test.each([
    [Protocol.V2, 'inference.GRPCInferenceService/ModelInfer', '"model_name":"model"'],
    [Protocol.TENSORFLOW, 'tensorflow.serving.PredictionService/Predict', '"model_spec":{"name":"model"}'],
  ])('with the protocol %s calls %s and names the model', (protocol, method, named) => {
    const words = args(asked(protocol).test);
    expect(words.at(-1)).toBe(method);
    expect(words[words.indexOf('-d') + 1]).toContain(named);
  });

  test.each([Protocol.SELDON, Protocol.V2, Protocol.TENSORFLOW])(
    'brings the interface of the protocol %s, which servers do not describe themselves',
    (protocol) => {
      const { test, chart } = asked(protocol);
      const map = (chart.toJson() as ConfigMap[]).find(({ kind }) => kind === 'ConfigMap')!;
      const { volumes } = test.apiObject.toJson().spec.template.spec;
      expect(map.metadata).toEqual({ name: 'iris-smoke-protos', namespace: 'models' });
      expect(volumes).toEqual([{ name: 'protos', configMap: { name: 'iris-smoke-protos' } }]);
      const [service, method] = args(test).at(-1)!.split('/');
      const [, file] = Object.entries(map.data).find(([name]) => args(test).includes(name))!;
      expect(file).toContain(`package ${service.slice(0, service.lastIndexOf('.'))};`);
      expect(file).toContain(`rpc ${method}(`);
    },
  );

  test('brings the interface of a protocol that is patched later', () => {
    const { deployment, chart, test } = asked(Protocol.SELDON);
    deployment.apiObject.addJsonPatch(JsonPatch.replace('/spec/protocol', 'v2'));
    const { data } = (chart.toJson() as ConfigMap[]).find(({ kind }) => kind === 'ConfigMap')!;
    expect(Object.values(data).join()).toContain('service GRPCInferenceService');
    expect(args(test)).toContain('inference.GRPCInferenceService/ModelInfer');
    expect(args(test).join()).toContain('"model_name":"model"');
  });

  test('continues until the time is up, although grpcurl does not retry', () => {
    const { spec } = asked(Protocol.SELDON).test.apiObject.toJson();
    expect(spec.template.spec.restartPolicy).toBe('OnFailure');
    expect(spec.activeDeadlineSeconds).toBe(600);
    expect(spec.backoffLimit).toBeGreaterThan(6);
  });

  test('does not check the certificate, and pulls the image from a mirror', () => {
    const { deployment, chart } = asked(Protocol.V2, { certSecretName: 'tls' });
    const test = new SmokeTest(chart, 'other', { deployment, imageMirror: ImageMirror.at('r.io/copies') });
    expect(args(test)).toContain('-insecure');
    expect(container(test).image).toBe('r.io/copies/fullstorydev/grpcurl:v1.9.3');
  });
});
