import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ArgoCd } from './argo-cd';
import { ALWAYS, BROUGHT_BY } from './charts';
import { Cluster } from './cluster';
import { type Engine, said, settle } from './engine';
import { putExpected } from './expected';
import { Flux } from './flux';
import { Others } from './others';
import { examplePlatforms, type Platform, ProgramPlatform, RAISED, type Stage, ValuesPlatform } from './platforms';
import { Repository } from './repository';
import { shell } from './shell';
import { writeRow } from './table';
import { type JsonObject, type Manifest } from '../../src/private/json';

const REPOSITORY = 'https://git.example.com/ml/platform.git';
const ENGINES = { argocd: ArgoCd, flux: Flux };

/** What `init` makes, and the examples. */
const PLATFORMS = ['init --values', 'init --typescript', ...examplePlatforms()];

/** Kinds of the engines themselves: they write their state into them. */
const OF_ENGINES = /argoproj\.io|toolkit\.fluxcd\.io|kustomize\.config/;

/** The tests of all platforms under one engine: a row of the table for each. */
export function carriesPlatforms(way: keyof typeof ENGINES): void {
  describe.each(PLATFORMS)(`${way} carries %s`, (name) => carries(way, name));
}

function carries(way: keyof typeof ENGINES, name: string): void {
  let cluster: Cluster;
  let others: Others;
  let engine: Engine;
  let repository: Repository;
  let platform: Platform;
  const row: Record<string, string> = {};

  beforeAll(async () => {
    cluster = Cluster.start();
    repository = new Repository(path.join(cluster.folder, 'git'));
    engine = new ENGINES[way](cluster, repository);
    platform = await platformOf();
    const given = Object.entries(BROUGHT_BY).filter(([, chart]) => !platform.installs.includes(chart));
    cluster.installCrds(...ALWAYS, ...given.map(([crds]) => crds));
    engine.start();
    others = new Others(cluster);
  }, 300_000);

  afterAll(async () => {
    await engine?.stop();
    await others?.stop();
    cluster?.stop();
  });

  async function platformOf(): Promise<Platform> {
    const folder = path.join(cluster.folder, 'models');
    if (name === 'init --typescript') {
      return ProgramPlatform.ofInit(folder, way);
    }
    const gitops = engine.gitops(REPOSITORY);
    return name === 'init --values' ? ValuesPlatform.ofInit(folder, gitops) : ValuesPlatform.ofExample(name, gitops);
  }

  /** Commits and pushes the manifests of a stage; returns the commands that are printed. */
  async function push(stage: Stage): Promise<string[]> {
    let commands: string[] = [];
    await repository.commit(async (folder) => {
      commands = await platform.write(folder, stage);
    });
    await engine.pushed();
    return commands;
  }

  async function sync(step: string): Promise<void> {
    const outcomes = await settle(engine);
    row[step] = said(outcomes);
    process.stderr.write(`${way} ${name} ${step}: ${row[step]}\n`);
    expect(outcomes.filter(({ good }) => !good)).toEqual([]);
    const carried = repository.objects().filter(({ kind }) => /^(Application|Kustomization|HelmRelease)$/.test(kind));
    const names = carried.filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config'));
    expect(outcomes.map((outcome) => outcome.name).sort()).toEqual(names.map(({ metadata }) => metadata.name).sort());
  }

  const ownObjects = () => repository.objects().filter(({ apiVersion }) => !OF_ENGINES.test(apiVersion));

  /**
   * All objects that come by Git, but for those of the engine, without who owns which field: Argo CD sends the fields
   * back that it is told to ignore, and owns them from then on.
   */
  async function contents(): Promise<JsonObject[]> {
    return Promise.all(
      ownObjects().map(async ({ apiVersion, kind, metadata }) => {
        const { namespace, name: named } = metadata as Record<string, string | undefined>;
        const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
        const at = namespace === undefined ? [] : ['-n', namespace];
        const type = group === '' ? kind : `${kind}.${group}`;
        const [found] = cluster.get(type, String(named), ...at);
        const { managedFields: _, resourceVersion: __, ...rest } = found.metadata as JsonObject;
        return { ...found, metadata: rest, status: null };
      }),
    );
  }

  /** A test that fills a cell of the row, with what is wrong where it fails. */
  function cell(step: string, title: string, check: () => Promise<void>): void {
    test(title, async () => {
      try {
        await check();
      } catch (error) {
        row[step] = `FAILED: ${row[step] ?? ''} ${inShort(error)}`;
        throw error;
      } finally {
        writeRow(way, name, row);
      }
    });
  }

  const models = () => cluster.get('sdep', '-A').map(nameOf).sort();

  cell('first sync', 'the first sync, by the printed commands alone, ends with everything healthy', async () => {
    const commands = await push('as written');
    expect(commands).not.toEqual([]);
    await putExpected(cluster, ownObjects());
    for (const command of commands) {
      const { code, stderr } = await shell(cluster, command, repository.head);
      expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
    }
    await sync('first sync');
    expect(models()).toEqual(
      ownObjects()
        .filter(({ kind }) => kind === 'SeldonDeployment')
        .map(nameOf)
        .sort(),
    );
  });

  cell('second sync without change', 'a second one changes nothing', async () => {
    const before = await contents();
    await engine.again();
    await sync('second sync without change');
    expect(await contents()).toEqual(before);
  });

  cell('update', 'one more model, and another version of a chart, reach the cluster', async () => {
    const before = models();
    await push('one more');
    await sync('update');
    expect(models()).toEqual([...before, 'more/more'].sort());
    const kind = way === 'argocd' ? 'applications.argoproj.io' : 'helmreleases';
    const specs = cluster.get(kind, '-A').map(({ spec }) => JSON.stringify(spec));
    expect(specs.filter((spec) => spec.includes(RAISED))).toHaveLength(Math.min(1, platform.installs.length));
  });

  cell('removal', 'what Git has no longer is pruned, but for definitions and namespaces', async () => {
    const before = models();
    await push('as written');
    await sync('removal');
    const left = before.filter((model) => model !== 'more/more');
    expect(models()).toEqual(left);
    expect(cluster.get('crd').map(nameOf)).toContain('seldondeployments.machinelearning.seldon.io');
    expect(cluster.get('namespace').map(nameOf)).toContain('more');
    if (ownObjects().some(({ kind }) => kind === 'CustomResourceDefinition')) {
      await push('without operator');
      await sync('removal');
      expect(cluster.get('deployments', '-A').map(nameOf)).not.toContain('seldon-system/seldon-controller-manager');
      expect(cluster.get('crd').map(nameOf)).toContain('seldondeployments.machinelearning.seldon.io');
      expect(models()).toEqual(left);
    }
  });
}

/** An error in one line: its first one, and what differs. */
function inShort(error: unknown): string {
  const lines = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).split('\n');
  return lines
    .filter((line, index) => index === 0 || /^[-+] {2}/.test(line))
    .join(' ')
    .slice(0, 400);
}

function nameOf({ metadata: { namespace, name } }: Manifest): string {
  return namespace === undefined ? String(name) : `${String(namespace)}/${String(name)}`;
}
