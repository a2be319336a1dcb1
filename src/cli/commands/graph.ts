import * as path from 'node:path';
import { type Diagram } from '../../diagram/diagram';
import { toMermaid } from '../../diagram/mermaid';
import { toSvg } from '../../diagram/svg';
import { toText } from '../../diagram/text';
import { InputError } from '../../private/errors';
import { type Arguments, type Command, UsageError } from '../command';
import { oneOf } from '../completion/suggestions';
import { formatOption } from '../format-option';
import { EXIT, type Io } from '../io';
import { mapped, writePieces } from '../pieces';
import { inputRequest } from '../platform/input';
import { INPUT_HELP, INPUT_OPTIONS } from '../platform/options';
import { SurveyedInput } from '../review/surveyed-input';
import { writeFiles } from '../write-files';

const EXTENSIONS = { text: 'txt', svg: 'svg', mermaid: 'mmd' } as const;
type Format = keyof typeof EXTENSIONS;
const FORMATS = Object.keys(EXTENSIONS) as Format[];

export const command: Command = {
  help: `Draw SeldonDeployments: where requests go, and what runs where.

Usage: cdk8s-seldon graph (FILE... | -f PLATFORM) [options]

Reads files, directories (recursively) and - (standard input), as expand does.
A diagram shows where requests enter and how they are split, each node with its
server, image and model, the pods that run them, and findings where they occur.

Options:
      --format FORMAT         text: a tree for the terminal (the default);
                              svg: a diagram for browsers (the default with -o);
                              mermaid: a flowchart for READMEs and pull requests
  -o, --output DIR            write one file for each SeldonDeployment, named
                              NAMESPACE.NAME.svg and the like
${INPUT_HELP}

Exits with 0 even if findings are drawn; validate fails on them.

Examples:
  cdk8s-seldon graph model.yaml
  cdk8s-seldon graph model.yaml --format svg > model.svg
  cdk8s-seldon graph manifests/ -o pictures
  cdk8s-seldon graph -f platform.yaml --environment prod
`,
  options: {
    ...INPUT_OPTIONS,
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  completion: { options: { format: oneOf(FORMATS) } },
  async run(args, io) {
    const output = args.one('output');
    const format = formatOption(args, FORMATS, output === undefined ? 'text' : 'svg');
    if (output === '') {
      throw new UsageError('-o: name a directory');
    }
    const diagrams = await draw(args, io);
    if (diagrams.length === 0) {
      io.stderr('cdk8s-seldon graph: there is no SeldonDeployment in the input\n');
    }
    if (output !== undefined) {
      const texts = new Map(
        diagrams.map((diagram) => [`${fileName(diagram)}.${EXTENSIONS[format]}`, render(diagram, format, false)]),
      );
      writeFiles(path.resolve(io.cwd, output), texts);
      writePieces(
        io.stderr,
        mapped(texts.keys(), (file) => `${path.join(output, file)}\n`),
      );
      return EXIT.FINE;
    }
    if (format !== 'text' && diagrams.length > 1) {
      throw new InputError(
        `the input contains ${diagrams.length} SeldonDeployments, but --format ${format} prints one: write files ` +
          'with -o DIR',
      );
    }
    writePieces(
      io.stdout,
      mapped(diagrams.entries(), ([index, diagram]) => (index === 0 ? '' : '\n') + render(diagram, format, io.colour)),
    );
    return EXIT.FINE;
  },
};

async function draw(args: Arguments, io: Io): Promise<Diagram[]> {
  const request = await inputRequest(args, io);
  return SurveyedInput.read(request, io, async (input) => {
    const files = await input.whole('pictures', await input.setting(args.all('operator-values'), io));
    return files.flatMap(({ diagrams }) => diagrams);
  });
}

/** A dot separates the two, as no namespace has one. */
function fileName({ namespace, name }: Diagram): string {
  return [namespace, name].map((part) => part.replace(/[^A-Za-z0-9_-]/g, '_')).join('.');
}

const CODES = { title: '1', soft: '2', error: '31', warning: '33' };

function render(diagram: Diagram, format: Format, hasColour: boolean): string {
  if (format === 'svg') {
    return toSvg(diagram);
  }
  const colour = (kind: keyof typeof CODES, text: string) => `\u001b[${CODES[kind]}m${text}\u001b[0m`;
  return format === 'mermaid' ? toMermaid(diagram) : toText(diagram, hasColour ? { colour } : {});
}
