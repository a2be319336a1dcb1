import { Chart, Duration, Testing } from 'cdk8s';
import { AmbassadorApi, AmbassadorGateway } from '../../src/gateway/ambassador-gateway';
import { AmbassadorRoute } from '../../src/gateway/ambassador-route';
import { GatewayTls, PlainHttp } from '../../src/gateway/gateway-tls';
import { IstioGateway } from '../../src/gateway/istio-gateway';
import { IstioRoute, type IstioRouteProps } from '../../src/gateway/istio-route';
import { RouteMatch } from '../../src/gateway/route-match';
import { IstioSidecar } from '../../src/gateway/sidecar';
import { expectValid } from '../helpers/kubernetes-schema';

const chartIn = (namespace?: string) => new Chart(Testing.app(), 'models', { namespace });
const gateway = IstioGateway.fromName('istio-system/seldon-gateway');

interface Route {
  match: { uri: object; headers?: object }[];
  route: { destination: object; weight?: number; headers?: object }[];
}

describe('your own route in Istio', () => {
  const props: IstioRouteProps = {
    deployment: 'churn',
    gateway,
    hosts: ['models.example.com'],
    weights: { stable: 90, canary: 10 },
  };
  const routes = (more: Partial<IstioRouteProps> = {}) => {
    const chart = chartIn('growth');
    new IstioRoute(chart, 'churn-route', { ...props, ...more });
    expectValid(Testing.synth(chart));
    return (Testing.synth(chart)[0] as { spec: { http: Route[] } }).spec.http;
  };
  const service = (predictor: string, number: number) => ({
    host: `churn-${predictor}.growth.svc.cluster.local`,
    port: { number },
  });

  test("splits REST and gRPC by weight, at the operator's URLs", () => {
    expect(routes()).toEqual([
      {
        match: [{ uri: { prefix: '/seldon/growth/churn/' } }],
        rewrite: { uri: '/' },
        route: [
          { destination: service('canary', 8000), weight: 10 },
          { destination: service('stable', 8000), weight: 90 },
        ],
      },
      {
        match: [
          {
            uri: { regex: '.*tensorflow.*|.*seldon.protos.*|.*inference.*' },
            headers: { seldon: { exact: 'churn' }, namespace: { exact: 'growth' } },
          },
        ],
        route: [
          { destination: service('canary', 5001), weight: 10 },
          { destination: service('stable', 5001), weight: 90 },
        ],
      },
    ]);
  });

  test('sends requests with a header to one predictor, before the weights', () => {
    const [first, second, third] = routes({
      rules: [{ match: RouteMatch.header('X-Canary', 'true'), predictor: 'canary' }],
    });
    expect(first.match[0].headers).toEqual({ 'x-canary': { exact: 'true' } });
    expect(first.route).toEqual([{ destination: service('canary', 8000) }]);
    expect(second.match[0].headers).toBeUndefined();
    expect(third.match[0].headers).toMatchObject({ seldon: { exact: 'churn' }, 'x-canary': { exact: 'true' } });
    expect(third.route).toEqual([{ destination: service('canary', 5001) }]);
  });

  test('keeps a client with the predictor that answered first', () => {
    const [canary, stable, rest] = routes({ stickyCookie: 'model' });
    expect(stable.match[0].headers).toEqual({ cookie: { regex: '(.*;\\s*)?model=stable(;.*)?' } });
    expect(canary.route).toEqual([{ destination: service('canary', 8000) }]);
    expect(rest.route.map(({ headers }) => headers)).toEqual(
      ['canary', 'stable'].map((predictor) => ({
        response: { add: { 'set-cookie': `model=${predictor}; Path=/; HttpOnly; SameSite=Lax` } },
      })),
    );
  });

  test('limits time and mirrors', () => {
    expect(routes({ timeout: Duration.millis(1500), mirror: 'next' })[1]).toMatchObject({
      timeout: '1.5s',
      mirror: service('next', 5001),
    });
  });

  test.each([
    ['weights below 100', { weights: { stable: 90 } }, /add up to 100, got \{"stable":90\}/],
    ["the host of the operator's own route", { hosts: ['*'] }, /belongs to the operator/],
    [
      'a rule for nobody',
      { rules: [{ match: RouteMatch.header('a', 'b'), predictor: 'canaries' }] },
      /"canaries", which has no weight.*known are canary, stable/,
    ],
    [
      'a rule without a match',
      { rules: [{ match: undefined!, predictor: 'canary' }] },
      /'match' of a rule must be a Rou/,
    ],
    [
      'no gateway',
      { gateway: undefined! },
      /'gateway' must be a gateway such as IstioGateway.fromName[^]*got undefined/,
    ],
    ['seconds as a number', { timeout: 3 as unknown as Duration }, /'timeout' must be a Duration[^]*got a number/],
  ])('%s fails', (_name, more, message) => {
    expect(() => new IstioRoute(chartIn('growth'), 'r', { ...props, ...more })).toThrow(message);
  });

  test('needs a namespace, which is part of the URL', () => {
    expect(() => new IstioRoute(chartIn(), 'r', props)).toThrow(/'namespace' is part of the URL/);
  });
});

