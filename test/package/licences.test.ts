import * as fs from 'node:fs';
import * as path from 'node:path';
import { LIBRARIES_IN_BUNDLE, LIBRARY_NAMES } from './names';

const ROOT = path.resolve(__dirname, '../..');
/** Licences that ask for no more than to be named, which the files beside the code do. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly inBundle?: boolean;
}

const lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const brought = Object.entries(lock.packages).filter(
  ([folder, { dev, devOptional, peer }]) => folder !== '' && !dev && !devOptional && !peer,
);
const nameOf = (folder: string) => folder.replace(/^.*node_modules\//, '');

test('what is installed with the package is known by name, and comes inside it', () => {
  expect(brought.map(([folder]) => nameOf(folder)).sort()).toEqual(LIBRARY_NAMES);
  expect(brought.filter(([, { inBundle }]) => !inBundle)).toEqual([]);
});

test.each([...new Set([...LIBRARY_NAMES, ...LIBRARIES_IN_BUNDLE])])(
  '%s has a permissive licence, and brings its text',
  (name) => {
    const folder = path.join(ROOT, 'node_modules', name);
    const { license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { license: string };
    expect(PERMISSIVE).toContain(license);
    expect(fs.readdirSync(folder).filter((file) => /^(licen[cs]e|copyright)/i.test(file))).not.toEqual([]);
  },
);

const BUNDLED_TEXTS = path.join(ROOT, 'lib/bundle/LICENSES.txt');
const bundled = fs.existsSync(BUNDLED_TEXTS) ? test : test.skip;

bundled('the bundle of the command line has the license text of each library whose code is in it', () => {
  const titles = [...fs.readFileSync(BUNDLED_TEXTS, 'utf8').matchAll(/^(\S+) \d+\.\d+\.\d+ \(.+\)\n\n.+/gm)];
  expect(titles.map(([, name]) => name)).toEqual(LIBRARIES_IN_BUNDLE);
});
