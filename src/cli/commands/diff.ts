import * as fs from 'node:fs';
import * as path from 'node:path';
import { describeCause } from '../../preview/cause';
import { type Change, withReferrers } from '../../preview/difference';
import { entryOf } from '../../private/json';
import { visible } from '../../private/visible';
import { changePage, type ChangedDiagram } from '../../report/change-page';
import { type Source } from '../../values/source';
import { type Arguments, type Command, UsageError } from '../command';
import { oneOf } from '../completion/suggestions';
import { formatOption } from '../format-option';
import { EXIT, type Io } from '../io';
import { isEmptyFolder } from '../manifests/files';
import { jsonArray, mapped, writePieces } from '../pieces';
import { platformRequest } from '../platform/input';
import { hasPlatform, INPUT_OPTIONS, PLATFORM_HELP } from '../platform/options';
import { changeComment } from '../review/change-comment';
import { changedDiagrams } from '../review/changed-diagrams';
import { readSide } from '../review/side';
import { type InputRequest } from '../review/surveyed-input';
import { fileSources, valuesSources } from '../values-options';

const FORMATS = ['text', 'json', 'markdown', 'html'];
const WITH_PICTURES = ['markdown', 'html'];
/** Maximum number of causes or paths that are named for one object; the rest is counted. */
const SHOWN = 3;

const NO_INGRESS =
  'nothing is known about the operator, so no ingress is assumed and shares of the requests are not compared: ' +
  "give the values of its chart with --operator-values, or the platform's with -f";

/** An empty folder beside one of charts or namespaces only: "everything is new" would promise a list. */
const NO_MODELS = 'neither OLD nor NEW contains a SeldonDeployment, and only what the operator creates is compared';

export const command: Command = {
  help: `Show what a change does to the created objects.

Usage: cdk8s-seldon diff OLD (NEW | -f PLATFORM) [options]

OLD and NEW are files, directories, or - for standard input, as for expand.
Shows which Deployments roll, which are recreated or renamed, which Services are
removed, and which shares of the requests change. OLD and NEW may be the same,
with different operator values.

Options:
${PLATFORM_HELP}
      --old-values FILE           the platform values file to use instead of OLD
      --operator-values FILE      values of the chart seldon-core-operator for
                                  both; repeat it for more files
      --new-operator-values FILE  more values files, for NEW only
  -n, --namespace NAMESPACE       of SeldonDeployments that name none
      --format FORMAT             text (default), json, markdown: a comment
                                  for a pull request, with flowcharts of the
                                  SeldonDeployments that look different, or
                                  html: a page with their diagrams

If the OLD folder is empty or missing, everything is new; if the NEW folder is
empty, everything is removed.

Exits with 1 if something goes down or cannot come up, else 0.

Examples:
  git show main:iris.yaml | cdk8s-seldon diff - iris.yaml
  cdk8s-seldon diff models models --new-operator-values next.yaml
  cdk8s-seldon diff ../main/models models --format markdown > comment.md
  cdk8s-seldon diff ../main/models models --format html > change.html
  cdk8s-seldon diff manifests/prod -f platform.yaml --environment prod
  git show main:platform.yaml | cdk8s-seldon diff --old-values - \\
    -f platform.yaml --environment prod
`,
  options: {
    ...INPUT_OPTIONS,
    'old-values': { type: 'string', multiple: true },
    'new-operator-values': { type: 'string', multiple: true },
    format: { type: 'string' },
  },
  completion: { options: { format: oneOf(FORMATS) } },
  async run(args, io) {
    const format = formatOption(args, FORMATS);
    const values = args.all('operator-values');
    const withPictures = WITH_PICTURES.includes(format);
    const { before, after, title, empty } = await sides(args, io);
    const old = await readSide(before, { operatorValues: values, withPictures }, io);
    const operatorValues = [...values, ...args.all('new-operator-values')];
    const now = await readSide(after, { operatorValues, withPictures, old: old.previews }, io);
    const changes = withReferrers(now.changes, now.references);
    writePieces(io.stdout, render(format, title, changes, changedDiagrams(old.diagrams, now.diagrams)));
    const hasModels = old.previews.length + now.previews.length > 0;
    const notes = [
      ...(hasModels ? empty : []),
      ...(changes.length === 0 ? [hasModels || empty.length === 0 ? 'nothing changes' : NO_MODELS] : []),
      ...(old.lacksIngress && now.lacksIngress && hasModels ? [NO_INGRESS] : []),
    ];
    notes.forEach((note) => io.stderr(`cdk8s-seldon diff: ${note}\n`));
    return changes.some(({ down, effect }) => down || effect === 'stuck') ? EXIT.FINDINGS : EXIT.FINE;
  },
};

