/** @jest-environment node */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { InputError } from '../../src/private/errors';
import { type FileEntry, type ForeignFilesError, writeFileTree } from '../../src/synth/file-tree';

// Functions that a test can replace.
jest.mock('node:fs', () => ({ __esModule: true, ...jest.requireActual<typeof fs>('node:fs') }));
const system = jest.requireActual<typeof fs>('node:fs');

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tree-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

const entries = (texts: Record<string, string>): FileEntry[] =>
  Object.entries(texts).map(([file, text]) => ({ path: file, parts: () => [text] }));

/** Everything below the folder, hidden files and empty folders included. */
function tree(): Record<string, string> {
  return Object.fromEntries(
    fs.readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), entry.isDirectory() ? 'a folder' : fs.readFileSync(file, 'utf8')];
    }),
  );
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
  ['writeFileSync', 'EMFILE', 'too many files are open'],
] as const)(
  'whichever %s fails with %s, all files are written or none, and a sentence says why',
  (method, code, reason) => {
    const out = path.join(folder, 'out');
    const calls = callsOf(method);
    expect(calls).toBeGreaterThan(2);
    let refused = 0;
    for (let failing = 1; failing <= calls; failing++) {
      writeFileTree(out, entries(OLD));
      fs.writeFileSync(path.join(out, 'mine.txt'), 'mine');
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
      try {
        writeFileTree(out, entries(NEW));
        expect(tree()).toMatchObject({ 'out/a.yaml': 'new', 'out/dev/b.yaml': 'new', 'out/mine.txt': 'mine' });
        expect(tree()).not.toHaveProperty(['out/gone/c.yaml']);
      } catch (error) {
        refused++;
        expect(error).toEqual(new InputError(`cannot write to ${JSON.stringify(out)}: ${reason}; nothing was changed`));
        expect(tree()).toEqual(before);
      }
      jest.restoreAllMocks();
      fs.rmSync(out, { recursive: true });
    }
    // The lock alone may be given up in another way.
    expect(refused).toBeGreaterThanOrEqual(calls - 1);
  },
);

test('a first write that fails leaves no folder behind', () => {
  jest.spyOn(fs, 'renameSync').mockImplementation(() => {
    throw failure('EXDEV');
  });
  expect(() => writeFileTree(path.join(folder, 'far/out'), entries(NEW))).toThrow(
    'parts of it are on other file systems; nothing was changed',
  );
  expect(tree()).toEqual({});
});

test('a second write replaces, adds and removes, and leaves nothing else behind', () => {
  writeFileTree(path.join(folder, 'out'), entries(OLD));
  writeFileTree(path.join(folder, 'out'), entries(NEW));
  const left = Object.entries(tree())
    .filter(([, text]) => text !== 'a folder')
    .map(([file]) => file)
    .sort();
  expect(left).toEqual(['out/.cdk8s-seldon-files', 'out/a.yaml', 'out/dev/b.yaml', 'out/prod/eu/d.yaml']);
  expect(fs.existsSync(path.join(folder, 'out/gone'))).toBe(false);
});

