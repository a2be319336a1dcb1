import { type Command } from './command';

/** The commands in the order of the help text; each file is loaded only when its command is called. */
export const COMMANDS: Record<string, { readonly summary: string; readonly load: () => Promise<Command> }> = {
};
