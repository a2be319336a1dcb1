import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

// Functions that a test can replace.
jest.mock('node:fs', () => ({ __esModule: true, ...jest.requireActual<typeof fs>('node:fs') }));
const system = jest.requireActual<typeof fs>('node:fs');

const MODEL =
  'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\nspec: {predictors: []}\n';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paths-'));
  fs.writeFileSync(path.join(folder, 'model.yaml'), MODEL);
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

// As from a variable that is not set: path.resolve() would make the working directory of it.
test.each([
  ['validate', ''],
  ['validate', 'model.yaml', ''],
  ['validate', 'model.yaml', '--operator-values', ''],
  ['expand', ''],
  ['expand', 'model.yaml', '--operator-values='],
  ['diff', '', 'model.yaml'],
  ['diff', 'model.yaml', ''],
  ['diff', 'model.yaml', 'model.yaml', '--new-operator-values', ''],
  ['synth', '-f', '', '-o', 'out'],
  ['synth', '-f', 'model.yaml', '-o', ''],
  ['values', ''],
  ['template', 'seldon-core-operator', '--webhook-cert', ''],
  ['webhook-cert', '-o', ''],
  ['init', ''],
  ['ask', '--protos', ''],
  ['ask', '--in', ''],
  ['images', ''],
  ['needs', 'model.yaml', ''],
  ['graph', ''],
  ['graph', 'model.yaml', '-o', ''],
  ['report', '', '-o', 'out'],
  ['report', 'model.yaml', '-o', ''],
  ['report', 'model.yaml', '-o', 'out', '--against', ''],
  ['import', '', '--to', 'values', '-o', 'out'],
  ['import', 'model.yaml', '--to', 'values', '-o', ''],
  ['import', 'model.yaml', '--check', ''],
  ['init', 'out', '--library', ''],
  ['validate', '-f', ''],
  ['graph', '-f', ''],
])('an empty string as a path is rejected: %s %s %s %s', async (...words) => {
  const before = fs.readdirSync(folder);
  const { code, stdout, stderr } = await call(words, { cwd: folder });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^cdk8s-seldon [\w-]+: .+\n$/);
  expect(stderr).not.toContain('internal error');
  expect(fs.readdirSync(folder)).toEqual(before);
});

test('a pipe in a directory is a finding, and not waited for; the rest is checked', async () => {
  execFileSync('mkfifo', [path.join(folder, 'a.yaml')]);
  const { code, stdout, stderr } = await call(['validate', '.'], { cwd: folder });
  expect(code).toBe(1);
  expect(stdout).toContain(
    'a.yaml:1:1: error SELDON001 readable: a pipe, a socket or a device: name it on the command line to read from it',
  );
  expect(stderr).toContain('1 SeldonDeployment in 2 files');
});

test('a report never replaces a folder or a pipe', async () => {
  fs.mkdirSync(path.join(folder, 'folder'));
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  for (const [name, kind] of [
    ['folder', 'a folder'],
    ['pipe', 'not a regular file'],
  ]) {
    const { code, stderr } = await call(['report', 'model.yaml', '-o', name], { cwd: folder });
    expect({ name, code }).toEqual({ name, code: 2 });
    expect(stderr).toContain(`is ${kind}: name another file`);
  }
  expect(fs.lstatSync(path.join(folder, 'pipe')).isFIFO()).toBe(true);
});

test.each([
  ['report', 'report.html'],
  ['graph', 'out/default.iris.svg'],
])('%s follows no link that somebody else has put into the folder', async (command, output) => {
  const [victim, target] = ['victim', output].map((name) => path.join(folder, name));
  const links = ['.new', '.tmp', '~'].map((end) =>
    path.join(path.dirname(target), `.${path.basename(target)}`.concat(end)),
  );
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(victim, 'mine');
  [target, ...links].forEach((link) => fs.symlinkSync(victim, link));
  const written = command === 'graph' ? path.dirname(output) : output;
  expect(await call([command, 'model.yaml', '-o', written], { cwd: folder })).toMatchObject({ code: 0 });
  expect(fs.readFileSync(victim, 'utf8')).toBe('mine');
  expect(fs.lstatSync(target).isFile()).toBe(true);
  expect(fs.readFileSync(target, 'utf8')).toContain('iris');
  expect(fs.readdirSync(path.dirname(target)).filter((name) => name.startsWith('.cdk8s'))).toEqual([]);
});

test('of two runs that write the same new files at once, one says which exist', async () => {
  fs.mkdirSync(path.join(folder, 'out'));
  fs.writeFileSync(path.join(folder, 'out', '.gitignore'), 'of the other run');
  // The other one writes them after this one has looked.
  const look = jest.spyOn(fs, 'lstatSync').mockReturnValue(undefined as unknown as fs.Stats);
  jest.spyOn(fs, 'writeFileSync').mockImplementation((file, content, options) => {
    look.mockRestore();
    system.writeFileSync(file, content, options);
  });
  const { code, stderr } = await call(['init', 'out'], { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('there is .gitignore in') });
  expect(fs.readdirSync(path.join(folder, 'out'))).toEqual(['.gitignore']);
});

test.each([
  ['webhook-cert', '-o', 'model.yaml/x'],
  ['synth', '-f', 'values.yaml', '-o', 'model.yaml/x'],
  ['init', 'model.yaml/x'],
  ['report', 'model.yaml', '-o', 'model.yaml/x'],
])('a file in the path of a folder is rejected with a sentence: %s %s %s %s', async (...words) => {
  fs.writeFileSync(path.join(folder, 'values.yaml'), '{}');
  const { code, stderr } = await call(words, { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).not.toContain('internal error');
});

test('the order of keys in platform values changes nothing', async () => {
  const entries = (names: string[], value: string) => names.map((name) => `  ${name}: ${value}\n`).join('');
  const names = ['b', 'a', 'c'];
  for (const [out, order] of [
    ['one', names],
    ['other', [...names].reverse()],
  ] as const) {
    const text = [
      `namespaces:\n${entries([...order], '{labels: {team: ml}}')}`,
      `gateways:\n${entries([...order], '{kind: istio}')}`,
      `models:\n${entries([...order], '{namespace: a, server: SKLEARN, uri: "s3://b/x"}')}`,
      `extra:\n${entries([...order], '{apiVersion: v1, kind: ConfigMap, metadata: {namespace: a}}')}`,
    ].join('');
    const values = path.join(folder, 'values.yaml');
    fs.writeFileSync(values, text);
    const { code, stderr } = await call(['synth', '-f', 'values.yaml', '-o', out], { cwd: folder });
    expect(code === 0 ? '' : stderr).toBe('');
  }
  const files = (out: string) =>
    Object.fromEntries(
      fs
        .readdirSync(path.join(folder, out))
        .map((name) => [name, fs.readFileSync(path.join(folder, out, name), 'utf8')]),
    );
  expect(files('other')).toEqual(files('one'));
});
