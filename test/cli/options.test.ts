import { COMMANDS } from '../../src/cli/commands';
import { call } from '../helpers/io';

const cases = async () =>
  (
    await Promise.all(
      Object.entries(COMMANDS).map(async ([name, { load }]) =>
        Object.keys({ ...(await load()).options, help: 0 }).map((option) => [name, option] as const),
      ),
    )
  ).flat();

test('every option of every command is suggested if it is misspelled', async () => {
  for (const [name, option] of await cases()) {
    const swapped = `${option.slice(0, -2)}${option.at(-1)}${option.at(-2)}`;
    const misspelled = swapped === option ? `${option}x` : swapped;
    const { code, stdout, stderr } = await call([name, `--${misspelled}`]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `cdk8s-seldon ${name}: unknown option '--${misspelled}', did you mean "--${option}"? (see cdk8s-seldon ${name} --help)\n`,
    );
  }
});

test.each([
  ['--formta=json', '--format'],
  ['--strct', '--strict'],
  ['--FORMAT', '--format'],
])('%s: did you mean %s?', async (word, option) => {
  expect((await call(['validate', '-', word])).stderr).toContain(`did you mean "${option}"?`);
});

test.each(['--xylophone', '-x', '--', '---'])('nothing is suggested for %s', async (word) => {
  expect((await call(['validate', '-', word], { stdin: '' })).stderr).not.toContain('did you mean');
});
