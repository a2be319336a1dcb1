import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

const MODEL =
  'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\nspec: {predictors: []}\n';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paths-'));
  fs.writeFileSync(path.join(folder, 'model.yaml'), MODEL);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

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
])('an empty string as a path is refused: %s %s %s %s', async (...words) => {
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
