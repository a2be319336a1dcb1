import * as fs from 'node:fs';
import * as path from 'node:path';
import { API_SERVER_LEVEL } from '../../src/api/facts/kubernetes';
import { DEFAULT_VERSION } from '../../src/api/facts/release';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
const folders = (folder: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const words = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word);

const PAGE = read('docs/architecture.md');

interface Room {
  readonly room: string;
  readonly contents: string;
  readonly mayUse: string;
}

const ROOMS: Room[] = PAGE.split('\n')
  .filter((line) => /^\| `\w+` \|/.test(line))
  .map((line) => {
    const [, name, contents, mayUse] = line.split('|').map((cell) => cell.trim());
    return { room: words(name)[0], contents, mayUse };
  });

interface Lint {
  readonly rules: {
    readonly 'import/no-restricted-paths': [string, { zones: { target: string; from: string[] }[] }];
  };
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules?: object }[];
}

const LINT = JSON.parse(read('.eslintrc.json').replace(/^\/\/.*$/m, '')) as Lint;
const roomOf = (folder: string): string => folder.replace('./src/', '');

/** For each room, the rooms that the lint forbids it to import. */
const FORBIDDEN = new Map(
  LINT.rules['import/no-restricted-paths'][1].zones.map(
    ({ target, from }) => [roomOf(target), from.map(roomOf)] as const,
  ),
);

/** The rooms that the lint keeps from importing constructs and the file system. */
const CORE = LINT.overrides
  .find(({ rules = {} }) => 'no-restricted-imports' in rules)!
  .files.map((pattern) => pattern.split('/')[1]);

describe('the table of rooms', () => {
  test('has a row for each folder of the source', () => {
    expect(ROOMS.map(({ room }) => room).sort()).toEqual(folders('src').sort());
  });

  test.each(ROOMS)('$room may import what the lint rules allow', (row) => {
    const names = ROOMS.map((other) => other.room);
    const named = [
      ...(row.mayUse === 'all above' ? names.slice(0, names.indexOf(row.room)) : []),
      ...(row.mayUse.startsWith('the core') ? CORE : []),
      ...words(row.mayUse),
    ];
    const refused = FORBIDDEN.get(row.room) ?? [];
    expect(named.sort()).toEqual(names.filter((name) => name !== row.room && !refused.includes(name)).sort());
  });

  test('names each folder of the command line', () => {
    const { contents } = ROOMS.find((row) => row.room === 'cli')!;
    expect(words(contents).sort()).toEqual(folders('src/cli').sort());
  });

  test('names the releases of Kubernetes and Seldon Core', () => {
    expect(PAGE).toContain(`kube-apiserver ${API_SERVER_LEVEL}`);
    expect(PAGE).toContain(`(${DEFAULT_VERSION} and Kubernetes ${API_SERVER_LEVEL})`);
    expect(read('README.md').replace(/\s+/g, ' ')).toContain(`the output is checked against ${API_SERVER_LEVEL}`);
  });
});

test('only the package has an index file', () => {
  const files = fs.readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => path.basename(file) === 'index.ts')).toEqual(['index.ts']);
});

test('the room of the API server does not mention Seldon, comments aside', () => {
  const code = fs
    .readdirSync(path.join(ROOT, 'src/apiserver'))
    .map((file) => read(`src/apiserver/${file}`).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ''));
  expect(code.length).toBeGreaterThan(20);
  expect(code.filter((text) => /seldon/i.test(text))).toEqual([]);
});

test('the steps from source to package are those of the compile task', () => {
  const { tasks } = JSON.parse(read('.projen/tasks.json')) as { tasks: { compile: { steps: { exec: string }[] } } };
  const [empty, ...steps] = tasks.compile.steps.map(({ exec }) => exec);
  const described = [...PAGE.matchAll(/^(\d)\. `([^`]+)`/gm)].map(([, , step]) => step);
  expect(empty).toContain("rmSync('lib'");
  expect(described).toEqual(steps.map((exec) => exec.replace(/^node /, '').replace(/^jsii .*/, 'jsii')));
  expect(PAGE).toContain('builds it in seven steps');
  expect(steps).toHaveLength(7);
});

describe.each(['docs/architecture.md', 'CONTRIBUTING.md'])('%s', (page) => {
  const text = read(page).replace(/^```[^]*?^```/gm, '');

  test('names files and folders that exist', () => {
    const named = words(text).filter((word) =>
      /^(src|test|scripts|docs|projenrc|bench|bin|site)\/[\w./-]*$/.test(word),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !/TOPIC/.test(file) && !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  test('names commands of this repository', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/\b(npm run|npx projen) ([a-z][\w:-]*)/g)].map(([, , name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
