import { type Diagram } from '../../diagram/diagram';
import { type Change, changesBetween, type Preview, withReferrers } from '../../preview/difference';
import { visible } from '../../private/visible';
import { type Reference, referencesOf } from '../../rules/reference';
import { type Arguments, type Command, UsageError } from '../command';
import { oneOf } from '../completion/suggestions';
import { EXIT, type Io } from '../io';
import { operatorConfig } from '../operator';
import { jsonArray, mapped, writePieces } from '../pieces';
import { type ChangedPicture, changeComment } from '../review/change-comment';
import { changedPictures } from '../review/changed-pictures';
import { type FilePreviews, requireReadable } from '../review/expansions';
import { SurveyedInput } from '../review/surveyed-input';

const FORMATS = ['text', 'json', 'markdown'];
/** So many paths of one object are named; the rest is counted. */
const SHOWN = 3;

export const command: Command = {
  summary: 'say what a change does to the created objects',
  help: `Say what a change does to the created objects.

Usage: cdk8s-seldon diff OLD NEW [options]

OLD and NEW are files, directories, or - for standard input, as expand reads
them. Says which Deployments roll, which are made again or under another name,
and which Services go. OLD and NEW may be the same with other operator values.

Options:
      --operator-values FILE      values of the chart seldon-core-operator for
                                  both; repeat it for more files
      --new-operator-values FILE  more of them, for NEW only
  -n, --namespace NAMESPACE       of SeldonDeployments that name none
      --format FORMAT             text (default), json, or markdown: a comment
                                  for a pull request, with flowcharts of the
                                  SeldonDeployments that look different

Exits with 1 if something goes down or cannot come up, else 0.

Examples:
  git show main:iris.yaml | cdk8s-seldon diff - iris.yaml
  cdk8s-seldon diff models models --new-operator-values next.yaml
  cdk8s-seldon diff ../main/models models --format markdown > comment.md
`,
  options: {
    'operator-values': { type: 'string', multiple: true },
    'new-operator-values': { type: 'string', multiple: true },
    namespace: { type: 'string', short: 'n' },
    format: { type: 'string' },
  },
  completion: { options: { format: oneOf(FORMATS) } },
  async run(args, io) {
    const format = args.one('format') ?? 'text';
    if (!FORMATS.includes(format)) {
      throw new UsageError(`--format: must be one of ${FORMATS.join(', ')}, not ${JSON.stringify(format)}`);
    }
    const [before, after, ...more] = args.positionals;
    if (after === undefined || more.length > 0) {
      throw new UsageError('name two inputs, OLD and NEW');
    }
    if (before === '-' && after === '-') {
      throw new UsageError('standard input can be only one of OLD and NEW');
    }
    const values = args.all('operator-values');
    const withPictures = format === 'markdown';
    const old = await sideOf(before, values, args, withPictures, io);
    const now = await sideOf(after, [...values, ...args.all('new-operator-values')], args, withPictures, io);
    const changes = withReferrers(changesBetween(old.previews, now.previews), now.references);
    writePieces(io.stdout, render(format, changes, changedPictures(old.diagrams, now.diagrams)));
    if (changes.length === 0) {
      io.stderr('cdk8s-seldon diff: nothing changes\n');
    }
    return changes.some(({ down, effect }) => down || effect === 'stuck') ? EXIT.FINDINGS : EXIT.FINE;
  },
};

/** What becomes of the SeldonDeployments before or after a change, and their pictures where they are asked for. */
interface Side {
  readonly previews: readonly Preview[];
  /** What other objects refer to. */
  readonly references: readonly Reference[];
  readonly diagrams: readonly Diagram[];
}

function sideOf(
  word: string,
  operatorValues: readonly string[],
  args: Arguments,
  withPictures: boolean,
  io: Io,
): Promise<Side> {
  return SurveyedInput.read([word], args.one('namespace'), io, async (input) => {
    const setting = await input.setting(operatorConfig(operatorValues, input.operator, io));
    const files: FilePreviews[] = [];
    for await (const file of input.run('previews', setting)) {
      files.push(file);
    }
    requireReadable(files.flatMap(({ unusable }) => unusable));
    const diagrams: Diagram[] = [];
    if (withPictures) {
      for await (const file of input.run('pictures', setting)) {
        file.diagrams.forEach((diagram) => diagrams.push(diagram));
      }
    }
    return {
      previews: files.flatMap((file) => file.previews),
      references: setting.surroundings.flatMap(referencesOf),
      diagrams,
    };
  });
}

function* render(format: string, changes: readonly Change[], pictures: readonly ChangedPicture[]): Generator<string> {
  if (format === 'json') {
    yield* jsonArray(mapped(changes, (change) => ({ ...change })));
    yield '\n';
  } else if (format === 'markdown') {
    yield changeComment(changes, pictures);
  } else {
    yield* mapped(changes, describe);
  }
}

function describe({ effect, kind, namespace, name, newName, down, because, referrers = [] }: Change): string {
  const reasons =
    because.slice(0, SHOWN).join(', ') + (because.length > SHOWN ? ` and ${because.length - SHOWN} more` : '');
  const what = `${effect}${newName === undefined ? '' : ` to ${newName}`}`;
  const line = `${kind} ${namespace}/${name}: ${what}${reasons === '' ? '' : ` (${reasons})`}`;
  // In a comment on a pull request, a line that begins with a fence would end the block.
  return (
    `${down ? 'DOWN  ' : '      '}${visible(line)}\n` +
    referrers.map((each) => `      still named by ${visible(each)}\n`).join('')
  );
}
