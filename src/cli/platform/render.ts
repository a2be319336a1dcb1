import * as path from 'node:path';
import { type BuiltEnvironment, buildEnvironment, toldInValues } from './build';
import { type PlatformFiles } from './files';
import { type PlatformFindings, platformFindings } from './findings';
import { AppVerdicts } from '../../deployment/app-verdicts';
import { inClusterOf } from '../../platform/apply-commands';
import { areaOf, type GitOpsEnvironment, ONLY, placeOf } from '../../platform/gitops/environment';
import { gitOpsCommands, gitOpsFiles } from '../../platform/gitops/files';
import { INSTALL_SCRIPT, installCommand } from '../../platform/installs';
import { chartValues } from '../../platform/operator';
import { loadPlatform } from '../../platform/values/load';
import { InputError } from '../../private/errors';
import { type FileEntry } from '../../synth/file-tree';
import { InvalidAppError, manifestFiles } from '../../synth/manifest-files';
import { ManifestLayout } from '../../synth/manifest-layout';
import { type Source } from '../../values/source';
import { OPERATOR_FILE, operatorFile } from '../manifests/operator-file';

/** Written if the script was not chosen explicitly; the shell reads it as a comment. */
const SCRIPT_BY_DEFAULT = '# Helm installs the charts; installWith names other ways: argocd, flux, k3s';

/** What a platform comes to. */
export interface RenderedPlatform extends PlatformFindings {
  /** The files, in the order in which a cluster needs them. */
  readonly entries: readonly FileEntry[];
  /** What the cluster or the operator would reject, in which case there are no files. */
  readonly problems: readonly string[];
  /** What a person runs next. */
  readonly next: readonly string[];
  /** The environments that were meant. */
  readonly environments: readonly BuiltEnvironment[];
}

/**
 * All that is to be written of values.
 *
 * @param chosen the environment that is meant
 * @param output the folder as the user named it
 * @param progress called with the environment that follows
 * @throws InputError with all that is wrong with the values
 */
export function renderPlatform(
  sources: readonly Source[],
  chosen: string | undefined,
  output: string,
  files: PlatformFiles | undefined,
  progress: (line: string) => void = () => undefined,
): RenderedPlatform {
  const loaded = loadPlatform(sources, chosen);
  // What Argo CD or Flux apply is one list for all environments: those that an earlier run wrote stay on it.
  const names = loaded.environments.filter(
    (name) => chosen === undefined || name === chosen || files?.hasEnvironment(name),
  );
  const wrong = new Set(loaded.problems);
  if (!loaded.isComplete) {
    throw new InputError([...wrong].join('\n'));
  }
  // All of them are known now; one problem informs the constructs that parts are missing.
  const noted = { ...loaded, problems: loaded.problems.slice(0, 1) };
  const problems = new Set<string>();
  let last: BuiltEnvironment | undefined;
  const rendered = (names.length > 0 ? names : [undefined]).map((name, index) => {
    progress(`rendering: environment ${index + 1} of ${names.length}`);
    const built = buildEnvironment(sources, noted, name, wrong);
    const verdicts = AppVerdicts.of(built.app);
    verdicts.noteNeeds();
    if (last) {
      verdicts.resemble(last.app);
    }
    last = built;
    return renderEnvironment(built, output, problems);
  });
  if (wrong.size > 0) {
    throw new InputError([...wrong, ...problems].join('\n'));
  }
  const meant = rendered.filter(({ built }) => chosen === undefined || built.name === chosen);
  const entries = meant.flatMap((each) => each.entries);
  const next = meant.flatMap(({ built, next: own }) => (meant.length > 1 ? inClusterOf(built.name!, own) : own));
  if (problems.size === 0 && rendered.some(({ carried: { argocd, flux } }) => argocd ?? flux)) {
    const carried = rendered.map((each) => each.carried);
    entries.push(...gitOpsFiles(carried));
    next.push('git add, commit and push, then once:', ...gitOpsCommands(carried, output));
  }
  return {
    entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)),
    problems: [...problems],
    next,
    environments: meant.map(({ built }) => built),
    ...platformFindings(
      meant.map(({ built }) => built),
      rendered.map(({ built }) => built),
    ),
  };
}

interface RenderedEnvironment {
  readonly built: BuiltEnvironment;
  readonly entries: readonly FileEntry[];
  readonly next: readonly string[];
  readonly carried: GitOpsEnvironment;
}

function renderEnvironment(built: BuiltEnvironment, output: string, problems: Set<string>): RenderedEnvironment {
  const {
    name,
    environment: { values },
    platform,
    installs,
  } = built;
  const folder = name ?? (values.gitops ? ONLY : '');
  const made = filesOf(built, problems);
  const script = platform?._script;
  const said = values.operator?.enabled === false ? chartValues(values) : {};
  return {
    built,
    entries: [
      ...(script === undefined ? [] : [{ path: path.posix.join(folder, INSTALL_SCRIPT), parts: () => [script] }]),
      ...made.map((file) => ({ ...file, path: placeOf(folder, file.path, values.gitops?.flux !== undefined) })),
      ...(Object.keys(said).length > 0
        ? [{ path: path.posix.join(folder, OPERATOR_FILE), parts: () => [operatorFile(said)] }]
        : []),
    ],
    next: [
      ...(script === undefined || values.installWith ? [] : [SCRIPT_BY_DEFAULT]),
      ...(values.gitops
        ? installCommand(script, path.posix.join(output, folder))
        : (platform?.applyCommands(path.posix.join(output, folder)) ?? [])),
    ],
    carried: {
      name: folder,
      ...values.gitops,
      installs,
      areas: new Set(made.map((file) => areaOf(file.path))),
    },
  };
}

function filesOf(built: BuiltEnvironment, problems: Set<string>): FileEntry[] {
  try {
    // A chart without objects gives an empty file, which kubectl rejects.
    return manifestFiles(built.app, ManifestLayout.FILE_PER_CHART).filter(({ empty }) => !empty);
  } catch (error) {
    if (!(error instanceof InvalidAppError)) {
      throw error;
    }
    toldInValues(built, error.problems).forEach((problem) => problems.add(problem));
    return [];
  }
}
