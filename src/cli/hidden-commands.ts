/* eslint-disable @typescript-eslint/no-require-imports -- as in commands.ts */
import { type CommandEntry, lazy } from './commands';

/** Commands that only scripts call, and that are not listed in the help text. */
export const HIDDEN_COMMANDS: Readonly<Record<string, CommandEntry>> = {
  __complete: {
    summary: 'complete a command line: what the scripts for shells call',
    load: lazy(() => require('./commands/complete')),
  },
};
