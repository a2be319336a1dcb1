/** @jest-environment node */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { InputError } from '../../src/private/errors';
import { writeFileTree } from '../../src/synth/file-tree';

// Functions that a test can replace.
jest.mock('node:fs', () => ({ __esModule: true, ...jest.requireActual<typeof fs>('node:fs') }));
const system = jest.requireActual<typeof fs>('node:fs');

const READS = ['existsSync', 'lstatSync', 'statSync', 'readdirSync', 'readFileSync'] as const;
const WRITES = [
  ...(['mkdirSync', 'openSync', 'writeSync', 'closeSync', 'writeFileSync'] as const),
  ...(['renameSync', 'rmSync', 'rmdirSync'] as const),
];
type Operation = (typeof READS)[number] | (typeof WRITES)[number];
/** Operations that need space. */
const GROWING: readonly Operation[] = ['mkdirSync', 'openSync', 'writeSync', 'writeFileSync'];

/** More than is written at once. */
const LARGE = 'x'.repeat(600_000);
const OLD = { 'a.yaml': 'old', 'dev/b.yaml': 'old', 'gone/c.yaml': 'old', 'same.yaml': 'same', 'large.yaml': 'small' };
const NEW = { 'a.yaml': 'new', 'dev/b.yaml': 'new', 'prod/eu/d.yaml': 'new', 'same.yaml': 'same', 'large.yaml': LARGE };

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'faults-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

const write = (texts: Record<string, string>) =>
  writeFileTree(
    path.join(folder, 'out'),
    Object.entries(texts).map(([file, text]) => ({ path: file, parts: () => [text] })),
    { owner: 'me' },
  );

/** All files, hidden ones included, without the record. */
function files(): Record<string, string> {
  const out = path.join(folder, 'out');
  return Object.fromEntries(
    fs
      .readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== '.cdk8s-seldon-files')
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(out, file), fs.readFileSync(file, 'utf8')]),
  );
}

/** Lets operations fail, by their number; a write that fails has written a half. Returns how many there were. */
function failing(operations: readonly Operation[], code: string, fails: (count: number) => boolean): () => number {
  let count = 0;
  for (const operation of operations) {
    const actual = system[operation] as (...args: unknown[]) => unknown;
    jest.spyOn(fs, operation).mockImplementation(((...args: unknown[]) => {
      if (!fails(++count)) {
        return actual(...args);
      }
      if (operation === 'writeFileSync' && typeof args[1] === 'string') {
        actual(args[0], args[1].slice(0, args[1].length / 2), args[2]);
      }
      throw Object.assign(new Error(`${code}: made up, ${operation}`), { code });
    }) as never);
  }
  return () => count;
}

test.each([
  ['one operation of any kind fails', [...READS, ...WRITES], 'EIO', (at: number) => (count: number) => count === at],
  ['one operation has no space', GROWING, 'ENOSPC', (at: number) => (count: number) => count === at],
  ['the disk stays full from some operation on', GROWING, 'ENOSPC', (at: number) => (count: number) => count >= at],
  [
    'no file can be opened from some operation on',
    [...READS, ...GROWING],
    'EMFILE',
    (at: number) => (count: number) => count >= at,
  ],
] as const)(
  'if %s, a sentence says so, and the next write leaves the right files',
  (_, operations, code, failsFrom) => {
    let failed = 0;
    for (let at = 1; ; at++) {
      write(OLD);
      const count = failing(operations, code, failsFrom(at));
      let error: unknown;
      try {
        write(NEW);
      } catch (thrown) {
        error = thrown;
      }
      const isOver = count() < at;
      jest.restoreAllMocks();
      if (isOver) {
        expect(error).toBeUndefined();
        break;
      }
      if (error !== undefined) {
        failed++;
        expect(error).toBeInstanceOf(InputError);
      }
      const { message = '' } = (error ?? {}) as Error;
      if (message.includes('nothing was changed')) {
        expect(files()).toEqual(OLD);
      }
      if (error === undefined) {
        expect(files()).toMatchObject(NEW);
      }
      write(NEW);
      expect(files()).toEqual(NEW);
      const hidden = fs.readdirSync(path.join(folder, 'out')).filter((name) => name.startsWith('.'));
      expect(hidden).toEqual(['.cdk8s-seldon-files']);
      fs.rmSync(path.join(folder, 'out'), { recursive: true });
    }
    expect(failed).toBeGreaterThan(5);
  },
);
