import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { writeFileTree } from '../../src/synth/file-tree';
import { FolderLock } from '../../src/synth/folder-lock';

/** The compiled writer, for processes that can be killed. */
const WRITER = path.resolve(__dirname, '../../lib/synth/file-tree.js');
const MUTATIONS = ['renameSync', 'mkdirSync', 'writeFileSync', 'rmSync', 'rmdirSync'];

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const OLD = { 'a.yaml': 'old', 'dev/b.yaml': 'old', 'gone/c.yaml': 'old' };
const NEW = { 'a.yaml': 'new', 'dev/b.yaml': 'new', 'prod/eu/d.yaml': 'new' };

const out = () => path.join(folder, 'out');
const write = (texts: Record<string, string>, owner = 'me') =>
  writeFileTree(
    out(),
    Object.entries(texts).map(([file, text]) => ({ path: file, parts: () => [text] })),
    { owner },
  );

/** All files, hidden ones included, without the record. */
function files(): Record<string, string> {
  return Object.fromEntries(
    fs
      .readdirSync(out(), { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name !== '.cdk8s-seldon-files')
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(out(), file), fs.readFileSync(file, 'utf8')]),
  );
}

/** A program that writes files; before the nth change of the file system, or in it, it is killed. */
function program(texts: Record<string, string>, killedAt = 0, isTorn = false): string[] {
  return [
    '-e',
    `
    const fs = require('node:fs');
    let count = 0;
    for (const name of ${JSON.stringify(killedAt > 0 ? MUTATIONS : [])}) {
      const actual = fs[name];
      fs[name] = (...args) => {
        if (++count === ${killedAt}) {
          if (name === 'writeFileSync' && ${isTorn}) {
            actual(args[0], String(args[1]).slice(0, 5), args[2]);
          }
          process.kill(process.pid, 'SIGKILL');
        }
        return actual(...args);
      };
    }
    const entries = Object.entries(${JSON.stringify(texts)}).map(([file, text]) => ({ path: file, parts: () => [text] }));
    require(${JSON.stringify(WRITER)}).writeFileTree(${JSON.stringify(out())}, entries, { owner: 'me' });
  `,
  ];
}

const compiled = fs.existsSync(WRITER) ? describe : describe.skip;
compiled('another process', () => {
  test.each([
    ['before any change', false],
    ['in any change', true],
  ])(
    'that is killed %s leaves all or nothing to the next write, by any process',
    (_, isTorn) => {
      const states = new Set<string>();
      for (let killedAt = 1; ; killedAt++) {
        write(OLD);
        const { signal } = spawnSync(process.execPath, program(NEW, killedAt, isTorn));
        if (signal === null) {
          break;
        }
        write({ 'other.yaml': 'other' }, 'other');
        const { 'other.yaml': other, ...mine } = files();
        expect(other).toBe('other');
        expect([OLD, NEW]).toContainEqual(mine);
        states.add(mine['a.yaml']);
        // What is no longer made goes, and nothing else: the record is whole, too.
        write({ 'last.yaml': 'last' });
        expect(files()).toEqual({ 'other.yaml': 'other', 'last.yaml': 'last' });
        fs.rmSync(out(), { recursive: true });
      }
      expect([...states].sort()).toEqual(['new', 'old']);
    },
    60_000,
  );

  test('that is killed while it recovers from one that was killed leaves all or nothing, too', () => {
    for (let killedAt = 1; killedAt <= 30; killedAt += 3) {
      write(OLD);
      spawnSync(process.execPath, program(NEW, 14));
      spawnSync(process.execPath, program(NEW, killedAt));
      write({ 'other.yaml': 'other' }, 'other');
      const { 'other.yaml': _, ...mine } = files();
      expect([OLD, NEW]).toContainEqual(mine);
      fs.rmSync(out(), { recursive: true });
    }
  }, 60_000);

  test('that writes at the same time waits: the files are all of one or all of the other', async () => {
    const many = (text: string) =>
      Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${text}${i % 7}/${i}.yaml`, text]));
    for (let pair = 0; pair < 8; pair++) {
      const codes = await Promise.all(
        ['one', 'two'].map(
          (text) =>
            new Promise((resolve) => {
              spawn(process.execPath, program({ ...many(text), 'same.yaml': text }), { stdio: 'ignore' }).on(
                'exit',
                resolve,
              );
            }),
        ),
      );
      expect(codes).toEqual([0, 0]);
      const found = files();
      expect(found).toEqual({ ...many(found['same.yaml']), 'same.yaml': found['same.yaml'] });
    }
  }, 60_000);
});

test('a process that keeps the lock is named, with what to do', () => {
  fs.mkdirSync(out());
  const first = new FolderLock(out());
  first.acquire(() => undefined);
  const second = new FolderLock(out(), 2);
  expect(() => second.acquire(() => undefined)).toThrow(
    `another run is writing to ${JSON.stringify(out())} (process ${process.pid} on ${os.hostname()}): try again when it has finished; if it was killed, remove`,
  );
  second.discard();
  first.release();
  expect(fs.readdirSync(out())).toEqual([]);
});
