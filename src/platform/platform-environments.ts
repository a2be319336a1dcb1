import { type App, Chart } from 'cdk8s';
import { inClusterOf } from './apply-commands';
import { type Area, areaOf, type GitOpsEnvironment, ONLY, placeOf } from './gitops/environment';
import { gitOpsCommands, gitOpsFiles } from './gitops/files';
import { type GitOps } from './gitops/git-ops';
import { areBesideGitOps, INSTALL_SCRIPT, installWith } from './installs';
import { newApp } from './new-app';
import { meetingOperators } from './one-cluster';
import { SeldonPlatform } from './seldon-platform';
import { sharedObjects } from './shared-objects';
import { loadPlatform } from './values/load';
import { FluxPrune } from '../gitops/flux-prune';
import { SyncWave } from '../gitops/sync-wave';
import { type Values } from '../input/values';
import { InputError } from '../private/errors';
import { type FileEntry, writeFileTree } from '../synth/file-tree';
import { manifestFiles } from '../synth/manifest-files';
import { ManifestLayout } from '../synth/manifest-layout';
import { type InstallWith } from '../thirdparty/install-with';
import { type PlatformValues } from './values/sections/platform';

/** Options of `PlatformEnvironments.add`. */
export interface PlatformEnvironmentOptions {
  /**
   * The GitOps tool that applies the manifests to the environment's cluster.
   * @default - none: they are applied manually
   */
  readonly gitOps?: GitOps;

  /**
   * How third-party charts are installed into the cluster of an environment without `gitOps`. `InstallWith.script()`
   * creates `install.sh` in its folder.
   * @default - none: `SeldonPlatform.addInstall` throws
   */
  readonly installWith?: InstallWith;
}

interface Environment {
  readonly name: string;
  readonly app: App;
  readonly installs?: Chart;
  readonly gitops?: PlatformValues['gitops'];
  readonly platform: SeldonPlatform;
}

/**
 * The environments of a platform, each with a folder of manifests, and the objects by which Argo CD or Flux apply the
 * folders to their clusters: the files that `cdk8s-seldon synth` writes for a values file with `environments` and
 * `gitops`.
 *
 * @example
 *
 * const repository = 'https://git.example.com/ml/platform.git';
 * const environments = new PlatformEnvironments();
 * for (const [name, server] of [['dev', undefined], ['prod', 'https://prod.example.com']] as const) {
 *   const platform = environments.add(name, { gitOps: GitOps.argoCd({ repository, server }) });
 *   platform.addInstall(ThirdParty.CERT_MANAGER);
 *   platform.addOperator();
 * }
 * environments.write('manifests');
 */
export class PlatformEnvironments {
  /**
   * The environments of a values file, to be extended by code. Values with `gitops` and without `environments` create
   * one, named `platform`.
   *
   * @param values platform values with a section `environments`
   * @throws with all problems in the values, each with file, line and path
   */
  public static fromValues(values: Values): PlatformEnvironments {
    const environments = new PlatformEnvironments();
    const loaded = loadPlatform(values._sources());
    if (loaded.environments.length === 0 && !loaded.environment(undefined).values.gitops) {
      throw new InputError(
        "the values have neither 'environments' nor 'gitops': use SeldonPlatform for one folder of manifests that " +
          'is applied by hand',
      );
    }
    for (const name of loaded.environments.length > 0 ? loaded.environments : [undefined]) {
      const { values: own } = loaded.environment(name);
      const installs = areBesideGitOps(own) ? newInstalls() : undefined;
      const app = newApp();
      const platform = new SeldonPlatform(app, 'platform', {
        values,
        environment: name,
        _loaded: loaded,
        _installs: installs,
      });
      environments.environments.push({ name: name ?? ONLY, app, installs, gitops: own.gitops, platform });
    }
    return environments;
  }

  private readonly environments: Environment[] = [];

  public constructor() {}

