import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../../helpers/io';

const MODEL = {
  apiVersion: 'machinelearning.seldon.io/v1',
  kind: 'SeldonDeployment',
  spec: {
    predictors: [{ name: 'default', graph: { name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://a' } }],
  },
};

test('a long import shows which file it reads, which model it imports, and that it proves them', async () => {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'import-progress-'));
  ['iris', 'churn'].forEach((name) =>
    fs.writeFileSync(path.join(cwd, `${name}.json`), JSON.stringify({ ...MODEL, metadata: { name } })),
  );
  const shown: string[] = [];
  await call(['import', '.', '--to', 'typescript', '-o', 'out'], { cwd, progress: (line) => shown.push(line) });
  fs.rmSync(cwd, { recursive: true });
  expect(shown).toEqual([
    'reading: 1 of 2 files',
    'reading: 2 of 2 files',
    'importing: 1 of 2 models',
    'importing: 2 of 2 models',
    'proving that nothing changes',
  ]);
});

test('a long check shows which file it reads and which object it compares', async () => {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'import-progress-'));
  ['iris', 'churn'].forEach((name) =>
    fs.writeFileSync(path.join(cwd, `${name}.json`), JSON.stringify({ ...MODEL, metadata: { name } })),
  );
  const shown: string[] = [];
  const { code } = await call(['import', '.', '--check', '.'], { cwd, progress: (line) => shown.push(line) });
  fs.rmSync(cwd, { recursive: true });
  expect(code).toBe(0);
  expect(shown).toEqual([
    'reading: 1 of 2 files',
    'reading: 2 of 2 files',
    'reading: 1 of 2 files',
    'reading: 2 of 2 files',
    'comparing: 1 of 2 objects',
    'comparing: 2 of 2 objects',
  ]);
});
