import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'values-'));
  const files: Record<string, string | Buffer> = {
    'defaults.yaml': 'image:\n  tag: "1.0"\n  pull: true\nreplicas: 1\nlist: [a, b]\n',
    'prod.yaml': 'image:\n  pull: null\nreplicas: 2\n',
    'more.yaml': 'replicas: 3\nextra: yes\n',
    'odd,name.yaml': 'odd: true\n',
    'two.yaml': 'a: 1\n---\nb: 2\n',
    'empty-first.yaml': '---\n# nothing\n---\nb: 2\n',
    'comment-first.yaml': '# all\n---\nb: 2\n',
    'utf16.yaml': Buffer.from('\uFEFFa: ü\n', 'utf16le'),
    'broken.yaml': 'image:\n  tag: [1\nreplicas: 2\n',
    'tabs.yaml': 'image:\n\ttag: 1\n',
    'list.yaml': '# values\n- 1\n',
    'text.yaml': 'just a text\n',
    'binary.yaml': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff]),
    'control.yaml': 'a: 1\nb: \x07\n',
    'deep.yaml': `a: ${'['.repeat(100_000)}\n`,
    'bomb.yaml': [
      'a0: &a0 [x]',
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`),
    ].join('\n'),
    'secret.txt': 'line one\nline two\n',
  };
  for (const [name, content] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), content);
  }
  const large = fs.openSync(path.join(folder, 'large.yaml'), 'w');
  fs.ftruncateSync(large, 100 * 1024 * 1024);
  fs.closeSync(large);
  fs.mkdirSync(path.join(folder, 'folder'));
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

const values = (words: string[], stdin?: string) => call(['values', ...words], { cwd: folder, stdin });

async function merged(...words: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await values(['defaults.yaml', ...words, '--format', 'json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

const DEFAULTS = { image: { tag: '1.0', pull: true }, replicas: 1, list: ['a', 'b'] };

test('defaults, files in their order, then flags; null deletes a default', async () => {
  expect(await merged('-f', 'prod.yaml', '--set', 'list[0]=x,image.tag=null')).toEqual({
    image: {},
    replicas: 2,
    list: ['x'],
  });
  expect(await merged('-f', 'prod.yaml', '--values', 'more.yaml')).toMatchObject({ replicas: 3, extra: true });
  expect(await merged('-f', 'more.yaml,prod.yaml')).toMatchObject({ replicas: 2, extra: true });
  expect(await merged('-f', '"odd,name.yaml",prod.yaml')).toMatchObject({ odd: true, replicas: 2 });
  expect(await merged('-f', '')).toEqual(DEFAULTS);
});

test("the kinds of flags apply in Helm's order, not in that of the call", async () => {
  expect(
    await merged('--set-literal', 'a=literal', '--set-string', 'a=1', '--set', 'a=1', '--set-json', 'a=[1]'),
  ).toMatchObject({ a: 'literal' });
  expect(await merged('--set-string', 'a=1', '--set', 'a=2')).toMatchObject({ a: '1' });
  expect(await merged('--set-json', 'a={"b":1}', '--set', 'a.c=2')).toMatchObject({ a: { b: 1, c: 2 } });
});

test('--set-file takes the content of files', async () => {
  expect(await merged('--set-file', 'a=secret.txt,b={secret.txt,more.yaml}')).toMatchObject({
    a: 'line one\nline two\n',
    b: ['line one\nline two\n', 'replicas: 3\nextra: yes\n'],
  });
});

test('- is standard input', async () => {
  const { stdout } = await values(['defaults.yaml', '-f', '-', '--format=json'], 'replicas: 9\n');
  expect(JSON.parse(stdout)).toMatchObject({ replicas: 9 });
});

test('YAML is sorted, and quotes what YAML 1.1 would misread', async () => {
  expect((await values(['defaults.yaml', '--set-string', 'on=yes,b=1'])).stdout).toBe(
    'b: "1"\nimage:\n  pull: true\n  tag: "1.0"\nlist:\n  - a\n  - b\n"on": "yes"\nreplicas: 1\n',
  );
});

test('integers keep all digits', async () => {
  expect((await values(['defaults.yaml', '--set', 'id=9007199254740993'])).stdout).toContain('id: 9007199254740993\n');
  expect((await values(['defaults.yaml', '--set', 'id=9007199254740993', '--format', 'json'])).stdout).toContain(
    '"id": 9007199254740993,\n',
  );
});

test('the name of a chart means its defaults', async () => {
  const { stdout } = await values([
    'seldon-core-operator',
    '--set',
    'image.registry=r.example.com',
    '--format',
    'json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    image: { registry: 'r.example.com', repository: 'seldonio/seldon-core-operator' },
  });
});

test('what Helm drops is reported', async () => {
  expect((await values(['defaults.yaml', '-f', 'two.yaml'])).stderr).toBe(
    'warning: two.yaml:3: only the first document of a values file counts\n',
  );
  expect((await values(['defaults.yaml', '--set', 'image=x'])).stderr).toBe(
    'warning: --set: image: the chart expects a map here\n',
  );
});

test('an empty first document is the values, as for Helm, and this is reported', async () => {
  const { stdout, stderr } = await values(['defaults.yaml', '-f', 'empty-first.yaml']);
  expect(stdout).not.toContain('b: 2');
  expect(stderr).toBe(
    'warning: empty-first.yaml:4: only the first document of a values file counts, and here it is empty: remove the first ---\n',
  );
});

test('a comment before --- is not a document', async () => {
  const { stdout, stderr } = await values(['defaults.yaml', '-f', 'comment-first.yaml']);
  expect([stdout, stderr]).toEqual([expect.stringContaining('b: 2'), '']);
});

test('a file of UTF-16 is read, as PowerShell writes it', async () => {
  expect(await merged('-f', 'utf16.yaml')).toMatchObject({ a: 'ü' });
});

const REFUSED: [words: string[], message: RegExp][] = [
  [['defaults.yaml', '-f', 'none.yaml'], /none\.yaml: no such file or directory/],
  [['defaults.yaml', '-f', 'folder'], /folder: is a directory/],
  [['defaults.yaml', '-f', 'prod.yaml/x'], /prod\.yaml\/x: no such file or directory/],
  [['defaults.yaml', '-f', 'large.yaml'], /large\.yaml: is larger than 96 MB/],
  [['defaults.yaml', '-f', 'binary.yaml'], /binary\.yaml: is not a text file/],
  [['defaults.yaml', '-f', 'control.yaml'], /control\.yaml:2:4: .*binary/],
  [['defaults.yaml', '-f', 'broken.yaml'], /broken\.yaml:3:9: /],
  [['defaults.yaml', '-f', 'tabs.yaml'], /tabs\.yaml:2:1: a tab cannot indent/],
  [['defaults.yaml', '-f', 'list.yaml'], /list\.yaml:2: values must be a map, not a list/],
  [['defaults.yaml', '-f', 'text.yaml'], /text\.yaml:1: values must be a map/],
  [['defaults.yaml', '-f', 'deep.yaml'], /deep\.yaml:1:\d+: nested deeper than 1000 levels/],
  [['defaults.yaml', '-f', 'bomb.yaml'], /bomb\.yaml:\d+:\d+: aliases make the document grow too much/],
  [['defaults.yaml', '-f', 'https://example.com/values.yaml'], /nothing is fetched from the network/],
  [['defaults.yaml', '--set', 'a'], /--set: a has no value/],
  [['defaults.yaml', '-f', 'prod.yaml', '--set', 'replicas.x=1'], /--set: replicas is a number and cannot hold a key/],
  [['defaults.yaml', '--set-json', 'list=[]', '--set', 'list.x=1'], /--set: list is a list and cannot hold a key/],
  [['defaults.yaml', '--set', 'a[x]=1'], /--set: a needs a whole number in its brackets, not "x"/],
  [['defaults.yaml', '--set', 'a[70000]=1'], /--set: a\[70000\] has the index 70000/],
  [['defaults.yaml', '--set', 'a={b'], /--set: a has a list without its closing '}'/],
  [['defaults.yaml', '--set-json', 'a={bad'], /--set-json: a needs JSON/],
  [['defaults.yaml', '--set-file', 'a=none.txt'], /none\.txt: no such file or directory/],
  [['defaults.yaml', '--set-file', 'a=-'], /standard input cannot be a value/],
  [['seldon-core-operater'], /did you mean "seldon-core-operator"/],
  [['none.yaml'], /there is no such chart or file/],
  [['folder'], /folder: is a directory/],
  [[], /takes one chart/],
  [['defaults.yaml', 'prod.yaml'], /takes one chart/],
  [['defaults.yaml', '--format', 'toml'], /--format: must be one of yaml, json, not "toml"/],
  [['defaults.yaml', '--sett', 'a=1'], /unknown option '--sett'/],
];

test.each(REFUSED)('%j is rejected in one sentence, with nothing on standard output', async (words, message) => {
  const { code, stdout, stderr } = await values(words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('the real process: results, exit codes, and no stack trace for 100,000 nested levels', () => {
  const bin = path.resolve(__dirname, '../../bin/cdk8s-seldon.js');
  if (!fs.existsSync(path.resolve(__dirname, '../../lib/cli/process.js'))) {
    process.stderr.write('values: the compiled command is absent, so its process is not tested\n');
    return;
  }
  const spawn = (words: string[], input?: string) =>
    spawnSync(process.execPath, [bin, 'values', ...words], { cwd: folder, input, encoding: 'utf8' });
  expect(spawn(['defaults.yaml', '-f', '-', '--format', 'json'], 'replicas: 7\n')).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('"replicas": 7'),
  });
  expect(spawn(['defaults.yaml', '-f', 'deep.yaml'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^cdk8s-seldon values: deep\.yaml:1:\d+: [^\n]+\n$/),
  });
  expect(spawn(['defaults.yaml', '-f', '/dev/zero'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('is larger than'),
  });
});

test('a value that may be a credential appears in no message', async () => {
  const { stderr } = await values(['defaults.yaml', '-f', 'prod.yaml', '--set', 'password=hunter2,replicas.x=hunter3']);
  expect(stderr).toContain('replicas');
  expect(stderr).not.toContain('hunter');
});
