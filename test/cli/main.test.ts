import { type Command, UsageError } from '../../src/cli/command';
import { COMMANDS } from '../../src/cli/commands';
import { InputError } from '../../src/private/errors';
import { call } from '../helpers/io';

const command = (run: Command['run']): Command => ({
  help: 'how to use it\n',
  options: { file: { type: 'string', multiple: true, short: 'f' } },
  run,
});

beforeEach(() => {
  COMMANDS.echo = {
    summary: 'prints',
    load: () =>
      Promise.resolve(
        command((args, io) => {
          io.stdout(args.all('file').concat(args.positionals).join(','));
          return Promise.resolve(1);
        }),
      ),
  };
  COMMANDS.bad = {
    summary: 'refuses',
    load: () => Promise.resolve(command(() => Promise.reject(new InputError('a.yaml:3: broken')))),
  };
  COMMANDS.wrong = {
    summary: 'refuses',
    load: () => Promise.resolve(command(() => Promise.reject(new UsageError('name a file')))),
  };
  COMMANDS.buggy = {
    summary: 'crashes',
    load: () => Promise.resolve(command(() => Promise.reject(new TypeError('x is undefined')))),
  };
});
afterEach(() => ['echo', 'bad', 'wrong', 'buggy'].forEach((name) => delete COMMANDS[name]));

test('prints results on standard output and returns the exit code of the command', async () => {
  expect(await call(['echo', '-f', 'a', '--file=b', 'c'])).toEqual({ code: 1, stdout: 'a,b,c', stderr: '' });
});

test.each([['--help'], ['-h'], ['help']])('%s lists all commands, in 80 columns', async (word) => {
  const { code, stdout, stderr } = await call([word]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  Object.entries(COMMANDS).forEach(([name]) => expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm')));
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each([
  ['echo', '--help'],
  ['echo', '-h', 'x'],
  ['help', 'echo'],
])('%s %s shows the help of a command', async (...words) => {
  expect(await call(words)).toEqual({ code: 0, stdout: 'how to use it\n', stderr: '' });
});

test('no command is wrong usage: help on standard error, nothing on standard output', async () => {
  const { code, stdout, stderr } = await call([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Usage: cdk8s-seldon COMMAND');
});

test('--version prints the version of the package', async () => {
  const { code, stdout } = await call(['--version']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+.*\n$/);
});

test.each([
  [['ehco'], 'unknown command "ehco", did you mean "echo"?'],
  [['constructor'], 'unknown command "constructor"'],
  [['echo', '--fiel', 'x'], "echo: unknown option '--fiel'"],
  [['echo', '--file'], 'echo: option '],
  [['wrong'], 'wrong: name a file (see cdk8s-seldon wrong --help)'],
  [['bad'], 'bad: a.yaml:3: broken'],
  [['buggy'], 'buggy: internal error: x is undefined (run again with --debug and report it)'],
])('%j is answered in one sentence, with exit code 2 and no stack trace', async (words, message) => {
  const { code, stdout, stderr } = await call(words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr.split('\n')).toHaveLength(2);
});

test('--debug shows where an error came from', async () => {
  expect((await call(['bad', '--debug'])).stderr).toMatch(/broken\n.*InputError: a.yaml:3: broken\n\s+at /);
});

test('every command has a help text in 80 columns with usage and an example', async () => {
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    if (summary === 'prints' || summary === 'refuses' || summary === 'crashes') {
      continue;
    }
    const { help } = await load();
    expect(help).toContain(`Usage: cdk8s-seldon ${name}`);
    expect(help).toMatch(/^Examples?:/m);
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
  }
});
