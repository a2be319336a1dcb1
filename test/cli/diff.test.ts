import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Change } from '../../src/preview/difference';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diff-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const IRIS = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon}
spec:
  predictors:
  - name: default
    replicas: 1
    graph: {name: m}
    componentSpecs:
    - spec: {containers: [{name: m, image: 'acme/m:1'}]}
`;

async function diff(before: string, after: string, words: string[] = []): Promise<{ code: number; changes: string[] }> {
  fs.writeFileSync(path.join(folder, 'old.yaml'), before);
  fs.writeFileSync(path.join(folder, 'new.yaml'), after);
  const { code, stdout } = await call(['diff', 'old.yaml', 'new.yaml', '--format', 'json', ...words], { cwd: folder });
  const changes = JSON.parse(stdout) as Change[];
  return {
    code,
    changes: changes.map(
      ({ effect, kind, name, newName, down }) =>
        `${kind} ${name} ${effect}${newName ? ` to ${newName}` : ''}${down ? ' DOWN' : ''}`,
    ),
  };
}

test('the same input changes nothing', async () => {
  expect(await diff(IRIS, IRIS)).toEqual({ code: 0, changes: [] });
});

test('a new image rolls the Deployment', async () => {
  expect(await diff(IRIS, IRIS.replace('m:1', 'm:2'))).toEqual({
    code: 0,
    changes: ['Deployment iris-default-0-m rolled'],
  });
});

test('more replicas only scale it', async () => {
  expect(await diff(IRIS, IRIS.replace('replicas: 1', 'replicas: 3'))).toEqual({
    code: 0,
    changes: ['Deployment iris-default-0-m scaled'],
  });
});

test('one container more gives the Deployment another name', async () => {
  const { code, changes } = await diff(IRIS, IRIS.replace('[{name: m', '[{name: helper, image: h}, {name: m'));
  expect(code).toBe(0);
  expect(changes).toContain('Deployment iris-default-0-m renamed to iris-default-0-helper-m');
});

test('an orchestrator in its own pod recreates the Deployment: it goes down', async () => {
  const { code, changes } = await diff(
    IRIS,
    IRIS.replace('spec:\n  predictors', "spec:\n  annotations: {seldon.io/engine-separate-pod: 'true'}\n  predictors"),
  );
  expect(code).toBe(1);
  expect(changes).toContain('Deployment iris-default-0-m recreated DOWN');
});

test('a renamed predictor can no longer be called by its old name', async () => {
  const { code, changes } = await diff(IRIS, IRIS.replace('- name: default', '- name: main'));
  expect(code).toBe(1);
  expect(changes).toContain('Service iris-default removed DOWN');
  expect(changes).toContain('Service iris-main created');
});

test('a SeldonDeployment that is removed goes down', async () => {
  expect(await diff(IRIS, IRIS.replace('name: iris', 'name: rose'))).toEqual({
    code: 1,
    changes: ['SeldonDeployment iris removed DOWN', 'SeldonDeployment rose created'],
  });
});

test('a folder without manifests on either side is a platform that begins or ends; a missing one is an error', async () => {
  fs.writeFileSync(path.join(folder, 'iris.yaml'), IRIS);
  fs.mkdirSync(path.join(folder, 'empty'));
  const added = await call(['diff', 'empty', 'iris.yaml'], { cwd: folder });
  expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining('SeldonDeployment seldon/iris: created') });
  const removed = await call(['diff', 'iris.yaml', 'empty'], { cwd: folder });
  expect(removed).toMatchObject({ code: 1, stdout: expect.stringContaining('SeldonDeployment seldon/iris: removed') });
  expect(removed.stderr).toContain('diff: empty contains no manifests, so everything is removed\n');
  for (const old of ['iris.yaml', 'missing']) {
    const missing = await call(['diff', old, 'missing'], { cwd: folder });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('missing: no such file') });
  }
});

test('without a SeldonDeployment on either side, there is no note about the ingress', async () => {
  fs.writeFileSync(path.join(folder, 'a.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
  const { stderr } = await call(['diff', 'a.yaml', 'a.yaml'], { cwd: folder });
  expect(stderr).toBe('cdk8s-seldon diff: nothing changes\n');
});

test('a SeldonDeployment that the webhook rejects stays as it is, and fails the check', async () => {
  expect(await diff(IRIS, IRIS.replace('graph: {name: m}', 'graph: {name: other}'))).toEqual({
    code: 1,
    changes: ['SeldonDeployment iris stuck'],
  });
});

test('other operator values alone may roll every Deployment', async () => {
  fs.writeFileSync(path.join(folder, 'next.yaml'), 'executor: {image: {tag: next}}');
  expect(await diff(IRIS, IRIS, ['--new-operator-values', 'next.yaml'])).toEqual({
    code: 0,
    changes: ['Deployment iris-default-0-m rolled'],
  });
});

test('text has one line for each change, and below it the lines that cause it', async () => {
  fs.writeFileSync(path.join(folder, 'old.yaml'), IRIS);
  const { stdout } = await call(['diff', 'old.yaml', '-'], { cwd: folder, stdin: IRIS.replace('m:1', 'm:2') });
  expect(stdout).toMatch(/^ {6}Deployment seldon\/iris-default-0-m: rolled \(spec\.template\.spec\.containers\[0\]/);
  expect(stdout.trimEnd().split('\n').slice(1)).toEqual([
    '        -:10: spec.predictors[0].componentSpecs[0].spec.containers[0].image',
  ]);
});

test.each([
  [['old.yaml'], 'name two inputs'],
  [['-', '-'], 'standard input can be only one'],
  [['a', 'b', '--format', 'xml'], '--format: must be one of'],
])('%j is wrong usage', async (words, message) => {
  const { code, stdout, stderr } = await call(['diff', ...words], { cwd: folder });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('what still refers to a removed or renamed object is listed', async () => {
  const model = (predictor: string) =>
    [
      'apiVersion: machinelearning.seldon.io/v1',
      'kind: SeldonDeployment',
      'metadata: {name: iris, namespace: ml}',
      `spec: {predictors: [{name: ${predictor}, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'gs://m'}}]}`,
      '---',
      'kind: Ingress',
      'metadata: {name: front, namespace: ml}',
      'spec: {defaultBackend: {service: {name: iris-a, port: {number: 8000}}}}',
      '',
    ].join('\n');
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'referrers-'));
  fs.writeFileSync(path.join(directory, 'old.yaml'), model('a'));
  fs.writeFileSync(path.join(directory, 'new.yaml'), model('b'));
  const { stdout } = await call(['diff', 'old.yaml', 'new.yaml'], { cwd: directory });
  expect(stdout).toContain(
    [
      'DOWN  Service ml/iris-a: removed (requests to this name fail)',
      '        still named by Ingress "front" (spec.defaultBackend.service.name)',
    ].join('\n'),
  );
  fs.rmSync(directory, { recursive: true });
});
