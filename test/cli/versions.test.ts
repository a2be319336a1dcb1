import { ThirdParty } from '../../src/thirdparty/third-party';
import { call } from '../helpers/io';

test('every part is listed with its pinned version and its range of Kubernetes versions', async () => {
  const { code, stdout } = await call(['versions']);
  expect(code).toBe(0);
  const parts = Object.values(ThirdParty).filter((part) => part instanceof ThirdParty);
  for (const { part, version, oldestKubernetes = '', newestKubernetes = '' } of parts) {
    const line = stdout.split('\n').find((each) => each.startsWith(`${part} `)) ?? '';
    expect([version, oldestKubernetes, newestKubernetes].every((word) => line.includes(word))).toBe(true);
  }
});

test('the operator needs the kinds that it creates', async () => {
  const { code, stdout } = await call(['versions', '--kubernetes', '1.22', '--format', 'json']);
  const [operator] = JSON.parse(stdout) as object[];
  expect(operator).toMatchObject({ part: 'seldon-core-operator', oldestKubernetes: '1.23', fits: false });
  expect(code).toBe(1);
  const values = (version: string) => `kubernetesVersion: '${version}'\noperator: { istio: { enabled: true } }\n`;
  const old = await call(['synth', '-f', '-', '--stdout'], { stdin: values('v1.22.9') });
  expect(old.code).toBe(2);
  expect(old.stderr).toContain(
    ':1: kubernetesVersion: seldon-core-operator 1.17.1 supports Kubernetes from 1.23, not v1.22.9',
  );
  expect(await call(['synth', '-f', '-', '--stdout'], { stdin: values('1.23') })).toMatchObject({ code: 0 });
});

test.each([
  ['1.34', 0, []],
  ['v1.31.2', 1, ['istio-base', 'istiod', 'istio-ingressgateway', 'cert-manager', 'keda']],
])('a cluster of %s: what does not fit is reported', async (version, code, misfits) => {
  const { code: got, stdout } = await call(['versions', '--kubernetes', version, '--format', 'json']);
  const rows = JSON.parse(stdout) as { part: string; fits: boolean }[];
  // Ambassador is for clusters that no longer exist.
  expect(rows.filter(({ fits, part }) => !fits && part !== 'ambassador').map(({ part }) => part)).toEqual(misfits);
  expect(got).toBe(code);
});

test('what does not fit has a remedy', async () => {
  const { stdout } = await call(['versions', '--kubernetes', '1.22']);
  expect(stdout).toMatch(/^seldon-core-operator .* needs a newer cluster$/m);
  expect(stdout).toMatch(/^keda .* too new for this cluster: use an older version, or a newer cluster$/m);
  expect(stdout).toMatch(/^ambassador .* too old for this cluster: use a newer version$/m);
});

test.each([
  [['--kubernetes', 'latest'], '--kubernetes: must be a version such as'],
  [['istio'], 'unexpected argument "istio"'],
])('%j is rejected', async (words, message) => {
  const { code, stderr } = await call(['versions', ...words]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
