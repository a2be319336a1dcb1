import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { exampleNames, having, synthExample } from '../test/helpers/examples';
import { call } from '../test/helpers/io';

/** The contents of the files of a folder by name, without those that begin with a dot. */
function files(folder: string): Record<string, string> {
  const all = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const texts = all
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort()
    .map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')]);
  return Object.fromEntries(texts) as Record<string, string>;
}

let outdir: string;
beforeEach(() => {
  outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'example-'));
});
afterEach(() => fs.rmSync(outdir, { recursive: true }));

// To accept a change: npm run examples
test.each(having('main.ts'))('examples/%s: the program synthesizes to the manifests next to it', (example) => {
  synthExample(example, outdir);
  expect(files(outdir)).toEqual(files(path.join(__dirname, example, 'manifests')));
});

test.each(having('platform.yaml'))(
  'examples/%s: the values synthesize to the manifests next to them',
  async (example) => {
    const { code } = await call(['synth', '-f', 'platform.yaml', '-o', outdir], { cwd: path.join(__dirname, example) });
    expect(code).toBe(0);
    expect(files(outdir)).toEqual(files(path.join(__dirname, example, 'manifests')));
  },
);

// scripts/check-languages.sh runs them all.
test.each(['main.ts', 'main.py', 'Main.java', 'main.go'])('every example has a program %s', (program) => {
  expect(having(program)).toEqual(exampleNames);
});

test.each(exampleNames)('examples/%s says what it is', (example) => {
  expect(fs.readFileSync(path.join(__dirname, example, 'README.md'), 'utf8')).toMatch(/^# \S+/);
});
