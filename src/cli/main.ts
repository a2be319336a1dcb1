import { parseArgs } from 'node:util';
import { type Arguments, type Command, UsageError } from './command';
import { COMMANDS } from './commands';
import { HIDDEN_COMMANDS } from './hidden-commands';
import { withInertErrors } from './inert';
import { EXIT, type Io } from './io';
import { version } from './version';
import { InputError } from '../private/errors';
import { asText, entryOf } from '../private/json';
import { hint } from '../private/suggest';
import { visible } from '../private/visible';

const EVERYWHERE = {
  help: { type: 'boolean', short: 'h' },
  debug: { type: 'boolean' },
} as const;

/** Runs one call of the command line and returns its exit code; never throws for a user's mistake. */
export async function main(argv: readonly string[], world: Io): Promise<number> {
  const io = withInertErrors(world);
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    return help(rest[0], name !== undefined, io);
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    io.stdout(`${version()}\n`);
    return EXIT.FINE;
  }
  const load = lookUp(name);
  if (!load) {
    const meant = hint(name, Object.keys(COMMANDS));
    io.stderr(`cdk8s-seldon: unknown command ${JSON.stringify(name)}${meant} (see cdk8s-seldon --help)\n`);
    return EXIT.USAGE;
  }
  const debug = rest.includes('--debug');
  try {
    const command = await load();
    const args = parse(command, rest);
    if (args.flag('help')) {
      io.stdout(command.help);
      return EXIT.FINE;
    }
    return await command.run(args, io);
  } catch (error) {
    return report(name, error, debug, io);
  }
}

async function help(name: string | undefined, asked: boolean, io: Io): Promise<number> {
  const load = name === undefined ? undefined : lookUp(name);
  if (load) {
    io.stdout((await load()).help);
    return EXIT.FINE;
  }
  (asked ? io.stdout : io.stderr)(overview());
  return asked ? EXIT.FINE : EXIT.USAGE;
}

function lookUp(name: string): (() => Promise<Command>) | undefined {
  return (entryOf(COMMANDS, name) ?? entryOf(HIDDEN_COMMANDS, name))?.load;
}

function parse(command: Command, words: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...EVERYWHERE, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    const given = values as Record<string, string | boolean | (string | boolean)[] | undefined>;
    const all = (option: string) => [entryOf(given, option) ?? []].flat().map(String);
    return { positionals, all, one: (option) => all(option).at(-1), flag: (option) => entryOf(given, option) === true };
  } catch (error) {
    throw new UsageError(
      lowerFirst(visible((error as Error).message.split('. ')[0])) +
        suggestion(command, error as NodeJS.ErrnoException),
    );
  }
}

/** For a misspelt option, the one that it most likely means. */
function suggestion({ options }: Command, { code, message }: NodeJS.ErrnoException): string {
  const [, word] = /^Unknown option '(--[^']+)'/.exec(message) ?? [];
  const known = Object.keys({ ...EVERYWHERE, ...options }).map((option) => `--${option}`);
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && word !== undefined ? hint(word, known) : '';
}

function report(name: string, error: unknown, debug: boolean, io: Io): number {
  const known = error instanceof InputError || error instanceof UsageError || isTooLong(error);
  const message = messageOf(error);
  if (known) {
    io.stderr(
      `cdk8s-seldon ${name}: ${message}${error instanceof UsageError ? ` (see cdk8s-seldon ${name} --help)` : ''}\n`,
    );
  } else {
    io.stderr(`cdk8s-seldon ${name}: internal error: ${message} (run again with --debug and report it)\n`);
  }
  if (debug && error instanceof Error) {
    io.stderr(`${error.stack}\n`);
  }
  return EXIT.USAGE;
}

function messageOf(error: unknown): string {
  if (isTooLong(error)) {
    return 'the result is too long for a single string: pass fewer files at once';
  }
  return error instanceof Error ? error.message : asText(error);
}

/** Strings end at half a gigabyte. */
function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Invalid string length';
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'cdk8s-seldon: Seldon Core v1 on Kubernetes, typed, checked and previewed',
    '',
    'Usage: cdk8s-seldon COMMAND [ARGUMENTS]',
    '',
    'Commands:',
    ...rows,
    '',
    'Options:',
    '  -h, --help     what a command does, with an example',
    '  -V, --version  the version of this package',
    '',
    'Every command reads files or - (standard input), prints results on standard',
    'output and everything else on standard error. It exits with 0 on success,',
    '1 for findings or a failed check, 2 for wrong usage or unreadable input.',
    '',
  ].join('\n');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
