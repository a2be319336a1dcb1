import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotas-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const model = (name: string, namespace = 'risk') => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  predictors:
  - name: main
    graph: {name: trees, implementation: XGBOOST_SERVER, modelUri: 'gs://risk/${name}'}
`;

const quota = (pods: number) => `apiVersion: v1
kind: ResourceQuota
metadata: {name: team, namespace: risk}
spec: {hard: {pods: ${pods}}}
`;

async function findings(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), text);
  }
  const { stdout } = await call(['validate', '.', '--format', 'json'], { cwd: folder });
  const records = JSON.parse(stdout) as { file: string; rule: string; message: string }[];
  return records.map(({ file, rule, message }) => `${file} ${rule} ${message}`);
}

test('what all SeldonDeployments of a namespace use is reported once, where it becomes too much', async () => {
  const files = { 'a.yaml': model('a'), 'b.yaml': model('b'), 'c.yaml': model('c'), 'd.yaml': model('d', 'fraud') };
  expect(await findings({ ...files, 'quota.yaml': quota(1) })).toEqual([
    expect.stringMatching(/b\.yaml SELDON341 the objects of namespace "risk" use more .*: 3 of pods \(1\)$/),
  ]);
  expect(await findings({ ...files, 'quota.yaml': quota(4) })).toEqual([]);
});
