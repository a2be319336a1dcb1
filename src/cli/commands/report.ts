import * as path from 'node:path';
import { changesBetween } from '../../preview/difference';
import { counted } from '../../private/counted';
import { asText, isObject, type JsonObject } from '../../private/json';
import { reportPage } from '../../report/page';
import { modelKey, type Report, type ReportedModel } from '../../report/report';
import { type Arguments, type Command, UsageError } from '../command';
import { EXIT, type Io } from '../io';
import { inputRequest } from '../platform/input';
import { INPUT_HELP, INPUT_OPTIONS } from '../platform/options';
import { type InputRequest, SurveyedInput } from '../review/surveyed-input';
import { writeFiles } from '../write-files';

export const command: Command = {
  help: `Write one HTML file to review: models, findings, diagrams, created objects.

Usage: cdk8s-seldon report (FILE... | -f PLATFORM) -o REPORT.html [options]

Reads files, directories (recursively) and - (standard input), as expand does.
The page is self-contained and sends nothing anywhere: open it, mail it, attach
it to a pull request, print it. A line of a created object links to the manifest
line that produced it.

Options:
  -o, --output FILE           the file to write (- for standard output)
      --against OLD           a file or directory with the current state: shows
                              what the change does, with diagrams side by side
      --title TEXT            heading of the page (default: the inputs' names)
${INPUT_HELP}

Exits with 0 even if there are findings; validate fails on them.

Examples:
  cdk8s-seldon report manifests/ -o report.html
  cdk8s-seldon report -f platform.yaml --environment prod -o report.html
  cdk8s-seldon report manifests/ --against main/manifests -o change.html
`,
  options: {
    ...INPUT_OPTIONS,
    output: { type: 'string', short: 'o' },
    against: { type: 'string' },
    title: { type: 'string' },
  },
  async run(args, io) {
    const output = args.one('output') ?? '';
    const request = await inputRequest(args, io);
    if (output === '') {
      throw new UsageError('-o: name the file to write');
    }
    const { models, teams } = await collect(request, args, io);
    const against = args.one('against');
    const old =
      against === undefined
        ? undefined
        : await collect({ words: [against], namespace: args.one('namespace') }, args, io);
    const page = reportPage({
      title: args.one('title') ?? [...args.all('values'), ...args.positionals].join(', '),
      models,
      teams,
      ...(old && { baseline: baselineOf(old.models, models) }),
    });
    if (output === '-') {
      io.stdout(page);
      return EXIT.FINE;
    }
    const file = path.resolve(io.cwd, output);
    writeFiles(path.dirname(file), new Map([[path.basename(file), page]]));
    io.stderr(`${output}: ${counted(models.length, 'SeldonDeployment')}\n`);
    return EXIT.FINE;
  },
};

interface Collected {
  readonly models: readonly ReportedModel[];
  readonly teams: ReadonlyMap<string, string>;
}

function collect(request: InputRequest, args: Arguments, io: Io): Promise<Collected> {
  return SurveyedInput.read(request, io, async (input) => {
    const setting = await input.setting(args.all('operator-values'), io);
    const files = await input.whole('reports', setting);
    return { models: files.flatMap(({ models }) => models), teams: teamsOf(setting.surroundings) };
  });
}

/** The label `team` of namespaces, as `synth` writes it. */
function teamsOf(objects: readonly JsonObject[]): Map<string, string> {
  return new Map(
    objects.flatMap(({ kind, metadata }): [string, string][] => {
      const { name, labels } = isObject(metadata) ? metadata : {};
      return kind === 'Namespace' && isObject(labels) && typeof labels.team === 'string'
        ? [[asText(name), labels.team]]
        : [];
    }),
  );
}

function baselineOf(old: readonly ReportedModel[], models: readonly ReportedModel[]): Report['baseline'] {
  const preview = ({ namespace, name, objects, findings }: ReportedModel) => {
    const error = objects.length > 0 ? undefined : findings.find(({ severity }) => severity === 'error');
    return { namespace, name, objects, ...(error && { problem: error.message }) };
  };
  return {
    diagrams: new Map(old.map((model) => [modelKey(model), model.diagram])),
    changes: changesBetween(old.map(preview), models.map(preview)),
  };
}
