import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { InputError } from '../../src/private/errors';
import { type FileEntry, writeFileTree } from '../../src/synth/file-tree';

// Functions that a test can replace.
jest.mock('node:fs', () => ({ __esModule: true, ...jest.requireActual<typeof fs>('node:fs') }));
const system = jest.requireActual<typeof fs>('node:fs');

let folder: string;
beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tree-')); });
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

const entries = (texts: Record<string, string>): FileEntry[] => Object.entries(texts).map(([file, text]) => ({ path: file, parts: () => [text] }));

/** Everything below the folder, hidden files and empty folders included. */
function tree(): Record<string, string> {
  return Object.fromEntries(fs.readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), entry.isDirectory() ? 'a folder' : fs.readFileSync(file, 'utf8')];
  }));
}

const OLD = { 'a.yaml': 'old', 'dev/b.yaml': 'old', 'gone/c.yaml': 'old' };
const NEW = { 'a.yaml': 'new', 'dev/b.yaml': 'new', 'prod/eu/d.yaml': 'new' };
const failure = (code: string) => Object.assign(new Error(`${code}: something, rename '/x'`), { code });

/** The calls that a second write makes. */
function callsOf(method: 'renameSync' | 'mkdirSync' | 'writeFileSync'): number {
  const spy = jest.spyOn(fs, method);
  writeFileTree(path.join(folder, 'out'), entries(OLD));
  spy.mockClear();
  writeFileTree(path.join(folder, 'out'), entries(NEW));
  const calls = spy.mock.calls.length;
  spy.mockRestore();
  fs.rmSync(path.join(folder, 'out'), { recursive: true });
  return calls;
}

test.each([
  ['renameSync', 'EACCES', 'you have no permission'],
  ['mkdirSync', 'EROFS', 'its file system is read-only'],
  ['writeFileSync', 'ENOSPC', 'no space is left'],
] as const)('whichever %s fails, the folder is as it was before, and a sentence says why', (method, code, reason) => {
  const calls = callsOf(method);
  expect(calls).toBeGreaterThan(2);
  for (let failing = 1; failing <= calls; failing++) {
    writeFileTree(path.join(folder, 'out'), entries(OLD));
    fs.writeFileSync(path.join(folder, 'out/mine.txt'), 'mine');
    const before = tree();
    const actual = system[method] as (...args: unknown[]) => unknown;
    let count = 0;
    jest.spyOn(fs, method).mockImplementation(((...args: unknown[]) => {
      count++;
      if (count === failing) {
        throw failure(code);
      }
      return actual(...args);
    }) as never);
    expect(() => writeFileTree(path.join(folder, 'out'), entries(NEW))).toThrow(new InputError(
      `cannot write to ${JSON.stringify(path.join(folder, 'out'))}: ${reason}; nothing is changed`));
    jest.restoreAllMocks();
    expect(tree()).toEqual(before);
    fs.rmSync(path.join(folder, 'out'), { recursive: true });
  }
});

test('a first write that fails leaves no folder behind', () => {
  jest.spyOn(fs, 'renameSync').mockImplementation(() => { throw failure('EXDEV'); });
  expect(() => writeFileTree(path.join(folder, 'far/out'), entries(NEW))).toThrow('parts of it are on other file systems; nothing is changed');
  expect(tree()).toEqual({});
});

test('a second write replaces, adds and removes, and leaves nothing else behind', () => {
  writeFileTree(path.join(folder, 'out'), entries(OLD));
  writeFileTree(path.join(folder, 'out'), entries(NEW));
  const left = Object.entries(tree()).filter(([, text]) => text !== 'a folder').map(([file]) => file).sort();
  expect(left).toEqual(['out/.cdk8s-seldon-files', 'out/a.yaml', 'out/dev/b.yaml', 'out/prod/eu/d.yaml']);
  expect(fs.existsSync(path.join(folder, 'out/gone'))).toBe(false);
});
