import { type Candidate, DIRECTORIES, FILES, NOTHING, oneOf, type Suggestions } from './suggestions';
import { entryOf } from '../../private/json';
import { type Command } from '../command';
import { COMMANDS } from '../commands';
import { type DescribedOption, describedOptions } from '../help-text';

/** What a shell offers for the word at the cursor. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  /** What the shell offers in addition. */
  readonly paths?: 'files' | 'directories';
}

const HELP: DescribedOption = { name: 'help', short: 'h', text: 'show the help of this command' };
const FIRST: readonly Candidate[] = [
  { word: 'help', description: 'what a command does, with an example' },
  { word: '--help', description: 'list the commands' },
  { word: '--version', description: 'print the version of this package' },
];

/**
 * Completes a call of the command line.
 *
 * @param words what follows the program's name up to the cursor; the last one is to be completed, and may be
 * empty
 */
export async function complete(words: readonly string[]): Promise<Completion> {
  const [name, ...rest] = words;
  if (rest.length === 0) {
    return starting([...commands(), ...FIRST], name ?? '');
  }
  if (name === 'help') {
    return rest.length === 1 ? starting(commands(), rest[0]) : { candidates: [] };
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    return { candidates: [] };
  }
  return argumentOf(await COMMANDS[name].load(), rest.slice(0, -1), rest.at(-1)!);
}

function commands(): Candidate[] {
  return Object.entries(COMMANDS).map(([word, { summary }]) => ({ word, description: summary }));
}

function argumentOf(command: Command, before: readonly string[], word: string): Completion {
  const options = [...describedOptions(command.help), HELP];
  const hasEnded = before.includes('--');
  const asked = hasEnded ? undefined : optionOf(options, before.at(-1));
  if (asked?.argument !== undefined) {
    return valueOf(command, asked, word, '');
  }
  const [, name, value] = /^--([^=]+)=(.*)$/s.exec(word) ?? [];
  if (name !== undefined && !hasEnded) {
    const option = options.find((each) => each.name === name && each.argument !== undefined);
    return option === undefined ? { candidates: [] } : valueOf(command, option, value, `--${name}=`);
  }
  if (word.startsWith('-') && word !== '-' && !hasEnded) {
    return starting(optionWords(command, options, before), word);
  }
  return suggest(command.completion?.arguments ?? FILES, word, '');
}

/** The option that a word names, by `--name` or `-n`. */
function optionOf(options: readonly DescribedOption[], word = ''): DescribedOption | undefined {
  return options.find(({ name, short }) => word === `--${name}` || (short !== undefined && word === `-${short}`));
}

/** All options but those that are given already and cannot be repeated. */
function optionWords(command: Command, options: readonly DescribedOption[], before: readonly string[]): Candidate[] {
  const isGiven = ({ name, short }: DescribedOption) =>
    before.some((word) => word === `-${short}` || word.split('=')[0] === `--${name}`);
  return options
    .filter((option) => entryOf(command.options, option.name)?.multiple === true || !isGiven(option))
    .map(({ name, text }) => ({ word: `--${name}`, description: text }));
}

function valueOf(command: Command, { name, argument = '' }: DescribedOption, word: string, prefix: string): Completion {
  return suggest(entryOf(command.completion?.options, name) ?? byArgument(argument), word, prefix);
}

/** What the placeholder of an argument in the help text implies. */
function byArgument(argument: string): Suggestions {
  if (argument === 'DIR') {
    return DIRECTORIES;
  }
  if (/^[a-z]+(\|[a-z]+)+$/.test(argument)) {
    return oneOf(argument.split('|'));
  }
  return ['FILE', 'MANIFESTS', 'OLD'].includes(argument) ? FILES : NOTHING;
}

function suggest({ words, isList, paths }: Suggestions, word: string, prefix: string): Completion {
  const listed = isList === true ? word.slice(0, word.lastIndexOf(',') + 1) : '';
  const candidates = (words?.() ?? []).map((each) => ({ ...each, word: `${prefix}${listed}${each.word}` }));
  return { ...starting(candidates, `${prefix}${word}`), ...(paths !== undefined && { paths }) };
}

function starting(candidates: readonly Candidate[], word: string): Completion {
  return { candidates: candidates.filter((each) => each.word.startsWith(word)) };
}
