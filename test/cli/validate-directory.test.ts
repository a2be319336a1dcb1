import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'directory-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const MODEL = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: ml}
spec:
  predictors:
  - name: default
    graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: 'gs://models/iris'}
`;
const OLD = MODEL.replace('spec:', 'spec:\n  name: iris');

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
}

const validate = (...words: string[]) => call(['validate', ...words], { cwd: folder });

test('files of a directory that hold nothing of Seldon are passed over, and counted in one line', async () => {
  write({
    'iris.yaml': MODEL,
    'values.yaml': 'replicas: 1\nreplicas: 2\n',
    'empty.yaml': '# nothing yet\n',
    'addon/addon.yaml': 'a: b: c\n',
    'chart/Chart.yaml': 'name: models\n',
    'chart/templates/model.yaml': 'kind: SeldonDeployment\nmetadata: {{ include "names" . }}\n{{- if }}\n',
  });
  const { code, stdout, stderr } = await validate('.');
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toBe(
    [
      '5 files were skipped: they contain no SeldonDeployment (name a file to see what is in it)',
      '1 SeldonDeployment in 6 files: 0 errors, 0 warnings',
      '',
    ].join('\n'),
  );
});

test('a model that cannot be read is still an error, and so is a file that is named', async () => {
  write({ 'iris.yaml': MODEL.replace('  - name', ' - name: [') });
  expect((await validate('.')).code).toBe(1);
  write({ 'iris.yaml': 'a: b: c\n' });
  expect((await validate('.')).code).toBe(0);
  expect((await validate('iris.yaml')).code).toBe(1);
});

test('templates are reported in one line, and values and kustomizations that mention Seldon are skipped', async () => {
  write({
    'iris.yaml': MODEL,
    'a/model.yaml': MODEL.replace('iris,', '{{ name }},'),
    'b/model.yaml': MODEL.replace('iris,', '{{ name }},'),
    'values.yaml': 'seldonDeployment: {image: a}\n',
    'kustomization.yaml': 'resources: [iris.yaml]\ncommonAnnotations: {a: machinelearning.seldon.io}\n',
    'forgotten.yaml': 'spec:\n  predictors: []\n',
  });
  const { code, stdout, stderr } = await validate('.');
  expect(code).toBe(0);
  expect(stdout.split('\n').filter((line) => !line.startsWith('  '))).toEqual([
    expect.stringMatching(/^forgotten.yaml:.* info SELDON003 /),
    expect.stringMatching(/^a\/model.yaml:.* info SELDON007 .*2 templates and manifests inside other objects/),
    '',
  ]);
  expect(stderr).toContain('2 files were skipped');
  expect((await validate('a/model.yaml')).code).toBe(1);
});

test('patches of kustomizations are passed over, and what is named is not judged as a whole object', async () => {
  const patch = `apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\nspec: {replicas: 2}\n`;
  write({
    'base/kustomization.yaml': 'resources: [iris.yaml]\n',
    'base/iris.yaml': MODEL,
    'dev/kustomization.yaml': 'resources: [../base]\npatches: [{path: replicas.yaml}, {path: ../json.yaml}]\n',
    'dev/replicas.yaml': patch,
    'json.yaml': '- {op: add, path: /spec/replicas, value: 2}\n',
    'prod/kustomization.yml': `kind: Kustomization\npatchesStrategicMerge:\n- old.yaml\n- |-\n  ${patch.replaceAll('\n', '\n  ')}\n`,
    'prod/old.yaml': patch,
    'part/Kustomization': 'kind: Component\npatches: [{path: gone.yaml}, {path: delete.yaml, target: {name: iris}}]\n',
    'part/delete.yaml': `${patch}$patch: delete\n`,
    'flux.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: models}\nspec:\n  patches:\n  - patch: |-\n      ${patch.replaceAll('\n', '\n      ')}\n`,
    'broken/kustomization.yaml': 'patches: [{\n',
  });
  const { code, stdout, stderr } = await validate('.');
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('1 SeldonDeployment in 10 files: 0 errors, 0 warnings');
  expect((await validate('prod', 'base')).stderr).toContain('1 SeldonDeployment in 4 files');
  write({ 'kustomization.yaml': 'patches: [{path: patches/deep/iris.yaml}]\n', 'patches/deep/iris.yaml': patch });
  for (const name of ['dev/replicas.yaml', 'patches/deep/iris.yaml']) {
    const named = await validate(name);
    expect({ code: named.code, stdout: named.stdout }).toEqual({
      code: 0,
      stdout:
        `${name}:1:1: info SELDON007 embedded-manifest: a patch of a kustomization, which has only the fields that it ` +
        'changes\n  fix check what kustomize build or kubectl kustomize prints\n',
    });
    expect((await validate(name, '--strict')).code).toBe(1);
  }
});

