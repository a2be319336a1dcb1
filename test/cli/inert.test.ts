import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { inert } from '../../src/cli/inert';
import { questionsOf } from '../../src/cli/review/questions';
import { call } from '../helpers/io';
import { configOf } from '../helpers/operator-profile';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'inert-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test.each([
  ['::error file=x::forged', ' ::error file=x::forged'],
  ['##[error]forged', ' ##[error]forged'],
  ['a\rb', 'a\\u000db'],
  ['\x1b]0;title\x07', '\\u001b]0;title\\u0007'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['\u009b31m', '\\u009b31m'],
  ['line\nline', 'line\nline'],
  ['größe', 'größe'],
])('%j is printed as %j', (text, printed) => {
  expect(inert(text, false)).toBe(printed);
  expect(inert(text, true)).toBe(printed);
});

test('our own colours are kept on a terminal', () => {
  expect(inert('\x1b[31merror\x1b[0m \x1b[2J', true)).toBe('\x1b[31merror\x1b[0m \\u001b[2J');
  expect(inert('\x1b[31merror\x1b[0m', false)).toBe('\\u001b[31merror\\u001b[0m');
});

/**
 * Names that forge lines, run commands of a CI runner, move the cursor, end the fence of a comment, or turn the
 * direction.
 */
const HOSTILE = [
  'x\n::error::forged',
  'x\n```\nforged',
  'x\r::error::forged',
  '\x1b[2Jforged',
  '\u202eforged',
  '\u2028::error::forged',
  '\u009b2Jforged',
];

function model(name: string): string {
  return JSON.stringify({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name, namespace: name },
    spec: {
      predictors: [
        {
          name,
          graph: { name, type: name, [name]: name, logger: { mode: name, url: name } },
          componentSpecs: [{ spec: { containers: [{ name, image: name }] } }],
        },
      ],
    },
  });
}

/** Whether nothing of a name does anything: it moves no cursor, turns no direction, and begins no line. */
function isInert(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  const acts = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/.test(text);
  return !acts && text.split('\n').every((line) => !/^\s?(::|##\[|```|forged)/.test(line));
}

test.each(HOSTILE)('a manifest with the name %j prints no line and no control character of its own', async (name) => {
  const file = `::error::${name.replace(/\//g, '')}.yaml`;
  fs.writeFileSync(path.join(folder, file), model(name));
  for (const words of [
    ['validate', '.'],
    ['validate', file],
    ['expand', '.'],
    ['diff', file, '.'],
    ['ask', '--in', file],
    ['images', file],
  ]) {
    const { stdout, stderr } = await call(words, { cwd: folder });
    expect(stdout + stderr).not.toBe('');
    expect({ words, inert: isInert(words[0] === 'expand' ? stderr : stdout + stderr) }).toEqual({ words, inert: true });
  }
  for (const words of [
    ['graph', file, '--format', 'svg'],
    ['graph', file, '--format', 'mermaid'],
    ['validate', file, '--format', 'json'],
    ['validate', file, '--format', 'sarif'],
    ['validate', file, '--format', 'gitlab'],
    ['validate', file, '--format', 'junit'],
    ['validate', file, '--format', 'markdown'],
    ['diff', file, '.', '--format', 'json'],
    ['diff', file, '.', '--format', 'markdown'],
    ['needs', file, '--format', 'json'],
    ['ask', '--in', file, '--format', 'json'],
    ['expand', file, '--format', 'json'],
    ['report', file, '-o', '-'],
  ]) {
    const { stdout: shown } = await call(words, { cwd: folder });
    expect({ words, inert: isInert(shown.replaceAll('```mermaid', '').replace(/^```$/gm, '')) }).toEqual({
      words,
      inert: true,
    });
  }
  const { stdout } = await call(['validate', '.', '--format', 'github'], { cwd: folder });
  // Each line is a command of ours, and the name is in none of them as it is.
  stdout
    .trimEnd()
    .split('\n')
    .forEach((line) => expect(line).toMatch(/^::(error|warning|notice) file=/));
  expect(stdout).not.toContain(name);
});

test.each([
  ['rest', 'curl'],
  ['grpc', 'grpcurl'],
])('names in the command for a request by %s are never executed', (transport, program) => {
  const name = "x'; touch pwned; '";
  const graph = { name, type: 'MODEL' };
  const sdep = {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name, namespace: name, annotations: { 'seldon.io/svc-name': name } },
    spec: { transport, predictors: [{ name, annotations: { 'seldon.io/svc-name': name }, graph }] },
  };
  // The command line asks for no model that a cluster rejects, as it does this one; the quotes must not rely on that.
  const [{ before, command }] = questionsOf({ written: [], deployments: [sdep], config: configOf({}) }, undefined);
  execFileSync('sh', ['-c', `kubectl() { :; }; ${program}() { :; }; ${before}; ${command}`], { cwd: folder });
  expect(fs.readdirSync(folder)).toEqual([]);
});

test.each(HOSTILE)('nor do values, flags and files with %j', async (name) => {
  fs.writeFileSync(
    path.join(folder, 'platform.yaml'),
    JSON.stringify({
      models: { [name]: { [name]: name, server: name, uri: name } },
      [name]: name,
      environments: { [name]: { [name]: 1 } },
    }),
  );
  fs.writeFileSync(
    path.join(folder, 'values.yaml'),
    JSON.stringify({ [name]: name, manager: { [name]: name }, image: { tag: name } }),
  );
  for (const words of [
    ['synth', '-f', 'platform.yaml', '-o', 'out'],
    ['synth', '-f', 'platform.yaml', '--stdout', '--environment', name],
    ['synth', '-f', name, '--stdout'],
    ['template', 'seldon-core-operator', '-f', 'values.yaml', '--set', `${name}=1`],
    ['template', name],
    ['values', name],
    [`--${name}`],
    ['validate', name],
    ['validate', `--${name}`],
    ['validate', '--explain', name, '.'],
    ['expand', '--format', name, '.'],
    ['schema', name],
    ['webhook-cert', '-o', 'x', '-n', name],
    ['init', 'a', name],
  ]) {
    const { stderr } = await call(words, { cwd: folder });
    expect({ words, inert: isInert(stderr) }).toEqual({ words, inert: true });
  }
});
