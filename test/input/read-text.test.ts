import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { decodeText, readText, unreadable } from '../../src/input/read-text';

const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error("the system's words"), { code });

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'read-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test.each([
  ['ENOENT', 'no such file or directory'],
  ['ENOTDIR', 'no such file or directory: a part of its path is not a directory'],
  ['ELOOP', 'is a symbolic link that leads back to itself'],
  ['EACCES', 'cannot be read: permission denied'],
  ['EIO', "cannot be read: the system's words"],
])('%s is described in words', (code, message) => {
  expect(unreadable(failure(code), path.join(folder, 'a.yaml'))).toBe(message);
});

test('a directory, a missing file and a dangling link have different messages, with the name that the user gave', () => {
  fs.symlinkSync('circle', path.join(folder, 'circle'));
  fs.symlinkSync('nowhere', path.join(folder, 'dangling'));
  const read = (name: string) => () => readText(path.join(folder, name), name);
  expect(() => readText(folder, 'dir')).toThrow('dir: is a directory, not a file');
  expect(read('missing')).toThrow('missing: no such file or directory');
  expect(read('circle')).toThrow('circle: is a symbolic link that leads back to itself');
  expect(read('dangling')).toThrow('dangling: is a broken symbolic link');
});

test('what is too large is rejected before it is read', () => {
  const file = path.join(folder, 'large.yaml');
  fs.closeSync(fs.openSync(file, 'w'));
  fs.truncateSync(file, 96_000_001);
  expect(() => readText(file, 'large.yaml')).toThrow('large.yaml: is larger than 96 MB: split it');
});

test.each<[string, Buffer]>([
  ['UTF-16, little endian', Buffer.from([0xff, 0xfe, 0x61, 0x00])],
  ['UTF-16, big endian', Buffer.from([0xfe, 0xff, 0x00, 0x61])],
  ['UTF-8', Buffer.from('a')],
])('%s is text', (_, bytes) => {
  expect(decodeText(bytes, 'x')).toBe('a');
});

test.each<[string, Buffer]>([
  ['a NUL', Buffer.from([0x61, 0])],
  ['Latin-1', Buffer.from([0xe4])],
])('%s is none', (_, bytes) => {
  expect(() => decodeText(bytes, 'x')).toThrow('x: is not a text file');
});
