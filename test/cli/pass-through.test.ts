import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { main } from '../../src/cli/main';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pass-through-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const GOOD = [
  'apiVersion: machinelearning.seldon.io/v1',
  'kind: SeldonDeployment',
  'metadata: {name: iris}',
  'spec:',
  '  predictors:',
  '  - {name: default, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}',
  '',
].join('\n');
const WARNED = GOOD.replace('spec:', 'spec:\n  annotations: {seldon.io/rest-time-out: "10"}');
const BAD = GOOD.replace('graph:', 'traffic: 50, graph:');

async function pass(
  input: string | Buffer,
  ...words: string[]
): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  const results: Buffer[] = [];
  let stderr = '';
  const code = await main(['validate', ...words], {
    cwd: folder,
    colour: false,
    stdout: (result) => {
      results.push(Buffer.from(result));
    },
    stderr: (text) => {
      stderr += text;
    },
    stdin: () => Promise.resolve(Buffer.from(input)),
  });
  return { code, stdout: Buffer.concat(results), stderr };
}

test.each<[string, string | Buffer]>([
  ['a good model', GOOD],
  ['a model with a warning', WARNED],
  ['other kinds', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
  ['comments, documents without content and no last line break', `# first\n---\n---\n${GOOD}# last`],
  ['line breaks of Windows', GOOD.replaceAll('\n', '\r\n')],
  ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(GOOD)])],
])('%s passes through byte for byte', async (_, input) => {
  const { code, stdout } = await pass(input, '-', '--pass-through');
  expect(code).toBe(0);
  expect(stdout.equals(Buffer.from(input))).toBe(true);
});

test.each<[string, string | Buffer, string[], string]>([
  ['an error', BAD, [], 'SELDON119'],
  ['a warning under --strict', WARNED, ['--strict'], 'SELDON248'],
  ['text that cannot be read', 'a: [', [], '-:1:'],
  ['bytes that are no text', Buffer.from([0x61, 0x3a, 0xff, 0x00]), [], '-:1:'],
  // A renderer that failed prints nothing.
  ['empty input', '', [], '-:1:'],
  ['an error beside good models', `${GOOD}---\n${BAD.replace('iris', 'other')}`, [], 'SELDON119'],
])('%s passes nothing through', async (_, input, words, finding) => {
  const { code, stdout, stderr } = await pass(input, '-', '--pass-through', ...words);
  expect({ code, stdout: stdout.toString() }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(finding);
});

test('findings are on standard error, in any format', async () => {
  const { stdout, stderr } = await pass(WARNED, '-', '--pass-through');
  expect(stdout.toString()).toBe(WARNED);
  expect(stderr).toMatch(/-:\d+:\d+: warning SELDON248/);
  expect((await pass(WARNED, '-', '--pass-through', '--format', 'tap')).stderr).toContain('TAP version 14\n');
});

test('other files affect the verdict and are not printed', async () => {
  fs.writeFileSync(path.join(folder, 'bad.yaml'), BAD);
  expect(await pass(GOOD.replace('iris', 'fine'), '-', 'bad.yaml', '--pass-through')).toMatchObject({
    code: 1,
    stdout: Buffer.alloc(0),
  });
});

test('wrong usage passes nothing through', async () => {
  fs.writeFileSync(path.join(folder, 'good.yaml'), GOOD);
  for (const words of [
    ['good.yaml', '--pass-through'],
    ['-', '--pass-through', '--format', 'x'],
    ['-', 'nowhere.yaml', '--pass-through'],
    ['--pass-through'],
  ]) {
    const { code, stdout, stderr } = await pass(GOOD, ...words);
    expect({ code, stdout: stdout.toString() }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }
});