  /**
   * Adds an environment; returns its platform, to which parts are added as to a single one.
   *
   * @param name Name of the environment, and of its folder.
   * @param options the GitOps tool, and how charts are installed
   * @throws if the name is taken, or if both `gitOps` and `installWith` are given
   */
  public add(name: string, options: PlatformEnvironmentOptions = {}): SeldonPlatform {
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
      throw new InputError(
        `the name of an environment must consist of lower-case letters, digits and dashes, got ${JSON.stringify(name)}`,
      );
    }
    if (this.environments.some((environment) => environment.name === name)) {
      throw new InputError(`there is an environment ${JSON.stringify(name)} already`);
    }
    const gitops = options.gitOps?._values;
    if (gitops && options.installWith) {
      throw new InputError(
        `environment ${JSON.stringify(name)} has both 'gitOps' and 'installWith': leave 'installWith' out, ` +
          'the tool that carries the manifests installs the charts',
      );
    }
    const app = newApp();
    const installs = gitops && newInstalls();
    const platform = new SeldonPlatform(app, 'platform', {
      installWith: gitops ? installWith({ gitops }, name) : options.installWith,
      _installs: installs,
    });
    this.environments.push({ name, app, installs, gitops, platform });
    return platform;
  }

  /**
   * The platform of an environment. @throws if there is none
   * @param name name of the environment
   */
  public platform(name: string): SeldonPlatform {
    const found = this.environments.find((environment) => environment.name === name);
    if (!found) {
      throw new InputError(
        `no environment ${JSON.stringify(name)}: there are ` +
          `${this.environments.map((one) => one.name).join(', ') || 'none'}`,
      );
    }
    return found.platform;
  }

  /**
   * Validates all environments and writes their manifests: every file, or none.
   *
   * @param outdir The folder that they are written to.
   * @returns the paths written, relative to the folder
   * @throws if one of them is invalid, or if operators or objects of two of them conflict in one cluster
   */
  public write(outdir: string): string[] {
    const folders = this.environments.map(({ name, app, gitops, platform }) => ({
      name,
      values: { gitops },
      scope: app,
      operator: platform.operator,
    }));
    const operators = meetingOperators(folders);
    const meeting = operators.length > 0 ? operators : sharedObjects(folders);
    if (meeting.length > 0) {
      throw new InputError(meeting.map(({ message, remedy }) => `${message}: ${remedy}`).join('\n'));
    }
    const { entries, carried } = this.rendered();
    const beside = isCarried(carried) ? gitOpsFiles(carried) : [];
    return [...writeFileTree(outdir, [...entries, ...beside], { replace: true }).written];
  }

  /**
   * The commands to run by hand, in order, once the files are written: after a push, those that start Argo CD or Flux;
   * for environments without them, the commands that apply the files. Lines that begin with `#` describe steps that
   * cannot be printed as commands.
   *
   * @param outdir The folder that `write` writes to.
   */
  public applyCommands(outdir: string): string[] {
    const byHand = this.environments
      .filter(({ gitops }) => !gitops)
      .map(({ name, platform }) => ({ name, commands: platform.applyCommands(`${outdir}/${name}`) }))
      .flatMap(({ name, commands }) => (this.environments.length > 1 ? inClusterOf(name, commands) : commands));
    const carried = this.environments.map(({ name, gitops }) => ({ name, ...gitops, areas: new Set<Area>() }));
    return [...byHand, ...gitOpsCommands(carried, outdir)];
  }

  private rendered(): { entries: FileEntry[]; carried: GitOpsEnvironment[] } {
    const entries: FileEntry[] = [];
    const carried: GitOpsEnvironment[] = [];
    for (const { name, app, installs, gitops = {}, platform } of this.environments) {
      if (gitops.argocd) {
        SyncWave.assign(app);
      }
      if (gitops.flux) {
        FluxPrune.protect(app);
      }
      // A chart without objects gives an empty file, which kubectl rejects.
      const files = manifestFiles(app, ManifestLayout.FILE_PER_CHART).filter(({ empty }) => !empty);
      const { _script: script } = platform;
      if (script !== undefined) {
        entries.push({ path: `${name}/${INSTALL_SCRIPT}`, parts: () => [script] });
      }
      entries.push(...files.map((file) => ({ ...file, path: placeOf(name, file.path, gitops.flux !== undefined) })));
      carried.push({ name, ...gitops, installs, areas: new Set(files.map((file) => areaOf(file.path))) });
    }
    return { entries, carried };
  }
}

function isCarried(environments: readonly GitOpsEnvironment[]): boolean {
  return environments.some(({ argocd, flux }) => argocd ?? flux);
}

function newInstalls(): Chart {
  return new Chart(newApp(), 'installs');
}
