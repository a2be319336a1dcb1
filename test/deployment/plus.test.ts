import { Chart, Duration, Size, Testing } from 'cdk8s';
import * as oldest from 'cdk8s-plus-27';
import * as newest from 'cdk8s-plus-34';
import { GraphNode, Plus } from '../../src';
import { predictor } from '../helpers/sdep';

/** The component spec of a model with this container. */
function component(container: object, pod: object = {}) {
  const graph = GraphNode.model('m', { container: { image: 'acme/model:1', ...container } });
  return (
    predictor({ graph, pod }).componentSpecs as unknown as {
      spec: { containers: Record<string, unknown>[]; volumes?: object[] };
    }[]
  )[0].spec;
}

describe.each([
  ['27', oldest],
  ['34', newest as unknown as typeof oldest],
])('values of cdk8s-plus for Kubernetes 1.%s', (_, kplus) => {
  const chart = new Chart(Testing.app(), 'plus');
  const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'token' } });

  test.each([
    [kplus.EnvValue.fromValue('0.8'), { value: '0.8' }],
    [kplus.EnvValue.fromValue(''), { value: '' }],
    [
      secret.envValue('key', { optional: true }),
      { valueFrom: { secretKeyRef: { name: 'token', key: 'key', optional: true } } },
    ],
    [
      kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP),
      { valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    ],
    [
      kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.CPU_LIMIT, { divisor: '1' }),
      { valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1' } } },
    ],
  ])('environment variable %#', (value, expected) => {
    expect(component({ env: { NAME: Plus.env(value) } }).containers[0].env).toEqual([{ name: 'NAME', ...expected }]);
  });

  test.each([
    [
      kplus.Volume.fromEmptyDir(chart, 'empty', 'scratch', { sizeLimit: Size.gibibytes(1) }),
      { name: 'scratch', emptyDir: { sizeLimit: '1024Mi' } },
    ],
    [
      kplus.Volume.fromSecret(chart, 'files', secret, { defaultMode: 0o400 }),
      { name: 'secret-token', secret: { secretName: 'token', defaultMode: 256 } },
    ],
    [
      kplus.Volume.fromPersistentVolumeClaim(
        chart,
        'claim',
        kplus.PersistentVolumeClaim.fromClaimName(chart, 'pvc', 'models'),
      ),
      { name: 'pvc-models', persistentVolumeClaim: { claimName: 'models', readOnly: false } },
    ],
  ])('volume %#', (volume, expected) => {
    expect(component({}, { volumes: [Plus.volume(volume)] }).volumes).toEqual([expected]);
  });

  test.each([
    [
      kplus.Probe.fromHttpGet('/health', { initialDelaySeconds: Duration.seconds(5) }),
      { httpGet: { path: '/health', port: 9000, scheme: 'HTTP' }, initialDelaySeconds: 5, failureThreshold: 3 },
    ],
    [kplus.Probe.fromTcpSocket({ port: 8080 }), { tcpSocket: { port: 8080 }, failureThreshold: 3 }],
    [kplus.Probe.fromCommand(['true']), { exec: { command: ['true'] }, failureThreshold: 3 }],
  ])('probe %#', (probe, expected) => {
    expect(component({ readinessProbe: Plus.probe(probe) }).containers[0].readinessProbe).toEqual(expected);
  });

  test('CPU', () => {
    expect(Plus.cpu(kplus.Cpu.millis(500))).toBe('500m');
  });

  test.each([null, undefined, 'text', {}, kplus.Cpu])('fails on %p', (value) => {
    expect(() => Plus.env(value)).toThrow('must be an EnvValue of cdk8s-plus');
    expect(() => Plus.volume(value)).toThrow('must be a Volume of cdk8s-plus');
    expect(() => Plus.probe(value)).toThrow('must be a Probe of cdk8s-plus');
    expect(() => Plus.cpu(value)).toThrow('must be a Cpu of cdk8s-plus');
  });
});