interface Sides {
  readonly before: InputRequest;
  readonly after: InputRequest;
  readonly title: string;
  /** What an empty folder on one side means. */
  readonly empty: readonly string[];
}

/** The current state, and the new one. */
async function sides(args: Arguments, io: Io): Promise<Sides> {
  const { positionals } = args;
  const namespace = args.one('namespace');
  const oldFiles = args.all('old-values');
  const [old, now] = [oldFiles.length > 0, hasPlatform(args)];
  const words = [...(old ? [] : ['OLD']), ...(now ? [] : ['NEW'])];
  if (positionals.length !== words.length) {
    throw new UsageError(entryOf(SIDES, words.join(' '))!);
  }
  const [before, after] = old ? [undefined, positionals[0]] : positionals;
  const named = [
    ...(before === undefined ? oldFiles : [before]),
    ...(after === undefined ? args.all('values') : [after]),
  ];
  if (named.filter((name) => name === '-').length > 1) {
    throw new UsageError('standard input can be only one of OLD and NEW');
  }
  const isNew = before !== undefined && isEmptyFolder(before, io);
  // A folder that does not exist is rather a mistake than the end of everything.
  const isRemoved = after !== undefined && isEmptyFolder(after, io) && fs.existsSync(path.resolve(io.cwd, after));
  const request = (word: string | undefined, isEmpty: boolean, sources: readonly Source[]): InputRequest => {
    if (word === undefined) {
      return platformRequest(sources, args, io);
    }
    return { words: isEmpty ? [] : [word], namespace };
  };
  return {
    before: request(before, isNew, await fileSources(oldFiles, io)),
    after: request(after, isRemoved, await valuesSources(args, io)),
    empty: [
      ...(isNew ? [`${before} contains no manifests, so everything is new`] : []),
      ...(isRemoved ? [`${after} contains no manifests, so everything is removed`] : []),
    ],
    title: `${before ?? oldFiles.join(' ')} → ${after ?? args.all('values').join(' ')}`,
  };
}

/** What is missing if the positional arguments do not fit, by the required ones. */
const SIDES: Readonly<Record<string, string>> = {
  'OLD NEW': 'name two inputs, OLD and NEW (or a platform values file with -f for NEW)',
  OLD: 'name one input, OLD: -f describes the new state',
  NEW: 'name one input, NEW: --old-values describes the current state',
  '': 'pass no input together with --old-values and -f',
};

function* render(
  format: string,
  title: string,
  changes: readonly Change[],
  diagrams: readonly ChangedDiagram[],
): Generator<string> {
  if (format === 'json') {
    yield* jsonArray(mapped(changes, (change) => ({ ...change })));
    yield '\n';
  } else if (format === 'markdown') {
    yield changeComment(changes, diagrams);
  } else if (format === 'html') {
    yield changePage(title, changes, diagrams);
  } else {
    yield* mapped(changes, describe);
  }
}

function describe({
  effect,
  kind,
  namespace,
  name,
  newName,
  down,
  because,
  causes = [],
  referrers = [],
}: Change): string {
  const reasons =
    because.slice(0, SHOWN).join(', ') + (because.length > SHOWN ? ` and ${because.length - SHOWN} more` : '');
  const what = `${effect}${newName === undefined ? '' : ` to ${newName}`}`;
  const line = `${kind} ${namespace}/${name}: ${what}${reasons === '' ? '' : ` (${reasons})`}`;
  const below = [...causes.slice(0, SHOWN).map(describeCause), ...referrers.map((each) => `still named by ${each}`)];
  // In a comment on a pull request, a line that begins with a fence would end the block.
  return [`${down ? 'DOWN  ' : '      '}${visible(line)}\n`, ...below.map((text) => `        ${visible(text)}\n`)].join(
    '',
  );
}
