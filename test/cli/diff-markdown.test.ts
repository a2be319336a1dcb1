import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call, type Called } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diff-markdown-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function model(name: string, predictors: object[], namespace = 'seldon'): string {
  const metadata = { name, namespace };
  return JSON.stringify({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata,
    spec: { predictors },
  });
}
function predictor(name: string, more: object = {}, graph: object = {}): object {
  return {
    name,
    ...more,
    graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 'gs://bucket/1', ...graph },
  };
}
function comment(before: string[], after: string[]): Promise<Called> {
  fs.writeFileSync(path.join(folder, 'old.yaml'), before.join('\n---\n') || '{}');
  fs.writeFileSync(path.join(folder, 'new.yaml'), after.join('\n---\n') || '{}');
  return call(['diff', 'old.yaml', 'new.yaml', '--format', 'markdown'], { cwd: folder });
}
const NO_INGRESS =
  'cdk8s-seldon diff: nothing is known about the operator, so no ingress is assumed and shares of the requests are not compared: ' +
  "give the values of its chart with --operator-values, or the platform's with -f\n";
const tableOf = ({ stdout }: Called) =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
const chartsOf = ({ stdout }: Called) => [...stdout.matchAll(/^```mermaid\n([^]*?)^```$/gm)].map(([, chart]) => chart);

test('a new model URI rolls the Deployment, with the cause, and both pictures', async () => {
  const called = await comment(
    [model('iris', [predictor('default')])],
    [model('iris', [predictor('default', {}, { modelUri: 'gs://bucket/2' })])],
  );
  expect(called).toMatchObject({ code: 0, stderr: NO_INGRESS });
  expect(called.stdout).toMatch(
    /^\*\*\d+ changes? of created objects\*\*, none of which interrupts requests\.\n\n\| Effect \| Object \| Cause \|\n/,
  );
  expect(tableOf(called)[0]).toMatch(
    /^\| rolled \| <code>Deployment seldon\/iris-default-0-classifier<\/code> \| <code>new\.yaml.*modelUri<\/code>/,
  );
  const [before, after, ...more] = chartsOf(called);
  expect(before).toContain('bucket/1');
  expect(after).toContain('bucket/2');
  expect(more).toEqual([]);
});

test('a canary shows the split before and after', async () => {
  const split = [predictor('main', { traffic: 90 }), predictor('canary', { traffic: 10 })];
  const charts = chartsOf(await comment([model('iris', [predictor('main')])], [model('iris', split)]));
  expect(charts.map((chart) => ['90', '10'].map((share) => new RegExp(`\\|"${share}[^"]*"\\|`).test(chart)))).toEqual([
    [false, false],
    [true, true],
  ]);
});

test('what interrupts requests is marked, and fails', async () => {
  const called = await comment(
    [model('iris', [predictor('default')]), model('stays', [predictor('default')])],
    [model('stays', [predictor('default')])],
  );
  expect(called.code).toBe(1);
  expect(called.stdout).toContain('with 1 change interrupting requests.');
  expect(tableOf(called)).toEqual([
    '| ⚠️ **removed** | <code>SeldonDeployment seldon/iris</code> | <code>the SeldonDeployment is gone</code> |',
  ]);
  // Only one picture: it has none afterwards, and that of the other does not change.
  expect(chartsOf(called)).toHaveLength(1);
});

test('a SeldonDeployment that the webhook rejects is marked', async () => {
  const called = await comment(
    [model('iris', [predictor('default')])],
    [model('iris', [predictor('default', { traffic: 50 })])],
  );
  expect(called.code).toBe(1);
  expect(called.stdout).toContain('1 SeldonDeployment that the cluster rejects');
  expect(tableOf(called)[0]).toMatch(/^\| ⚠️ \*\*stuck\*\* \| <code>SeldonDeployment seldon\/iris<\/code>/);
});

test('what still refers to a removed object is listed', async () => {
  const ingress = JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'front', namespace: 'seldon' },
    spec: { defaultBackend: { service: { name: 'iris-main', port: { number: 8000 } } } },
  });
  const called = await comment(
    [model('iris', [predictor('main')]), ingress],
    [model('iris', [predictor('other')]), ingress],
  );
  const [row] = tableOf(called).filter((each) => each.includes('Service seldon/iris-main<'));
  expect(row).toMatch(/requests to this name fail<\/code>; still named by <code>Ingress &#34;front&#34;/);
});

test('nothing is printed if nothing changes', async () => {
  const same = [model('iris', [predictor('default')])];
  expect(await comment(same, same)).toEqual({
    code: 0,
    stdout: '',
    stderr: `cdk8s-seldon diff: nothing changes\n${NO_INGRESS}`,
  });
});

test('a comment stays below the limit of GitHub, and says what was left out', async () => {
  const many = (uri: string) =>
    Array.from({ length: 400 }, (_, i) => model(`model-${i}`, [predictor('default', {}, { modelUri: uri })]));
  const called = await comment(many('gs://bucket/1'), many('gs://bucket/2'));
  expect(called.stdout.length).toBeLessThan(60_000);
  const total = Number(/^\*\*(\d+) changes/.exec(called.stdout)?.[1]);
  const left = Number(/^(\d+) more changes are left out/m.exec(called.stdout)?.[1]);
  expect(tableOf(called).length + left).toBe(total);
  const pictures = Number(/^(\d+) pictures are left out/m.exec(called.stdout)?.[1]);
  expect(chartsOf(called).length / 2 + pictures).toBe(400);
  // No fence and no element is cut in two.
  expect(called.stdout.match(/<details>/g)?.length).toBe(called.stdout.match(/<\/details>/g)?.length);
});

test.each([
  'a|b',
  '```',
  '\n```\n# forged',
  '<img src=x>',
  '</details>',
  '@everyone',
  '[x](http://x)',
  '%%{init: {}}%%',
  '"]\n  click n0 href "x"',
])('text from manifests is plain text: %j', async (text) => {
  const called = await comment(
    [model('iris', [predictor('default')])],
    [
      model('iris', [predictor('default', { annotations: { [text]: text } }, { modelUri: `gs://${text}` })]),
      model(text, [predictor(text)], text),
    ],
  );
  const { stdout } = called;
  expect(tableOf(called)).not.toEqual([]);
  tableOf(called).forEach((row) => expect(row.split(' | ')).toHaveLength(3));
  const outside = stdout
    .replace(/^```mermaid\n[^]*?^```$/gm, '')
    .replace(/<code>(?:[A-Za-z0-9 .,;/()'-]|&#\d+;)*<\/code>/g, '');
  expect(outside).not.toMatch(/forged|<img|@|\[x\]|`/);
  expect([...outside.matchAll(/<[^>]*>/g)].every(([element]) => /^<\/?(details|summary)>$/.test(element))).toBe(true);
  chartsOf(called).forEach((chart) => expect(chart).not.toMatch(/^\s*(click|%%\{|```)/m));
});
