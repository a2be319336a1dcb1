import * as path from 'node:path';
import { App, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { Values } from '../../input/values';
import { areaOf, type GitOpsEnvironment, placeOf } from '../../platform/gitops/environment';
import { gitOpsFiles, KUSTOMIZATION_FILE } from '../../platform/gitops/files';
import { areBesideGitOps } from '../../platform/installs';
import { meetingOperators, type OperatedFolder } from '../../platform/one-cluster';
import { SeldonPlatform } from '../../platform/seldon-platform';
import { type LoadedPlatform, loadPlatform } from '../../platform/values/load';
import { originOf } from '../../platform/values/problems';
import { InputError } from '../../private/errors';
import { type FileEntry, type FileTreeChange } from '../../synth/file-tree';
import { InvalidAppError, manifestFiles } from '../../synth/manifest-files';
import { ManifestLayout } from '../../synth/manifest-layout';
import { type Source } from '../../values/source';
import { type Arguments, type Command, UsageError } from '../command';
import { NOTHING } from '../completion/suggestions';
import { EXIT, type Io } from '../io';
import { PlatformFiles } from '../platform-files';
import { documents, mapped, writePieces } from '../pieces';
import { VALUES_HELP, VALUES_OPTIONS, valuesSources } from '../values-options';

/** Folder of a platform without environments, where Argo CD or Flux need one of their own beside it. */
const ONLY = 'platform';

export const command: Command = {
  summary: 'a platform values file to manifests',
  help: `Turn a platform values file into manifests: namespaces, operator, gateways,
model stores, models, monitoring, GitOps. The files of a folder are numbered in
the order in which a cluster needs them.

Usage: cdk8s-seldon synth -f FILE... (-o DIR | --stdout)

Options:
  -o, --output DIR      the folder to write to, with one folder for each
                        environment; files that an earlier run with the same
                        values file wrote, and that are no longer made, are
                        removed and listed; others are left alone
      --force           replace files in DIR that another platform, a program or
                        a person wrote
      --stdout          print the manifests instead, documents separated by ---
      --environment NAME  only this environment; those of the others stay
${VALUES_HELP}

Examples:
  cdk8s-seldon synth -f platform.yaml -o manifests
  cdk8s-seldon synth -f platform.yaml -f prod.yaml \\
    --set models.iris.replicas=3 \\
    --stdout | kubectl diff -f -
  cdk8s-seldon schema platform > platform.schema.json    # for your editor
`,
  options: {
    ...VALUES_OPTIONS,
    output: { type: 'string', short: 'o' },
    force: { type: 'boolean' },
    stdout: { type: 'boolean' },
    environment: { type: 'string' },
  },
  completion: { arguments: NOTHING },
  async run(args, io) {
    const output = args.one('output');
    if (args.positionals.length > 0) {
      throw new UsageError(`takes no ${JSON.stringify(args.positionals[0])}: name values files with -f`);
    }
    if (args.all('values').every((name) => name === '')) {
      throw new UsageError('name a values file with -f');
    }
    if ((output === undefined) !== args.flag('stdout')) {
      throw new UsageError('give either -o DIR or --stdout');
    }
    if (output === '') {
      throw new UsageError('-o: needs a folder, got an empty string');
    }
    const sources = await valuesSources(args, io);
    const folder =
      output === undefined ? undefined : new PlatformFiles(path.resolve(io.cwd, output), sources[0].name, io);
    const rendered = render(sources, args, output ?? '', folder, io);
    if (rendered === undefined) {
      return EXIT.FINDINGS;
    }
    if (output === undefined || folder === undefined) {
      // kustomize reads its own file; a cluster has no such kind.
      const manifests = rendered.entries.filter(({ path: file }) => file !== KUSTOMIZATION_FILE);
      writePieces(io.stdout, documents(mapped(manifests, ({ parts }) => [...parts()].join(''))));
    } else {
      const change = folder.write(output, rendered.entries, args.one('environment'), args.flag('force'));
      io.stderr(summary(output, change, rendered.next));
    }
    return EXIT.FINE;
  },
};

interface Rendered {
  readonly entries: FileEntry[];
  /** What a person runs next. */
  readonly next: readonly string[];
}

/** Everything that is to be written; undefined where the cluster or the operator would not take it, which is told already. */
function render(
  sources: readonly Source[],
  args: Arguments,
  output: string,
  files: PlatformFiles | undefined,
  io: Io,
): Rendered | undefined {
  const chosen = args.one('environment');
  const loaded = loadPlatform(sources, chosen);
  // What Argo CD or Flux apply is one list for all environments: those that an earlier run wrote stay on it.
  const names = loaded.environments.filter(
    (name) => chosen === undefined || name === chosen || files?.hasEnvironment(name),
  );
  const entries: FileEntry[] = [];
  const next: string[] = [];
  const wrong = new Set<string>();
  const problems = new Set<string>();
  const warnings = new Set<string>();
  const folders: OperatedFolder[] = [];
  const carried: GitOpsEnvironment[] = [];
  for (const name of names.length > 0 ? names : [undefined]) {
    const { values } = loaded.environment(name);
    const folder = name ?? (values.gitops ? ONLY : '');
    const app = new App({ outdir: '.', outputFileExtension: '.yaml' });
    const installs = areBesideGitOps(values)
      ? new Chart(new App({ outdir: '.', outputFileExtension: '.yaml' }), 'installs')
      : undefined;
    const platform = newPlatform(app, sources, name, loaded, installs, wrong);
    const made = filesOf(app, problems, platform !== undefined);
    if (chosen === undefined || name === chosen) {
      entries.push(
        ...made.map((file) => ({ ...file, path: placeOf(folder, file.path, values.gitops?.flux !== undefined) })),
      );
      platform?.operator?.warnings.forEach((warning) => warnings.add(`operator: ${warning}`));
      next.push(...(values.gitops ? [] : (platform?.applyCommands(path.posix.join(output, folder)) ?? [])));
    }
    folders.push({ name: folder, values, operator: platform?.operator });
    carried.push({ name: folder, ...values.gitops, installs, areas: new Set(made.map((file) => areaOf(file.path))) });
  }
  if (wrong.size > 0) {
    throw new InputError([...wrong, ...problems].join('\n'));
  }
  if (problems.size === 0 && carried.some(({ argocd, flux }) => argocd ?? flux)) {
    const gitOps = gitOpsFiles(carried);
    entries.push(...gitOps.entries);
    next.push('git add, commit and push, then once:', ...gitOps.commands(output));
  }
  [...warnings, ...meetingOperators(folders)].forEach((warning) => io.stderr(`warning: ${warning}\n`));
  if (problems.size > 0) {
    io.stderr(`${[...problems].join('\n')}\ncdk8s-seldon synth: nothing was written\n`);
    return undefined;
  }
  // The order in which a cluster needs them, which the names give, is that of --stdout too.
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), next };
}

