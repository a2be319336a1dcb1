import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { growth, MOST_RATIO } from '../../helpers/growth';
import { call } from '../../helpers/io';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-growth-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const count = (n: number) => Array.from({ length: n }, (_, i) => i);
const manifest = (name: string, graph: object, replicas: number) =>
  JSON.stringify({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name, namespace: 'ml' },
    spec: { predictors: [{ name: 'default', replicas, graph }] },
  });
const server = (name: string, uri: string) => ({ name, implementation: 'SKLEARN_SERVER', modelUri: uri });

/** Files by path. */
type Files = Readonly<Record<string, string>>;

const environments = (n: number): Files =>
  Object.fromEntries(
    count(n).map((i) => [
      `prod-${i}/models.json`,
      ['iris', 'churn', 'spam'].map((name) => manifest(name, server('m', `gs://${i}/${name}`), i + 1)).join('\n'),
    ]),
  );
const models = (n: number): Files => ({
  'models.json': count(3 * n)
    .map((i) => manifest(`model-${i}`, server('m', `gs://${i % 7}/${i}`), (i % 5) + 1))
    .join('\n'),
});
const nodes = (n: number): Files => ({
  'wide.json': manifest(
    'wide',
    {
      name: 'all',
      implementation: 'AVERAGE_COMBINER',
      children: count(8 * n).map((i) => server(`n${i}`, `gs://${i}`)),
    },
    1,
  ),
});

describe.each(['typescript', 'values'])('import to %s takes time in proportion to', (form) => {
  test.each<[string, (n: number) => Files]>([
    ['environments', environments],
    ['models', models],
    ['nodes side by side', nodes],
  ])('%s', async (_, files) => {
    expect(await growth(20, (n) => importing(form, files(n)))).toBeLessThan(MOST_RATIO);
  });
});

/** An import of files, which are written before. */
function importing(form: string, files: Files): () => Promise<void> {
  const cwd = fs.mkdtempSync(path.join(folder, 'run-'));
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(cwd, 'in', file)), { recursive: true });
    fs.writeFileSync(path.join(cwd, 'in', file), text);
  }
  return async () => {
    expect((await call(['import', 'in', '--to', form, '-o', 'out'], { cwd })).code).toBe(0);
  };
}