test('--exclude and an ignore file leave files out', async () => {
  write({
    'iris.yaml': MODEL,
    'old/iris.yaml': 'kind: SeldonDeployment\n  x: [',
    'drafts/iris.yaml': 'kind: SeldonDeployment\n  x: [',
  });
  expect((await validate('.', '--exclude', 'old/')).code).toBe(1);
  write({ '.cdk8s-seldon-ignore': 'drafts/\n' });
  expect(await validate('.', '--exclude', 'old/')).toEqual({
    code: 0,
    stdout: '',
    stderr: '1 SeldonDeployment in 1 file: 0 errors, 0 warnings\n',
  });
});

test('--strict fails if there is nothing to check', async () => {
  write({ 'service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n' });
  expect((await validate('.')).code).toBe(0);
  expect((await validate('.', '--strict')).code).toBe(1);
});

test('what old manifests have everywhere is reported in one line per run, and in full as JSON', async () => {
  write({ 'a.yaml': `${OLD}---\n${OLD.replace('name: iris, n', 'name: iris-2, n')}` });
  const { stdout } = await validate('.');
  expect(stdout).toBe(
    'a.yaml:5:3: info SELDON250 dead-field: 2 fields that are ignored, the first of them here; --format json lists them all\n',
  );
  expect(JSON.parse((await validate('.', '--format', 'json')).stdout)).toHaveLength(2);
  expect((await validate('.', '--format', 'github')).stdout.trimEnd().split('\n')).toHaveLength(1);
});

test('what old manifests have everywhere does not hide what they rarely have', async () => {
  const resources = OLD.replace('- name: default', '- name: default\n    engineResources: {requests: {memory: 1Gi}}');
  const again = (text: string, name: string) => text.replace('name: iris, n', `name: ${name}, n`);
  write({ 'a.yaml': [OLD, again(OLD, 'b'), again(resources, 'c')].join('---\n') });
  const { stdout } = await validate('.');
  expect(stdout).toMatch(/SELDON250 dead-field: engineResources is ignored: /);
  expect(stdout).toMatch(/SELDON250 dead-field: 3 fields that are ignored, the first/);
  write({ 'b.yaml': again(resources, 'd') });
  expect((await validate('.')).stdout).toMatch(/SELDON250 dead-field: 2 predictors with engineResources, which are /);
});

test('files of one folder that contain the same SeldonDeployment are reported, except those for different clusters', async () => {
  const other = MODEL.replace('gs://models/iris', 'gs://models/iris-2');
  write({
    'a/v1.yaml': MODEL.replace('namespace: ml', 'namespace: default'),
    'a/v2.yaml': other.replace(', namespace: ml', ''),
    'b/dev.yaml': MODEL,
    'b/prod.yaml': other,
    'c/one/iris.yaml': MODEL,
    'c/two/iris.yaml': MODEL,
  });
  const { code, stdout } = await validate('.', '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).map(({ file, message }: { file: string; message: string }) => [file, message])).toEqual([
    ['a/v1.yaml', expect.stringMatching(/^a\/v1.yaml and a\/v2.yaml both contain .* "iris", one without a namespace/)],
    ['a/v2.yaml', expect.stringMatching(/^a\/v1.yaml and a\/v2.yaml both contain .* "iris", one without a namespace/)],
  ]);
  expect((await validate('.')).stdout).toContain('2 SeldonDeployments that share their names');
});