/** The platform of an environment; undefined where something is wrong with the values, which is added to the rest. */
function newPlatform(
  app: App,
  sources: readonly Source[],
  environment: string | undefined,
  loaded: LoadedPlatform,
  installs: Chart | undefined,
  wrong: Set<string>,
): SeldonPlatform | undefined {
  try {
    return new SeldonPlatform(app, 'platform', {
      values: Values._of(sources),
      environment,
      _loaded: loaded,
      _installs: installs,
    });
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    error.message.split('\n').forEach((line) => wrong.add(line));
    return undefined;
  }
}

/** @param whole whether the app has all that it should have: what is half made is told already */
function filesOf(app: App, problems: Set<string>, whole: boolean): FileEntry[] {
  try {
    // A chart without objects makes an empty file, which kubectl refuses.
    return manifestFiles(app, ManifestLayout.FILE_PER_CHART).filter(({ empty }) => !empty);
  } catch (error) {
    if (!(error instanceof InvalidAppError)) {
      throw error;
    }
    error.problems
      .map(({ node, message }) => told(app, node, message, whole))
      .forEach((problem) => problem && problems.add(problem));
    return [];
  }
}

/** What a construct finds wrong with itself, with the place of the values that it is made from; undefined where it is half made. */
function told(app: App, node: string, message: string, whole: boolean): string | undefined {
  const origin = (place: string) => {
    const construct = place.split('/').reduce<IConstruct | undefined>((above, id) => above?.node.tryFindChild(id), app);
    return construct && originOf(construct);
  };
  // An object that is there twice names the other one.
  const readable = message.replace(
    /\[([\w./-]+)\]/,
    (brackets, place: string) => origin(place)?.tell('').replace(/: $/, '') ?? brackets,
  );
  return origin(node)?.tell(readable) ?? (whole ? `[${node}] ${readable}` : undefined);
}

function summary(output: string, { written, removed }: FileTreeChange, next: readonly string[]): string {
  return [
    ...(removed.length > 0
      ? [`${count(removed.length)} removed from ${output}:`, ...removed.map((file) => `  ${file}`)]
      : []),
    `${count(written.length)} in ${output}; next:`,
    ...next.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function count(files: number): string {
  return files === 1 ? '1 file' : `${files} files`;
}
