import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { EXAMPLES } from '../test/helpers/examples';
import { call } from '../test/helpers/io';

const ROOT = path.join(EXAMPLES, 'imports');

/** The parts of a project that people edit; the others are alike everywhere. */
const EDITED = /^(main\.ts|main\.py|platform\.yaml|kept\/.*|README\.md)$/;

/** The folders and commands of the table in the README. */
const rows = [
  ...fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8').matchAll(/^\| \[(\S+)\].*`cdk8s-seldon (.*)` \|$/gm),
].map(([, example, command]) => ({ example, words: command.split(' ') }));

let outdir: string;
beforeEach(() => {
  outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'imported-'));
});
afterEach(() => fs.rmSync(outdir, { recursive: true }));

/** The texts of files in a folder, by path. */
function filesIn(folder: string): Record<string, string> {
  const all = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return Object.fromEntries(
    all
      .filter((file) => fs.statSync(path.join(folder, file)).isFile())
      .map((file) => file.split(path.sep).join('/'))
      .sort()
      .map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]),
  );
}

test('the README lists all folders', () => {
  const folders = fs.readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rows.map(({ example }) => example).sort()).toEqual(folders.map(({ name }) => name).sort());
});

test.each(rows)('examples/imports/$example: the import gives the files beside it', async ({ example, words }) => {
  const after = path.join(ROOT, example, 'after');
  const target = path.join(outdir, example);
  // A wheel as a build leaves it; nothing in it is read.
  const wheel = path.join(outdir, 'cdk8s_seldon.whl');
  fs.writeFileSync(wheel, 'wheel');
  const library = words.includes('python') ? ['--library', wheel] : [];
  const argv = [...words.map((word) => (word === 'after' ? target : word)), ...library];
  const { code, stderr } = await call(argv, { cwd: path.join(ROOT, example) });
  expect([code, stderr]).toEqual([0, expect.stringContaining('0 verbatim; the operator would change nothing\n')]);
  const written = Object.fromEntries(Object.entries(filesIn(target)).filter(([file]) => EDITED.test(file)));
  if (process.env.UPDATE_EXAMPLES !== undefined) {
    fs.rmSync(after, { recursive: true, force: true });
    for (const [file, text] of Object.entries(written)) {
      fs.mkdirSync(path.dirname(path.join(after, file)), { recursive: true });
      fs.writeFileSync(path.join(after, file), text);
    }
  }
  expect(written).toEqual(filesIn(after));
});

test('no example contains the data of a Secret', () => {
  const all = rows.flatMap(({ example }) => Object.values(filesIn(path.join(ROOT, example, 'after'))));
  expect(all.filter((text) => text.includes('bm90LXdyaXR0ZW4'))).toEqual([]);
});