describe('Ambassador', () => {
  test('Emissary gets listener and host', () => {
    const chart = chartIn('emissary');
    new AmbassadorGateway(chart, 'ambassador');
    expect(Testing.synth(chart)).toEqual([
      {
        apiVersion: 'getambassador.io/v3alpha1',
        kind: 'Listener',
        metadata: { name: 'ambassador-http', namespace: 'emissary' },
        spec: { port: 8080, protocol: 'HTTP', securityModel: 'INSECURE', hostBinding: { namespace: { from: 'ALL' } } },
      },
      {
        apiVersion: 'getambassador.io/v3alpha1',
        kind: 'Host',
        metadata: { name: 'ambassador', namespace: 'emissary' },
        spec: { hostname: '*', acmeProvider: { authority: 'none' }, requestPolicy: { insecure: { action: 'Route' } } },
      },
    ]);
  });

  test('with a certificate it listens for HTTPS and redirects', () => {
    const chart = chartIn('emissary');
    new AmbassadorGateway(chart, 'ambassador', {
      hosts: ['a.example.com', 'b.example.com'],
      tls: GatewayTls.secret('tls'),
      ambassadorId: 'two',
      moduleConfig: { service_port: 8443 },
    });
    const objects = Testing.synth(chart) as {
      kind: string;
      spec: { ambassador_id: string[]; requestPolicy?: object };
    }[];
    expect(objects.map(({ kind }) => kind)).toEqual(['Listener', 'Listener', 'Host', 'Host', 'Module']);
    expect(objects.every(({ spec }) => spec.ambassador_id[0] === 'two')).toBe(true);
    expect(objects[3].spec).toMatchObject({
      hostname: 'b.example.com',
      tlsSecret: { name: 'tls' },
      requestPolicy: { insecure: { action: 'Redirect' } },
    });
    expectValid(objects);
  });

  test('Ambassador 1.x has no listeners', () => {
    const chart = chartIn('ambassador');
    new AmbassadorGateway(chart, 'ambassador', { api: AmbassadorApi.V2 });
    expect(
      (Testing.synth(chart) as { apiVersion: string; kind: string }[]).map(
        ({ apiVersion, kind }) => `${apiVersion} ${kind}`,
      ),
    ).toEqual(['getambassador.io/v2 Host']);
    expectValid(Testing.synth(chart));
  });

  test('rejects a gateway with nothing to serve, and client certificates', () => {
    expect(() => new AmbassadorGateway(chartIn(), 'a', { plainHttp: PlainHttp.REFUSE })).toThrow(
      /give the gateway 'tls'/,
    );
    expect(() => new AmbassadorGateway(chartIn(), 'a', { tls: GatewayTls.mutual('x') })).toThrow(
      /use GatewayTls.secret/,
    );
  });

  test("a mapping with a header comes before the operator's", () => {
    const chart = chartIn('growth');
    new AmbassadorRoute(chart, 'churn-canary', {
      deployment: 'churn',
      rules: [
        { match: RouteMatch.header('x-canary', 'true'), predictor: 'canary' },
        { match: RouteMatch.headerRegex('x-team', 'growth-.*'), predictor: 'canary' },
      ],
    });
    const objects = Testing.synth(chart) as { metadata: { name: string }; spec: object }[];
    expect(objects[0].spec).toEqual({
      hostname: '*',
      prefix: '/seldon/growth/churn/',
      rewrite: '/',
      headers: { 'x-canary': 'true' },
      service: 'churn-canary.growth:8000',
      timeout_ms: 3000,
    });
    expect(objects[1]).toMatchObject({
      metadata: { name: 'churn-canary-2' },
      spec: { regex_headers: { 'x-team': 'growth-.*' } },
    });
    expectValid(objects);
  });

  test("a cookie keeps a client with one pod, which needs the pods' own addresses", () => {
    const chart = chartIn('growth');
    new AmbassadorRoute(chart, 'r', {
      deployment: 'churn',
      stickyCookie: 'pod',
      rules: [{ match: RouteMatch.header('x', 'y'), predictor: 'canary' }],
    });
    expect(Testing.synth(chart)[0]).toMatchObject({
      spec: {
        resolver: 'kubernetes-endpoint',
        load_balancer: { policy: 'ring_hash', cookie: { name: 'pod', ttl: '3600s' } },
      },
    });
    expectValid(Testing.synth(chart));
  });
});

test('a sidecar does not block the way to the model store', () => {
  expect(IstioSidecar.none().podLabels).toEqual({ 'sidecar.istio.io/inject': 'false' });
  expect(IstioSidecar.nativeSidecar().podAnnotations).toEqual({ 'sidecar.istio.io/nativeSidecar': 'true' });
  expect(IstioSidecar.excludingPorts(443, 9000).podAnnotations).toEqual({
    'traffic.sidecar.istio.io/excludeOutboundPorts': '443,9000',
  });
  expect(IstioSidecar.excludingAddresses('10.1.0.0/16')).toMatchObject({
    podLabels: { 'sidecar.istio.io/inject': 'true' },
    podAnnotations: { 'traffic.sidecar.istio.io/excludeOutboundIPRanges': '10.1.0.0/16' },
  });
});

test('cookies are matched as a whole, and invalid header names are rejected', () => {
  const { _value } = RouteMatch.cookie('model', 'a.b');
  expect(['model=a.b', 'x=1; model=a.b; y=2'].every((cookie) => new RegExp(`^${_value}$`).test(cookie))).toBe(true);
  expect(['model=a.bc', 'mymodel=a.b', 'model=axb'].some((cookie) => new RegExp(`^${_value}$`).test(cookie))).toBe(
    false,
  );
  expect(() => RouteMatch.header('bad header', 'x')).toThrow(/got "bad header"/);
  expect(() => RouteMatch.cookie('model', process.env.CDK8S_SELDON_UNSET!)).toThrow(
    'the value of a cookie must be a string, got undefined',
  );
});