describe('files that it did not write', () => {
  const out = () => path.join(folder, 'out');
  const texts = () =>
    Object.fromEntries(
      Object.entries(tree()).filter(([file, text]) => text !== 'a folder' && !file.includes('/.cdk8s')),
    );

  test('are never removed, whoever writes', () => {
    writeFileTree(out(), entries({ 'a.yaml': 'a', 'both.yaml': 'same' }), { owner: 'a' });
    writeFileTree(out(), entries({ 'b.yaml': 'b', 'both.yaml': 'same' }), { owner: 'b' });
    writeFileTree(out(), entries({ 'code.yaml': 'c' }));
    expect(writeFileTree(out(), entries({ 'new.yaml': 'a' }), { owner: 'a' }).removed).toEqual(['a.yaml']);
    expect(Object.keys(texts()).sort()).toEqual(['out/b.yaml', 'out/both.yaml', 'out/code.yaml', 'out/new.yaml']);
  });

  test.each([
    [
      'of another owner',
      () => {
        writeFileTree(out(), entries({ 'a.yaml': 'theirs', 'b.yaml': 'theirs' }), { owner: 'them' });
      },
      'them',
    ],
    [
      'of a person',
      () => {
        fs.mkdirSync(out());
        ['a.yaml', 'b.yaml'].forEach((file) => fs.writeFileSync(path.join(out(), file), 'theirs'));
      },
      undefined,
    ],
  ])('%s are replaced only if the caller says so', (_, before, owner) => {
    before();
    const write = (replace: boolean) =>
      writeFileTree(out(), entries({ 'a.yaml': 'mine', 'b.yaml': 'theirs' }), { owner: 'me', replace });
    const was = texts();
    let files: unknown;
    try {
      write(false);
    } catch (error) {
      ({ files } = error as ForeignFilesError);
    }
    expect(files).toEqual([{ path: 'a.yaml', owner }]);
    expect(texts()).toEqual(was);
    write(true);
    expect(texts()).toEqual({ 'out/a.yaml': 'mine', 'out/b.yaml': 'theirs' });
  });

  test('a write removes only files that it is about', () => {
    writeFileTree(out(), entries({ 'dev/a.yaml': '1', 'prod/a.yaml': '1', 'prod/b.yaml': '1' }), { owner: 'p' });
    const change = writeFileTree(out(), entries({ 'prod/a.yaml': '2' }), {
      owner: 'p',
      covers: (file) => file.startsWith('prod/'),
    });
    expect(change).toEqual({ written: ['prod/a.yaml'], removed: ['prod/b.yaml'] });
    expect(texts()).toEqual({ 'out/dev/a.yaml': '1', 'out/prod/a.yaml': '2' });
    expect(writeFileTree(out(), entries({ 'prod/a.yaml': '2' }), { owner: 'p' }).removed).toEqual(['dev/a.yaml']);
  });
});

describe('files with the same content', () => {
  const out = () => path.join(folder, 'out');
  const seen = (file: string) => {
    const { ino, mtimeNs, ctimeNs } = fs.lstatSync(path.join(out(), file), { bigint: true });
    return { ino, mtimeNs, ctimeNs };
  };

  test('are not touched, and others are written', () => {
    writeFileTree(out(), entries(OLD));
    const [same, other] = [seen('a.yaml'), seen('dev/b.yaml')];
    const change = writeFileTree(out(), entries({ ...OLD, 'dev/b.yaml': 'new' }));
    expect(change).toEqual({ written: Object.keys(OLD), removed: [] });
    expect(seen('a.yaml')).toEqual(same);
    expect(seen('dev/b.yaml').ino).not.toBe(other.ino);
    expect(tree()).toMatchObject({ 'out/a.yaml': 'old', 'out/dev/b.yaml': 'new' });
  });

  test('are written if another process changes them before this one holds the lock', () => {
    writeFileTree(out(), entries(OLD));
    const late: FileEntry = {
      path: 'later.yaml',
      parts: () => {
        fs.writeFileSync(path.join(out(), 'a.yaml'), 'other');
        return ['later'];
      },
    };
    writeFileTree(out(), [...entries(OLD), late]);
    expect(tree()).toMatchObject({ 'out/a.yaml': 'old', 'out/later.yaml': 'later' });
  });

  test('belong to the owner that writes them last', () => {
    writeFileTree(out(), entries(OLD), { owner: 'first' });
    writeFileTree(out(), entries(OLD), { owner: 'second' });
    expect(writeFileTree(out(), [], { owner: 'second' }).removed).toEqual(Object.keys(OLD));
  });

  test('are distinguished from those of another length or with bytes that are not text', () => {
    writeFileTree(out(), entries({ 'a.yaml': '\uFFFD' }));
    fs.writeFileSync(path.join(out(), 'a.yaml'), Buffer.from([0xff, 0xfe, 0xfd]));
    writeFileTree(out(), entries({ 'a.yaml': '\uFFFD' }));
    expect(tree()).toMatchObject({ 'out/a.yaml': '\uFFFD' });
  });
});

test('a link is replaced, even if it leads to a file with the same content', () => {
  const out = path.join(folder, 'out');
  fs.mkdirSync(out);
  fs.writeFileSync(path.join(folder, 'elsewhere'), 'text');
  fs.symlinkSync(path.join(folder, 'elsewhere'), path.join(out, 'a.yaml'));
  writeFileTree(out, entries({ 'a.yaml': 'text' }), { replace: true });
  expect(fs.lstatSync(path.join(out, 'a.yaml')).isFile()).toBe(true);
});
