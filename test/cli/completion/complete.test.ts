import { COMMANDS } from '../../../src/cli/commands';
import { complete } from '../../../src/cli/completion/complete';
import { HELM_FLAGS } from '../../../src/cli/helm-flags';
import { describedOptions } from '../../../src/cli/help-text';
import { call } from '../../helpers/io';

const offered = async (...words: string[]) => (await complete(words)).candidates.map(({ word }) => word);
const CHARTS = [
  'seldon-core-operator',
  'seldon-single-model',
  'seldon-abtest',
  'seldon-mab',
  'seldon-od-model',
  'seldon-od-transformer',
].map((word) => ({ word }));

test('the first word is a command', async () => {
  const commands = Object.entries(COMMANDS).map(([name]) => name);
  expect(await offered('')).toEqual([...commands, 'help', '--help', '--version']);
  expect(await offered('va')).toEqual(['values', 'validate']);
  expect(await offered('help', 'va')).toEqual(['values', 'validate']);
  expect(await offered('no-command', '')).toEqual([]);
});

test('commands that only scripts call are not offered', async () => {
  expect(await offered('__')).toEqual([]);
});

test('options are offered for a word that begins with a dash, once unless they can be repeated', async () => {
  expect(await offered('validate', '--st')).toEqual(['--strict']);
  expect(await offered('validate', '--strict', '--st')).toEqual([]);
  expect(await offered('expand', '--operator-values', 'x', '--op')).toEqual(['--operator-values']);
  expect(await offered('synth', '-o', 'out', '--o')).toEqual([]);
  expect(await offered('validate', '--', '--s')).toEqual([]);
});

test.each([
  [
    ['validate', '--format', 'j'],
    ['json', 'junit'],
  ],
  [
    ['validate', '--format=j'],
    ['--format=json', '--format=junit'],
  ],
  [
    ['import', '--to', ''],
    ['typescript', 'python', 'values'],
  ],
  [['graph', '--format', 'm'], ['mermaid']],
  [['schema', 'pl'], ['platform']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
])('%j is completed by what the command knows', async (words, expected) => {
  expect(await offered(...words)).toEqual(expected);
});

test('rules are offered by name and id, in lists too', async () => {
  expect(await offered('validate', '--silence', 'image-t')).toEqual(['image-tag']);
  expect(await offered('validate', '--silence', 'SELDON244,image-t')).toEqual(['SELDON244,image-tag']);
  expect(await offered('validate', '--explain', 'SELDON27')).toContain('SELDON279');
});

test('charts are offered in place of a chart', async () => {
  expect(await complete(['template', 'my-release', ''])).toEqual({ candidates: CHARTS });
  expect(await complete(['values', 'seldon-'])).toEqual({ candidates: CHARTS, paths: 'files' });
});

test.each([
  [['validate', 'm'], 'files'],
  [['validate', '--operator-values', ''], 'files'],
  [['expand', '--operator-values=v'], 'files'],
  [['validate', '--strict', ''], 'files'],
  [['synth', '-o', ''], 'directories'],
  [['synth', '--set', ''], undefined],
  [['webhook-cert', ''], undefined],
])('%j: the shell offers %s', async (words, paths) => {
  expect((await complete(words)).paths).toBe(paths);
});

test.each(Object.entries(COMMANDS))(
  '%s: the help text describes every option, and its argument',
  async (name, { load }) => {
    const { help, options } = await load();
    const isHelms = (option: string) => name === 'template' && (option in HELM_FLAGS || option === 'version');
    const described = describedOptions(help).map(({ name: option, short, argument }) => [
      option,
      { short, takes: argument !== undefined },
    ]);
    const accepted = Object.entries(options)
      .filter(([option]) => !isHelms(option))
      .map(([option, { short, type }]) => [option, { short, takes: type === 'string' }]);
    expect(Object.fromEntries(described)).toEqual(Object.fromEntries(accepted));
  },
);

test('__complete prints what shells and kubectl read: words with descriptions, and which files to add', async () => {
  expect(await call(['__complete', '--', 'validate', '--st'])).toEqual({
    code: 0,
    stdout: '--strict\tfail on warnings too, and when there is nothing to check\n:4\n',
    stderr: '',
  });
  expect((await call(['__complete', '--', 'validate', ''])).stdout).toBe(':0\n');
  expect((await call(['__complete', '--', 'init', ''])).stdout).toBe(':16\n');
  expect((await call(['__complete'])).stdout).toContain('validate\t');
});

test('completion rejects shells that it has no script for', async () => {
  expect((await call(['completion', 'tcsh'])).stderr).toContain('no script for "tcsh": must be one of bash, zsh, fish');
  expect((await call(['completion'])).stderr).toContain('takes one shell');
});
