import { everyImage } from '../../preview/every-image';
import { installedChart } from '../../preview/needs/controllers';
import { anonymousImage } from '../../private/redact';
import { type Command } from '../command';
import { inertName } from '../inert';
import { EXIT } from '../io';
import { inputRequest } from '../platform/input';
import { INPUT_HELP, INPUT_OPTIONS } from '../platform/options';
import { readWorld, warnOfStuck } from '../review/world';

export const command: Command = {
  help: `List the images that manifests run, each once: those of Deployments, Jobs and
everything else that starts pods, and of the objects that the operator creates.
The images of third-party Helm charts are not known: these charts are named on
standard error.

Usage: cdk8s-seldon images (FILE... | -f PLATFORM) [options]

Options:
${INPUT_HELP}
      --outside PREFIX        only images without this prefix, such as those
                              missing in your registry; repeat it for more
                              registries; exits with 1 if there are any, or if
                              those of a SeldonDeployment with errors are
                              not known

Examples:
  cdk8s-seldon images manifests/prod
  cdk8s-seldon images -f platform.yaml --outside registry.example.com/
`,
  options: {
    ...INPUT_OPTIONS,
    outside: { type: 'string', multiple: true },
  },
  async run(args, io) {
    const world = await readWorld(await inputRequest(args, io), args.all('operator-values'), io);
    warnOfStuck(world, 'images', io);
    const prefixes = args.all('outside');
    const images = everyImage([...world.uncreated, ...world.created]).filter(
      (image) => !prefixes.some((prefix) => image.startsWith(prefix)),
    );
    io.stdout(images.map((image) => `${inertName(anonymousImage(image))}\n`).join(''));
    const charts = [...new Set([...world.charts, ...world.written.flatMap((object) => installedChart(object) ?? [])])];
    if (charts.length > 0) {
      io.stderr(`cdk8s-seldon images: the images of these charts are not known: ${charts.join(', ')}\n`);
    }
    return prefixes.length > 0 && images.length + world.stuck.length > 0 ? EXIT.FINDINGS : EXIT.FINE;
  },
};
