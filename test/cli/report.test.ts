import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const IRIS = `apiVersion: v1
kind: Namespace
metadata: {name: models, labels: {team: flowers}}
---
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: models}
spec:
  predictors:
  - name: default
    replicas: 3
    graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: "gs://models/iris", envSecretRefName: bucket}
`;

async function report(text: string, words: string[] = []): Promise<string> {
  fs.writeFileSync(path.join(folder, 'in.yaml'), text);
  const { code, stdout, stderr } = await call(['report', 'in.yaml', '-o', '-', ...words], { cwd: folder });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

/** The data of each SeldonDeployment, as the page holds it. */
function data(page: string): Record<string, unknown>[] {
  return [...page.matchAll(/<script type="application\/json" id="model-\d+">([^<]*)<\/script>/g)].map(
    ([, json]) => JSON.parse(json) as Record<string, unknown>,
  );
}

/** The page without its data, markup as text. */
function shown(page: string): string {
  return page
    .replace(/<script[^]*?<\/script>|<style[^]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

test('a report sums up namespaces, images, what must exist, and findings', async () => {
  const text = shown(await report(IRIS));
  expect(text).toMatch(/ models flowers 1 3 1500m 1536Mi /);
  expect(text).toMatch(/ docker\.io {1,2}seldonio\/sklearnserver:1\.17\.1 /);
  expect(text).toMatch(/ Secret models\/bucket required iris-default-0-classifier /);
  expect(text).toContain('1 SeldonDeployment, 0 errors, 0 warnings.');
});

test('a finding has its source line and its remedy', async () => {
  const text = shown(await report(IRIS.replace('SKLEARN_SERVER', 'SKLEARN_SEVER')));
  expect(text).toMatch(/error SELDON\d{3} models\/iris .*in\.yaml:12 graph: \{name: classifier,/);
});

test('a finding that follows from another one is left out', async () => {
  const text = shown(await report(IRIS.replace('modelUri:', 'model_uri:')));
  expect(text).toContain('did you mean');
  expect(text).not.toContain('has no modelUri');
});

test('each SeldonDeployment has picture, source and created objects as data', async () => {
  const [model] = data(await report(IRIS));
  expect(model).toMatchObject({
    picture: expect.stringMatching(/^<svg .*classifier/s) as string,
    address: 'http://iris-default.models.svc.cluster.local:8000/api/v1.0/predictions',
    firstLine: 5,
    file: 'in.yaml',
  });
  expect((model.lines as string[])[0]).toBe('apiVersion: machinelearning.seldon.io/v1');
  expect((model.lines as string[]).at(-1)).toContain('graph: {name: classifier');
  const [deployment] = model.objects as { kind: string; yaml: string[]; places: number[] }[];
  expect(deployment.kind).toBe('Deployment');
  expect(deployment.yaml).toContain('  replicas: 3');
  const { yaml, places } = deployment;
  expect(places[yaml.indexOf('  replicas: 3')]).toBe(11);
  expect(places[yaml.findIndex((line) => line.includes('gs://models/iris'))]).toBe(12);
});

test('against an older state, it says what the change does, with both pictures', async () => {
  fs.writeFileSync(path.join(folder, 'old.yaml'), IRIS.replace('classifier', 'model'));
  const page = await report(IRIS, ['--against', 'old.yaml']);
  expect(shown(page)).toMatch(/Deployment models\/iris-default-0-model renamed to iris-default-0-classifier/);
  expect(data(page)[0].before).toMatch(/^<svg .*>model</s);
});

test('runs no code but its own, and loads nothing', async () => {
  const page = await report(IRIS);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1].replaceAll('&#39;', "'");
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => hash(text));
  const styles = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text]) => hash(text));
  expect(policy).toBe(
    `default-src 'none'; style-src '${styles.join('')}'; script-src '${scripts.join('')}'; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/\s(?:src|srcset|action|style|on[a-z]+)=/i);
  expect([...page.matchAll(/href="([^"]*)"/g)].map(([, to]) => to).filter((to) => !to.startsWith('#'))).toEqual([]);
});

test.each([
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '"><img src=x onerror=alert(1)>',
  '\u202e',
  '${alert(1)}',
])('a string such as %j is only text', async (hostile) => {
  const written = JSON.stringify(hostile);
  const page = await report(`apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: ${written}, namespace: ${written}}
spec: {predictors: [{name: ${written}, graph: {name: ${written}, modelUri: ${written}, ${written}: ${written}}}]}
`);
  expect(page.match(/<script>/g)).toHaveLength(1);
  expect(page).not.toMatch(/<(?:img|!--)/);
  expect(page).not.toContain('\u202e');
  expect(data(page)).toHaveLength(1);
});

test('is written to a file, whatever else is in its folder', async () => {
  await report(IRIS);
  fs.writeFileSync(path.join(folder, 'other.html'), 'mine');
  const { code, stderr } = await call(['report', 'in.yaml', '-o', 'out.html'], { cwd: folder });
  expect([code, stderr]).toEqual([0, 'out.html: 1 SeldonDeployment\n']);
  expect(fs.readdirSync(folder).sort()).toEqual(['in.yaml', 'other.html', 'out.html']);
});

test.each([
  [[], 'name a file, a directory'],
  [['in.yaml'], '-o: name the file to write'],
])('says what is wrong with %j', async (words, message) => {
  const { code, stderr } = await call(['report', ...words], { cwd: folder });
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
