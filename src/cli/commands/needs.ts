import { needsOf } from '../../preview/needs/needs';
import { visibleJson } from '../../private/visible';
import { type Command } from '../command';
import { oneOf } from '../completion/suggestions';
import { formatOption } from '../format-option';
import { EXIT } from '../io';
import { inputRequest } from '../platform/input';
import { INPUT_HELP, INPUT_OPTIONS } from '../platform/options';
import { toldNeeds } from '../platform/told-needs';
import { readWorld, warnOfStuck } from '../review/world';

const FORMATS = ['text', 'json'];

export const command: Command = {
  help: `List what manifests refer to but do not contain: controllers, such as
cert-manager, and their kinds, namespaces, StorageClasses, Secrets with their
keys, gateways, and DNS names. This includes objects that the operator creates.

Usage: cdk8s-seldon needs (FILE... | -f PLATFORM) [options]

Options:
${INPUT_HELP}
      --format FORMAT         text (default), or json: an array of maps with
                              kind, name, namespace, keys, because

Exits with 0, no matter what is needed.

Examples:
  cdk8s-seldon needs manifests/prod
  cdk8s-seldon needs -f platform.yaml --environment prod --format json
`,
  options: {
    ...INPUT_OPTIONS,
    format: { type: 'string' },
  },
  completion: { options: { format: oneOf(FORMATS) } },
  async run(args, io) {
    const format = formatOption(args, FORMATS);
    const world = await readWorld(await inputRequest(args, io), args.all('operator-values'), io);
    warnOfStuck(world, 'needs', io);
    const needs = needsOf(world);
    io.stdout(
      format === 'json'
        ? `${visibleJson(needs)}\n`
        : toldNeeds(needs)
            .map((line) => `${line}\n`)
            .join(''),
    );
    if (needs.length === 0) {
      io.stderr('cdk8s-seldon needs: nothing is needed\n');
    }
    return EXIT.FINE;
  },
};
