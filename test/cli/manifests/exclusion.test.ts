import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Exclusion, IGNORE_FILE } from '../../../src/cli/manifests/exclusion';

const excluded = (pattern: string, file: string, isFolder = false): boolean =>
  Exclusion.of('/nowhere', [pattern]).covers(file, isFolder);

test.each<[string, string, boolean, boolean?]>([
  ['*.values.yaml', 'a/b.values.yaml', true],
  ['*.values.yaml', 'a/b.yaml', false],
  ['/base', 'base', true, true],
  ['/base', 'a/base', false, true],
  ['base/', 'a/base', true, true],
  ['base/', 'a/base', false, false],
  ['charts/*/values.yaml', 'charts/a/values.yaml', true],
  ['charts/*/values.yaml', 'charts/a/b/values.yaml', false],
  ['charts/**/values.yaml', 'charts/a/b/values.yaml', true],
  ['**/test', 'a/b/test', true, true],
  ['a?.yaml', 'ab.yaml', true],
  ['a.yaml', 'abyaml', false],
])('%s and %s: left out is %s', (pattern, file, expected, isFolder = false) => {
  expect(excluded(pattern, file, isFolder)).toBe(expected);
});

test('a later pattern restores what an earlier one excluded; comments and empty lines have no effect', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'exclusion-'));
  fs.writeFileSync(path.join(folder, IGNORE_FILE), '# notes\n\n*.yaml\n!iris*.yaml\n');
  const exclusion = Exclusion.of(folder, ['iris-2.yaml']);
  expect(['a.yaml', 'iris.yaml', 'iris-2.yaml', 'a.json'].filter((file) => exclusion.covers(file, false))).toEqual([
    'a.yaml',
    'iris-2.yaml',
  ]);
  fs.rmSync(folder, { recursive: true });
});
