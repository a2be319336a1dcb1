import { seldonDeploymentCrd } from '../../src/api/crd';
import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';

test('prints the CRD as YAML', async () => {
  const { code, stdout, stderr } = await call(['crd']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(readDocuments(stdout, 'crd.yaml').map(({ value }) => value)).toEqual([seldonDeploymentCrd()]);
});

test('--format json prints it in one line', async () => {
  const { code, stdout } = await call(['crd', '--format', 'json']);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toHaveLength(2);
  expect(JSON.parse(stdout)).toEqual(seldonDeploymentCrd());
});

test('the CRD stays when a release is deleted or an application pruned', async () => {
  const { stdout } = await call(['crd', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    metadata: {
      annotations: {
        'helm.sh/resource-policy': 'keep',
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true',
      },
    },
  });
});

test.each([[['crd', 'v1']], [['crd', '--format', 'xml']]])('%j is wrong usage', async (words) => {
  expect(await call(words)).toMatchObject({ code: 2, stdout: '' });
});
