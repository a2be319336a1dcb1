import { type Command } from '../command';
import { complete, type Completion } from '../completion/complete';
import { EXIT } from '../io';

/** Numbers with which programs that use Cobra end their answers, as kubectl and our shell scripts expect. */
const DIRECTIVES = { files: 0, directories: 16 } as const;
const NO_PATHS = 4;
/** Descriptions are shown next to the words, on one line of a terminal. */
const LONGEST_DESCRIPTION = 70;

export const command: Command = {
  help: `Complete a command line: called by the scripts of 'completion'.

Usage: cdk8s-seldon __complete -- WORD...

Takes the words after the program up to the cursor; the last may be empty.
Prints one candidate per line, with a tab and a description, and at the end :0
to offer files too, :16 for directories, :4 for neither.

Example:
  cdk8s-seldon __complete -- validate --for
`,
  options: {},
  async run(args, io) {
    io.stdout(printed(await complete(args.positionals)));
    return EXIT.FINE;
  },
};

/** @see https://pkg.go.dev/github.com/spf13/cobra#ShellCompDirective */
function printed({ candidates, paths }: Completion): string {
  const lines = candidates.map(({ word, description = '' }) =>
    description === '' ? word : `${word}\t${shortened(description)}`,
  );
  return [...lines, `:${paths === undefined ? NO_PATHS : DIRECTIVES[paths]}`, ''].join('\n');
}

function shortened(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1).trimEnd()}…`;
}
