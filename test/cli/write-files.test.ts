import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { writeFiles } from '../../src/cli/write-files';
import { nextIdentity } from '../../src/synth/process-identity';

/** The compiled writer, for processes that can be killed. */
const WRITER = path.resolve(__dirname, '../../lib/cli/write-files.js');
const MUTATIONS = ['renameSync', 'mkdirSync', 'writeFileSync', 'rmSync'];
const STAGE = '.cdk8s-seldon-write-';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'write-files-'))));
afterEach(() => fs.rmSync(folder, { recursive: true }));

const write = () => writeFiles(folder, new Map([['other.svg', 'other']]));

/** Writes two files in a process that is killed at the nth change of the file system. */
function killedAt(count: number): NodeJS.Signals | null {
  const program = `
    const fs = require('node:fs');
    let count = 0;
    for (const name of ${JSON.stringify(MUTATIONS)}) {
      const actual = fs[name];
      fs[name] = (...args) => {
        if (++count === ${count}) {
          process.kill(process.pid, 'SIGKILL');
        }
        return actual(...args);
      };
    }
    require(${JSON.stringify(WRITER)}).writeFiles(${JSON.stringify(folder)}, new Map([['a.svg', 'new'], ['b.svg', 'new']]));
  `;
  return spawnSync(process.execPath, ['-e', program]).signal;
}

const compiled = fs.existsSync(WRITER) ? test : test.skip;
compiled(
  'what a killed process leaves is removed by the next one, and each file is old or new',
  () => {
    let left = 0;
    for (let count = 1; ; count++) {
      ['a.svg', 'b.svg'].forEach((name) => fs.writeFileSync(path.join(folder, name), 'old'));
      const signal = killedAt(count);
      left += fs.readdirSync(folder).filter((name) => name.startsWith(STAGE)).length;
      write();
      expect(fs.readdirSync(folder).sort()).toEqual(['a.svg', 'b.svg', 'other.svg']);
      ['a.svg', 'b.svg'].forEach((name) =>
        expect(['old', 'new']).toContain(fs.readFileSync(path.join(folder, name), 'utf8')),
      );
      if (signal === null) {
        break;
      }
    }
    expect(left).toBeGreaterThan(2);
  },
  60_000,
);

// Node's own creation of parents never ends there.
const linux = fs.existsSync('/proc/self') ? test : test.skip;
linux('a file system that takes no folders is reported', () => {
  expect(() => writeFiles('/proc/reports', new Map([['a.html', 'text']]))).toThrow(
    'cannot write to "/proc/reports": no folder can be created here; nothing was changed',
  );
});

test('folders that were created for files that cannot be written are removed', () => {
  const long = 'x'.repeat(300);
  expect(() => writeFiles(path.join(folder, 'a/b'), new Map([[long, 'text']]))).toThrow('the name is too long');
  expect(fs.readdirSync(folder)).toEqual([]);
});

/** The name of a folder of a process that has ended. */
const ended = () => `${STAGE}${nextIdentity().replace(/_\d+_/, `_${spawnSync('true').pid}_`)}`;

test('a link in the place of such a folder is removed, and not followed', () => {
  const target = fs.mkdtempSync(path.join(os.tmpdir(), 'write-files-target-'));
  fs.writeFileSync(path.join(target, 'kept'), 'kept');
  fs.symlinkSync(target, path.join(folder, ended()));
  const within = path.join(folder, ended());
  fs.mkdirSync(within);
  fs.symlinkSync(target, path.join(within, 'link'));
  write();
  expect(fs.readdirSync(folder)).toEqual(['other.svg']);
  expect(fs.readdirSync(target)).toEqual(['kept']);
  fs.rmSync(target, { recursive: true });
});

test('the folder of a running process stays, and so does that of another host for a day', () => {
  const running = `${STAGE}${nextIdentity()}`;
  const elsewhere = `${STAGE}elsewhere_1_2_3`;
  [running, elsewhere].forEach((name) => fs.mkdirSync(path.join(folder, name)));
  write();
  expect(fs.readdirSync(folder).sort()).toEqual([elsewhere, running, 'other.svg'].sort());
  const before = new Date(Date.now() - 25 * 60 * 60 * 1000);
  fs.utimesSync(path.join(folder, elsewhere), before, before);
  write();
  expect(fs.readdirSync(folder).sort()).toEqual([running, 'other.svg'].sort());
});
