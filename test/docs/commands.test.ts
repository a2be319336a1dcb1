import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { COMMANDS } from '../../src/cli/commands';
import { call } from '../helpers/io';

// Commands of the README and of the how-to pages, as readers copy them.

const root = path.resolve(__dirname, '../..');
const pages = ['README.md', ...fs.readdirSync(path.join(root, 'docs/how-to')).map((file) => `docs/how-to/${file}`)];

/** What a shell passes on: inside of double quotes, a variable that is not set has its default. */
function wordOf([, quoted, expanded, plain]: readonly string[]): string {
  return quoted ?? expanded?.replace(/\$\{\w+:-([^}]*)\}/g, '$1') ?? plain;
}

/** The calls of the command line in a page's blocks, each as its words. */
function callsIn(page: string): string[][] {
  const text = fs.readFileSync(path.join(root, page), 'utf8');
  const blocks = [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
    .filter(([, language]) => ['', 'sh', 'bash'].includes(language))
    .map(([, , block]) => block);
  return blocks
    .flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
    .flatMap((line) => [...line.matchAll(/(?:npx |\| |^)cdk8s-seldon ([^|>#&;`]+)/g)].map(([, words]) => words))
    .map((words) => [...words.trim().matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(wordOf));
}

const calls = pages.flatMap((page) => callsIn(page).map((words) => ({ page, words, shown: words.join(' ') })));

test('there are commands to check', () => {
  expect(calls.length).toBeGreaterThan(30);
});

test.each(calls)('$page: cdk8s-seldon $shown is a call that is understood', async ({ words }) => {
  expect(Object.keys(COMMANDS)).toContain(words[0]);
  // Where the files of the reader are missing, it says so, and nothing about the call itself.
  const cwd = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'commands-'));
  const { stderr } = await call(words, { cwd, stdin: '' });
  fs.rmSync(cwd, { recursive: true });
  expect(stderr).not.toMatch(/see cdk8s-seldon \S+ --help|internal error/);
});

test('adopting a Helm release keeps the names and labels of the release', async () => {
  const step = callsIn('docs/how-to/adopt-a-helm-release.md').find(([command]) => command === 'template')!;
  const cwd = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'adopt-'));
  fs.writeFileSync(path.join(cwd, 'values.yaml'), 'certManager: { enabled: true }\n');
  const { code, stdout } = await call(step, { cwd });
  fs.rmSync(cwd, { recursive: true });
  expect(code).toBe(0);
  const instances = [...stdout.matchAll(/app\.kubernetes\.io\/instance: (\S+)/g)].map(([, instance]) => instance);
  // The chart gives its configuration its own name.
  expect([...new Set(instances)].sort()).toEqual(['seldon-core-operator', 'seldon1']);
});
