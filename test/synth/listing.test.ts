import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Listing } from '../../src/synth/listing';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'listing-'));
  fs.mkdirSync(path.join(folder, 'dev/deep'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'dev/a.yaml'), '');
  fs.writeFileSync(path.join(folder, 'ä.yaml'), '');
  fs.symlinkSync('nowhere', path.join(folder, 'broken'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test.each(['dev', 'dev/a.yaml', 'dev/deep', 'ä.yaml', 'broken'])('%s is there', (file) => {
  expect(new Listing(folder).has(file)).toBe(true);
});

test.each(['a.yaml', 'dev/b.yaml', 'prod/a.yaml', 'dev/a.yaml/b.yaml', 'ö.yaml'])('%s is not there', (file) => {
  expect(new Listing(folder).has(file)).toBe(false);
});

test('the file system decides whether a name in other letters is the same file', () => {
  expect(new Listing(folder).has('dev/A.yaml')).toBe(fs.existsSync(path.join(folder, 'dev/A.yaml')));
});

test('files, folders and links are distinguished', () => {
  const listing = new Listing(folder);
  expect(listing.find('dev/a.yaml')?.isFile()).toBe(true);
  expect(listing.find('dev/deep')?.isDirectory()).toBe(true);
  expect(listing.find('broken')?.isFile()).toBe(false);
});

test('nothing is in a folder that does not exist', () => {
  expect(new Listing(path.join(folder, 'gone')).has('a.yaml')).toBe(false);
});
