import { k8s } from '../../../src';
import { fromStruct } from '../../../src/deployment/k8s/from-struct';

describe('a struct as the API writes it', () => {
  test('fields have their upstream names, at every depth', () => {
    const pod: k8s.PodSpec = {
      hostIpc: true,
      dnsConfig: { nameservers: ['10.0.0.1'] },
      volumes: [
        { name: 'data', nfs: { server: 'nfs', path: '/' } },
        { name: 'disk', awsElasticBlockStore: { volumeId: 'vol-1' } },
      ],
      setHostnameAsFqdn: false,
    };
    expect(fromStruct('PodSpec', pod)).toEqual({
      hostIPC: true,
      dnsConfig: { nameservers: ['10.0.0.1'] },
      volumes: [
        { name: 'data', nfs: { server: 'nfs', path: '/' } },
        { name: 'disk', awsElasticBlockStore: { volumeID: 'vol-1' } },
      ],
      setHostnameAsFQDN: false,
    });
  });

  test.each([
    [k8s.IntOrString.fromNumber(9000), 9000],
    [k8s.IntOrString.fromString('http'), 'http'],
  ])('a port is a number or a name', (port, written) => {
    const probe: k8s.Probe = { httpGet: { path: '/ready', port } };
    expect(fromStruct('Probe', probe)).toEqual({ httpGet: { path: '/ready', port: written } });
  });

  test('what is not set is not written', () => {
    expect(fromStruct('Probe', { periodSeconds: undefined, exec: null })).toEqual({});
  });

  test('keys of a map are data', () => {
    const resources: k8s.ResourceRequirements = { limits: { 'nvidia.com/gpu': '1', hostIp: '2' } };
    expect(fromStruct('ResourceRequirements', resources)).toEqual({ limits: { 'nvidia.com/gpu': '1', hostIp: '2' } });
  });

  test('a member that the API does not know is kept', () => {
    expect(fromStruct('Probe', { novelty: { hostIp: 1 } })).toEqual({ novelty: { hostIp: 1 } });
  });
});
