import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { LIBRARY_NAMES } from './names';

const ROOT = path.resolve(__dirname, '../..');

/** All that the package holds. A new kind of file is listed here, or left out in `.projenrc.ts`. */
const CONTENTS = [
  /^package\.json$/,
  /^\.jsii$/,
  /^(README|CHANGELOG|SECURITY)\.md$/,
  /^LICENSE$/,
  /^bin\/(cdk8s-seldon|keep)\.js$/,
  /^lib\/[a-z0-9/.-]+\.js$/,
  /^lib\/[a-z0-9/.-]+\.d\.ts$/,
  /^lib\/bundle\/[A-Za-z0-9-]+\.js$/,
  /^lib\/bundle\/crd-schema\.yaml$/,
  /^lib\/bundle\/LICENSES\.txt$/,
  // Which build it is: compiled code that is kept for the next call belongs to one.
  /^lib\/bundle\/id$/,
  /^lib\/man\/cdk8s-seldon\.1$/,
  // Bundled libraries, each as its authors publish it.
  ...LIBRARY_NAMES.map((name) => new RegExp(`^node_modules/${name}/`)),
];

/** What the package cannot do without. */
const NEEDED = [
  '.jsii',
  'LICENSE',
  'README.md',
  'bin/cdk8s-seldon.js',
  'lib/index.js',
  'lib/index.d.ts',
  'package.json',
];

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

const packed = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as Packed[];
const files = packed[0].files.map((file) => file.path);

test('the package holds nothing that is not listed', () => {
  expect(files.filter((file) => !CONTENTS.some((pattern) => pattern.test(file)))).toEqual([]);
});

test('sources, tests and maps stay out of our part of it', () => {
  const ours = files.filter((file) => !file.startsWith('node_modules/'));
  expect(ours.filter((file) => /(?<!\.d)\.ts$|\.map$|\.test\./.test(file))).toEqual([]);
});

// Without a compiled library there is little to list: npx projen compile.
const compiled = files.includes('lib/index.js') ? test : test.skip;

compiled('what the package leaves out, none of its files loads', () => {
  const loaded = files
    .filter((file) => /^lib\/.*\.js$/.test(file))
    .flatMap((file) =>
      [...fs.readFileSync(path.join(ROOT, file), 'utf8').matchAll(/require\("(\.{1,2}\/[^"]+)"\)/g)].map(
        ([, name]) => ({
          file,
          target: path.posix.join(path.posix.dirname(file), name),
        }),
      ),
    );
  expect(loaded.length).toBeGreaterThan(1000);
  expect(
    loaded.filter(({ target }) => !['', '.js', '/index.js'].some((ending) => files.includes(target + ending))),
  ).toEqual([]);
});

compiled('the package is whole', () => {
  expect(NEEDED.filter((file) => !files.includes(file))).toEqual([]);
  expect(files.filter((file) => /^lib\/(bundle\/cli-process\.js|man\/cdk8s-seldon\.1)$/.test(file))).toHaveLength(2);
});
