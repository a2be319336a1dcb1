import { type Command, UsageError } from '../command';
import { SHELLS } from '../completion/shells';
import { oneOf } from '../completion/suggestions';
import { EXIT } from '../io';

export const command: Command = {
  help: `Print a script for your shell that completes commands, options, names of rules
and charts, and files.

Usage: cdk8s-seldon completion SHELL

Shells:
  bash  in ~/.bashrc:  source <(cdk8s-seldon completion bash)
  zsh   in ~/.zshrc:   source <(cdk8s-seldon completion zsh)
        after compinit, or once, into a folder of $fpath:
        cdk8s-seldon completion zsh > "\${fpath[1]}/_cdk8s-seldon"
  fish  once:          cdk8s-seldon completion fish \\
                         > ~/.config/fish/completions/cdk8s-seldon.fish

The script gets its candidates from the command itself, so it need not change
when the package is updated.

Example:
  source <(cdk8s-seldon completion bash)
`,
  options: {},
  completion: { arguments: oneOf(Object.keys(SHELLS)) },
  async run(args, io) {
    const [shell, ...more] = args.positionals;
    const known = Object.keys(SHELLS).join(', ');
    if (shell === undefined || more.length > 0) {
      throw new UsageError(`takes one shell: ${known}`);
    }
    if (!Object.hasOwn(SHELLS, shell)) {
      throw new UsageError(`no script for ${JSON.stringify(shell)}: must be one of ${known}`);
    }
    io.stdout(SHELLS[shell]);
    return EXIT.FINE;
  },
};
