import { seldonDeploymentCrd } from '../../api/crd';
import { toYaml } from '../../yaml/write';
import { type Command, UsageError } from '../command';
import { NOTHING, oneOf } from '../completion/suggestions';
import { formatOption } from '../format-option';
import { EXIT } from '../io';

const FORMATS = ['yaml', 'json'];

export const command: Command = {
  help: `Print the CustomResourceDefinition of the SeldonDeployment.

Usage: cdk8s-seldon crd [--format yaml|json]

It has all three versions in full, but no descriptions, which makes it small
enough for a plain 'kubectl apply'. Annotations keep it when a Helm release is
deleted or an Argo CD Application is pruned, because that would delete all
SeldonDeployments.

Options:
      --format FORMAT  yaml (default) or json, which is compact

Example:
  cdk8s-seldon crd | kubectl apply -f -
`,
  options: { format: { type: 'string' } },
  completion: { arguments: NOTHING, options: { format: oneOf(FORMATS) } },
  async run(args, io) {
    if (args.positionals.length > 0) {
      throw new UsageError(`unexpected argument ${JSON.stringify(args.positionals[0])}`);
    }
    const format = formatOption(args, FORMATS);
    const crd = seldonDeploymentCrd();
    io.stdout(format === 'json' ? `${JSON.stringify(crd)}\n` : toYaml(crd));
    return EXIT.FINE;
  },
};
