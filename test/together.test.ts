import * as childProcess from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const SCRIPT = path.resolve(__dirname, '../scripts/together.js');

let cwd: string;
beforeEach(() => (cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'together-'))));
afterEach(() => fs.rmSync(cwd, { recursive: true }));

const together = (...commands: string[]) =>
  childProcess.spawnSync(process.execPath, [SCRIPT, ...commands], { cwd, encoding: 'utf8', timeout: 60_000 });

test('commands run at the same time', () => {
  childProcess.execFileSync('mkfifo', ['pipe'], { cwd });
  // Each end waits for the other one.
  expect(together('cat pipe', 'echo passed on > pipe')).toMatchObject({ status: 0, stdout: 'passed on\n', stderr: '' });
});

test('the output of each command stays together', () => {
  childProcess.execFileSync('mkfifo', ['pipe'], { cwd });
  const { stdout } = together('echo 1; cat pipe; echo 3 >&2', 'echo a; echo 2 > pipe; echo b');
  expect(stdout).toMatch(/1\n2\n3\n/);
  expect(stdout).toMatch(/a\nb\n/);
});

test('one that fails makes the whole fail, and is named, after the others have ended', () => {
  childProcess.execFileSync('mkfifo', ['pipe'], { cwd });
  expect(together('cat < pipe; echo whole', 'echo > pipe; exit 3')).toMatchObject({
    status: 1,
    stdout: '\nwhole\n',
    stderr: 'failed (exit code 3): echo > pipe; exit 3\n',
  });
});
