import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'graph-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const graph = (words: string[], stdin: string, colour = false) =>
  call(['graph', '-', ...words], { cwd: folder, stdin, colour });

const IRIS = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: models}
spec:
  predictors:
  - name: default
    graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: "gs://models/iris"}
`;
const TWO = `${IRIS}---\n${IRIS.replace('name: iris', 'name: wine')}`;

test('prints a tree for the terminal', async () => {
  const { code, stdout } = await graph([], TWO);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^models\/iris\n[^]*└─ classifier {2}Model · SKLEARN_SERVER · 1 replica\n[^]*\n\nmodels\/wine\n/,
  );
});

test('colours it if output may have colours', async () => {
  expect((await graph([], IRIS, true)).stdout).toContain('\u001b[1mclassifier\u001b[0m');
});

test.each([
  ['svg', /^<svg .*<\/svg>\n$/s],
  ['mermaid', /^flowchart LR\n/],
])('prints one picture as %s', async (format, expected) => {
  expect((await graph(['--format', format], IRIS)).stdout).toMatch(expected);
});

test('does not print two diagrams as one, and says what to do', async () => {
  expect(await graph(['--format', 'svg'], TWO)).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'cdk8s-seldon graph: the input contains 2 SeldonDeployments, but --format svg prints one: write files with -o DIR\n',
  });
});

test('writes a file for each SeldonDeployment, and lists them', async () => {
  const { code, stderr } = await graph(['-o', 'out'], TWO);
  expect([code, stderr]).toEqual([0, 'out/models.iris.svg\nout/models.wine.svg\n']);
  expect(fs.readFileSync(path.join(folder, 'out/models.iris.svg'), 'utf8')).toBe(
    (await graph(['--format', 'svg'], IRIS)).stdout,
  );
});

test('draws by the operator that is configured', async () => {
  fs.writeFileSync(path.join(folder, 'values.yaml'), 'istio: {enabled: true, gateway: own/gateway}');
  expect((await graph(['--operator-values', 'values.yaml'], IRIS)).stdout).toContain(
    'Istio gateway · own/gateway · /seldon/models/iris/',
  );
});

test('draws what a cluster would reject, with the reason', async () => {
  const { code, stdout } = await graph([], IRIS.replace('SKLEARN_SERVER', 'SKLEARN_SEVER'));
  expect(code).toBe(0);
  expect(stdout).toMatch(/classifier.* \[1\]\n[^]*\n\[1\] error SELDON\d{3}: spec\.predictors\[0\]\.graph/);
});

test.each([
  [['--format', 'png'], '--format: must be one of text, svg, mermaid, not "png"'],
  [['-o', ''], '-o: name a directory'],
])('says what is wrong with %j', async (words, message) => {
  expect((await graph(words, IRIS)).stderr).toContain(message);
});
