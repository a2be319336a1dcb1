import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

const hasKubectl = spawnSync('kubectl', ['kustomize', '--help']).status === 0;
if (!hasKubectl) {
  process.stdout.write('kubectl is not installed: what kustomize makes of names is not tried\n');
}

const page = fs.readFileSync(path.join(__dirname, '../../docs/how-to/check-manifests.md'), 'utf8');
/** The configuration that the page gives to kustomize. */
const CONFIGURATION = /^```yaml\n(# seldon-names\.yaml\n[^]*?)^```$/m.exec(page)![1];

const MODEL = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: churn}
spec:
  predictors:
  - name: default
    graph:
      name: a
      type: TRANSFORMER
      children: [{name: b, implementation: SKLEARN_SERVER, modelUri: 's3://models/b', envSecretRefName: bucket}]
    componentSpecs:
    - spec:
        imagePullSecrets: [{name: bucket}]
        containers: [{name: a, image: 'i:1', envFrom: [{secretRef: {name: bucket}}]}]
`;

const KUSTOMIZATION = `resources: [model.yaml]
namePrefix: prod-
namespace: growth
secretGenerator:
- name: bucket
  type: kubernetes.io/dockerconfigjson
  literals: [RCLONE_CONFIG_S3_TYPE=s3, '.dockerconfigjson={}']
`;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kustomize-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What `validate` says about what kustomize prints. */
async function findings(files: Readonly<Record<string, string>>): Promise<string[]> {
  Object.entries(files).forEach(([name, text]) => fs.writeFileSync(path.join(folder, name), text));
  const { stdout, stderr, status } = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' });
  expect({ stderr, status }).toMatchObject({ status: 0 });
  const called = await call(['validate', '-', '--format', 'json'], { stdin: stdout });
  return (JSON.parse(called.stdout) as { rule: string; path: string }[])
    .map(({ rule, path: at }) => `${rule} ${at}`)
    .sort();
}

(hasKubectl ? describe : describe.skip)('a Secret that kustomize generates', () => {
  test('is looked for under its old name, which SELDON309 reports', async () => {
    expect(await findings({ 'model.yaml': MODEL, 'kustomization.yaml': KUSTOMIZATION })).toEqual([
      'SELDON309 spec.predictors[0].componentSpecs[0].spec.containers[0].envFrom[0].secretRef.name',
      'SELDON309 spec.predictors[0].componentSpecs[0].spec.imagePullSecrets[0].name',
      'SELDON309 spec.predictors[0].graph.children[0].envSecretRefName',
    ]);
  });

  test('is found with the configuration of the how-to page', async () => {
    expect(
      await findings({
        'model.yaml': MODEL,
        'seldon-names.yaml': CONFIGURATION,
        'kustomization.yaml': `${KUSTOMIZATION}configurations: [seldon-names.yaml]\n`,
      }),
    ).toEqual([]);
  });
});
