import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';
import { expectValid } from '../helpers/kubernetes-schema';

const ROOT = path.resolve(__dirname, '../..');

let folder: string;
beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'init-')); });
afterEach(() => fs.rmSync(folder, { recursive: true }));

function files(root: string, below = ''): string[] {
  return fs.readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(below, entry.name);
    return entry.isDirectory() ? files(root, file) : [file];
  }).sort();
}

function objects(...below: string[]): unknown[] {
  const root = path.join(folder, ...below);
  return files(root).filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => readDocuments(fs.readFileSync(path.join(root, file), 'utf8'), file)).map(({ value }) => value);
}

const builtIn = (object: unknown) => !['SeldonDeployment', 'CustomResourceDefinition'].includes((object as { kind: string }).kind);

test('a values repository synthesizes at once, for two environments, and what it gives is valid', async () => {
  expect(await call(['init', 'models'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' });
  const cwd = path.join(folder, 'models');
  expect(files(cwd)).toEqual([
    '.github/workflows/manifests.yaml', '.gitignore', 'README.md', 'argocd/root.yaml', 'package.json', 'platform.schema.json', 'platform.yaml',
  ]);
  const { scripts } = JSON.parse(fs.readFileSync(path.join(cwd, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  expect(await call(scripts.synth.split(' ').slice(1), { cwd })).toMatchObject({ code: 0 });
  expect([...new Set(files(path.join(cwd, 'manifests')).map((file) => file.split('/')[0]))]).toEqual(['.cdk8s-seldon-files', 'argocd.yaml', 'dev', 'prod']);
  expect(await call(scripts.validate.split(' ').slice(1), { cwd })).toMatchObject({ code: 0 });
  expectValid([...objects('models', 'manifests'), ...objects('models', 'argocd')].filter(builtIn));
});

test('a TypeScript repository synthesizes at once with the library installed, and what it gives is valid', async () => {
  expect(await call(['init', 'models', '--typescript'], { cwd: folder })).toMatchObject({ code: 0 });
  const cwd = path.join(folder, 'models');
  const program = fs.readFileSync(path.join(cwd, 'main.ts'), 'utf8');
  fs.writeFileSync(path.join(cwd, 'main.js'), transpileModule(program, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } }).outputText);
  fs.mkdirSync(path.join(cwd, 'node_modules'));
  fs.symlinkSync(ROOT, path.join(cwd, 'node_modules', 'cdk8s-seldon'));
  ['cdk8s', 'constructs'].forEach((name) => fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(cwd, 'node_modules', name)));
  execFileSync(process.execPath, ['main.js'], { cwd });
  expect(files(path.join(cwd, 'manifests')).filter((file) => file.endsWith('.yaml'))).toEqual([
    'argocd/applications.yaml',
    ...['dev', 'prod'].flatMap((name) => ['00-namespaces', '30-gateways', '50-models'].map((file) => `${name}/${file}.yaml`)),
  ]);
  expect(await call(['validate', 'manifests'], { cwd })).toMatchObject({ code: 0 });
  expectValid(objects('models', 'manifests').filter(builtIn));
});

test('nothing is overwritten: what is in the way is named, and nothing is written', async () => {
  fs.mkdirSync(path.join(folder, 'models'));
  fs.writeFileSync(path.join(folder, 'models', 'README.md'), 'mine');
  const { code, stderr } = await call(['init', 'models'], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toContain('there is README.md in');
  expect(files(path.join(folder, 'models'))).toEqual(['README.md']);
});

test.each([[[]], [['a', 'b']], [['a', '--values', '--typescript']]])('%j is wrong usage', async (words) => {
  expect(await call(['init', ...words], { cwd: folder })).toMatchObject({ code: 2, stdout: '' });
  expect(files(folder)).toEqual([]);
});
