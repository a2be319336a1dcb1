import * as fs from 'node:fs';
import * as path from 'node:path';
import { allProtoFiles } from '../../deployment/protos';
import { objectTitle } from '../../preview/pod-specs';
import { InputError } from '../../private/errors';
import { correction } from '../../private/suggest';
import { visibleJson } from '../../private/visible';
import { type Command, UsageError } from '../command';
import { DIRECTORIES, FILES, NOTHING, oneOf } from '../completion/suggestions';
import { formatOption } from '../format-option';
import { inertName } from '../inert';
import { EXIT, type Io } from '../io';
import { platformRequest } from '../platform/input';
import { hasPlatform, INPUT_HELP, INPUT_OPTIONS } from '../platform/options';
import { hasName, ingressLines, type Question, questionsOf, toldQuestion, withProtosIn } from '../review/questions';
import { type InputRequest } from '../review/surveyed-input';
import { readWorld, warnOfStuck, type World } from '../review/world';
import { valuesSources } from '../values-options';
import { writeNew } from '../write-new';

const FORMATS = ['text', 'json'];

export const command: Command = {
  help: `Show how to ask models for predictions: the URL, and a curl command, or grpcurl
for models that only support gRPC. Without an ingress, the command uses
kubectl port-forward.

Usage: cdk8s-seldon ask [MODEL...] (--in FILE... | -f PLATFORM) [options]
       cdk8s-seldon ask --protos DIR

Options:
      --in FILE               manifests: a file, a directory, or - for standard
                              input; repeat it for more
${INPUT_HELP}
      --ingress URL           scheme and host of the ingress, such as
                              http://localhost:8080 (default: the host of the
                              gateway, if it has one)
      --protos DIR            write the .proto files that grpcurl needs, unless
                              DIR has them; commands refer to them there
      --format FORMAT         text (default), or json: an array of maps with
                              namespace, name, url, before, proto, command

MODEL is the name of a SeldonDeployment, or NAMESPACE/NAME (default: all).

Examples:
  cdk8s-seldon ask iris --in manifests/
  cdk8s-seldon ask -f platform.yaml --environment prod
`,
  options: {
    ...INPUT_OPTIONS,
    in: { type: 'string', multiple: true },
    ingress: { type: 'string' },
    protos: { type: 'string' },
    format: { type: 'string' },
  },
  completion: { arguments: NOTHING, options: { in: FILES, protos: DIRECTORIES, format: oneOf(FORMATS) } },
  async run(args, io) {
    const format = formatOption(args, FORMATS);
    const words = args.all('in');
    const protos = args.one('protos');
    if (protos === '') {
      throw new UsageError('--protos: needs a folder, got an empty string');
    }
    if (words.length === 0 && !hasPlatform(args)) {
      if (protos !== undefined && args.positionals.length === 0) {
        writeProtos(protos, io);
        return EXIT.FINE;
      }
      throw new UsageError('name manifests with --in, or a platform values file with -f');
    }
    const ingress = args.one('ingress');
    if (ingress !== undefined && !/^https?:\/\/[^/\s]+\/?$/.test(ingress)) {
      throw new UsageError(
        `--ingress: needs scheme and host, such as http://localhost:8080, got ${JSON.stringify(ingress)}`,
      );
    }
    const platform: InputRequest | undefined = hasPlatform(args)
      ? platformRequest(await valuesSources(args, io), args, io)
      : undefined;
    const request = { ...platform, words, namespace: args.one('namespace') };
    const world = await readWorld(request, args.all('operator-values'), io);
    warnOfStuck(world, 'ask', io);
    const asked = wanted(questionsOf(world, ingress), args.positionals, world);
    const questions = protos === undefined ? asked : asked.map((question) => withProtosIn(protos, question));
    if (protos !== undefined) {
      writeProtos(protos, io);
    }
    io.stdout(
      format === 'json'
        ? `${visibleJson(questions)}\n`
        : questions.map((question) => `${toldQuestion(question).join('\n')}\n`).join(''),
    );
    ingressLines(questions, world).forEach((line) => io.stderr(`cdk8s-seldon ask: ${line}; name it with --ingress\n`));
    for (const nameless of world.deployments.filter((deployment) => !hasName(deployment))) {
      const title = inertName(objectTitle(nameless, 'default'));
      io.stderr(`cdk8s-seldon ask: ${title} has no metadata.name yet, so its address is not known\n`);
    }
    if (world.deployments.length === 0 && world.stuck.length === 0) {
      io.stderr('cdk8s-seldon ask: there is no SeldonDeployment in the input\n');
    }
    return EXIT.FINE;
  },
};

/** Writes the files that a folder lacks. @throws InputError if it has another file of one of the names */
function writeProtos(folder: string, io: Io): void {
  const root = path.resolve(io.cwd, folder);
  const missing = [...allProtoFiles()].filter(([name, text]) => {
    const file = path.join(root, name);
    const there = fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file, 'utf8') : undefined;
    return there !== text;
  });
  writeNew(root, Object.fromEntries(missing));
}

/** The models that are named, or all. @throws InputError for a name that no model has, or one with errors */
function wanted(
  questions: readonly Question[],
  names: readonly string[],
  { stuck }: Pick<World, 'stuck'>,
): readonly Question[] {
  const keys = (question: Question) => [question.name, `${question.namespace}/${question.name}`];
  const missing = names.find((name) => !questions.some((question) => keys(question).includes(name)));
  if (missing !== undefined) {
    const titles = stuck.map((object) => objectTitle(object, 'default'));
    if (titles.some((title) => [' ', '/'].some((before) => title.endsWith(before + missing)))) {
      throw new InputError(
        `SeldonDeployment ${JSON.stringify(missing)} has errors, so it cannot be asked: see validate`,
      );
    }
    const known = questions.map(({ name }) => name);
    throw new InputError(
      `no SeldonDeployment ${JSON.stringify(missing)}: ${correction(missing, known) ?? `there are ${known.join(', ') || 'none'}`}`,
    );
  }
  return names.length === 0
    ? questions
    : questions.filter((question) => keys(question).some((key) => names.includes(key)));
}
