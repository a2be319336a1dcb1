import { Chart, Testing } from 'cdk8s';
import { GatewayTls, PlainHttp } from '../../src/gateway/gateway-tls';
import { IstioGateway, type IstioGatewayProps } from '../../src/gateway/istio-gateway';
import { expectValid } from '../helpers/kubernetes-schema';

const system = () => new Chart(Testing.app(), 'seldon-system', { namespace: 'seldon-system' });
const manifest = (props?: IstioGatewayProps) => {
  const chart = system();
  new IstioGateway(chart, 'gateway', props);
  return Testing.synth(chart)[0] as { metadata: object; spec: { selector: object; servers: object[] } };
};

test('by default it is the gateway that the operator assumes', () => {
  const chart = system();
  expect(new IstioGateway(chart, 'gateway').gatewayName).toBe('istio-system/seldon-gateway');
  expect(Testing.synth(chart)).toEqual([
    {
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'Gateway',
      metadata: { name: 'seldon-gateway', namespace: 'istio-system' },
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
      },
    },
  ]);
});

test('the selector follows the release of the ingress pods', () => {
  expect(manifest({ release: 'istio-models' }).spec.selector).toEqual({ istio: 'models' });
  expect(manifest({ release: 'models' }).spec.selector).toEqual({ istio: 'models' });
  expect(manifest({ selector: { app: 'own' } }).spec.selector).toEqual({ app: 'own' });
});

test('with a certificate it serves HTTPS and sends plain HTTP there', () => {
  expect(manifest({ hosts: ['models.example.com'], tls: GatewayTls.secret('models-tls') }).spec.servers).toEqual([
    {
      port: { number: 80, name: 'http', protocol: 'HTTP' },
      hosts: ['models.example.com'],
      tls: { httpsRedirect: true },
    },
    {
      port: { number: 443, name: 'https', protocol: 'HTTPS' },
      hosts: ['models.example.com'],
      tls: { mode: 'SIMPLE', credentialName: 'models-tls' },
    },
  ]);
});

test('plain HTTP can be rejected, and clients required to have certificates', () => {
  expect(manifest({ tls: GatewayTls.mutual('models-tls'), plainHttp: PlainHttp.REFUSE }).spec.servers).toEqual([
    {
      port: { number: 443, name: 'https', protocol: 'HTTPS' },
      hosts: ['*'],
      tls: { mode: 'MUTUAL', credentialName: 'models-tls' },
    },
  ]);
});

test('more hosts have certificates and port names of their own', () => {
  const chart = system();
  const gateway = new IstioGateway(chart, 'gateway', { hosts: ['a.example.com'], tls: GatewayTls.secret('a') });
  gateway.addServer({ hosts: ['b.example.com', '*.c.example.com'], tls: GatewayTls.secret('b') });

  const { spec } = Testing.synth(chart)[0] as { spec: { servers: { port: { name: string }; hosts: string[] }[] } };
  expect(spec.servers.map(({ port }) => port.name)).toEqual(['http', 'https', 'https-2']);
  expect(spec.servers[2].hosts).toEqual(['b.example.com', '*.c.example.com']);
  expectValid(Testing.synth(chart));
});

test('an existing gateway is named with its namespace', () => {
  expect(IstioGateway.fromName('istio-system/mine').gatewayName).toBe('istio-system/mine');
  expect(IstioGateway.MESH.gatewayName).toBe('mesh');
  expect(() => IstioGateway.fromName('mine')).toThrow(/named "namespace\/name".*got "mine"/);
});

test.each([
  ['no host', { hosts: [] }, /'hosts' must be names/],
  [
    'a URL as host',
    { hosts: ['https://models.example.com'] },
    /'hosts' must be names.*got "https:\/\/models.example.com"/,
  ],
  ['two hosts in one', { hosts: ['a.example.com,b.example.com'] }, /'hosts' must be names/],
  [
    'one host instead of a list',
    { hosts: 'a.example.com' as unknown as string[] },
    /'hosts' must be a list such as \["models.example.com"\], got a string/,
  ],
  [
    'the name of a Secret as certificate',
    { tls: 'models-tls' as unknown as GatewayTls },
    /'tls' must be a GatewayTls such as GatewayTls.secret\("name"\), got a string/,
  ],
  ['a redirect without certificate', { plainHttp: PlainHttp.REDIRECT }, /give the gateway 'tls'/],
])('%s fails', (_name, props, message) => {
  expect(() => manifest(props)).toThrow(message);
});
