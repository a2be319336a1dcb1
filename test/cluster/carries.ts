import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ArgoCd } from './argo-cd';
import { ByHand } from './by-hand';
import { ALWAYS, BROUGHT_BY } from './charts';
import { Cluster } from './cluster';
import { type Engine, said, settle } from './engine';
import { putExpected } from './expected';
import { Flux } from './flux';
import { FORMS } from './forms';
import { Others } from './others';
import { type Platform, ProgramPlatform, RAISED, type Stage, ValuesPlatform } from './platforms';
import { Repository } from './repository';
import { PLATFORMS_OF, titleOf } from './rows';
import { writeRow } from './table';
import { entryOf, type JsonObject, type Manifest } from '../../src/private/json';

const REPOSITORY = 'https://git.example.com/ml/platform.git';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Who applies manifests: an engine, or a person with kubectl, whose charts a script or k3s installs if there are any.
 */
const ENGINES: Readonly<Record<string, (cluster: Cluster, repository: Repository, target: Cluster) => Engine>> = {
  argocd: (cluster, repository, target) => new ArgoCd(cluster, repository, target),
  flux: (cluster, repository, target) => new Flux(cluster, repository, target),
  kubectl: (cluster, repository) => new ByHand(cluster, repository, 'none'),
  script: (cluster, repository) => new ByHand(cluster, repository, 'script'),
  k3s: (cluster, repository) => new ByHand(cluster, repository, 'k3s'),
};

/** Whether an object is for the engine itself: it writes its state into it, or it is in the cluster of the engine. */
function isOfEngine({ apiVersion, metadata }: Manifest): boolean {
  return /argoproj\.io|toolkit\.fluxcd\.io|kustomize\.config/.test(apiVersion) || metadata.namespace === 'argocd';
}

/** The tests of all platforms carried in one way: a row of the table for each. */
export function carriesPlatforms(way: string): void {
  PLATFORMS_OF[way].forEach((name) => describe(titleOf({ way, name }), () => carries(way, name)));
}

function carries(way: string, name: string): void {
  const form = entryOf(FORMS, name);
  /** The cluster of the engine, and the one that the platform is for. */
  let home: Cluster;
  let cluster: Cluster;
  let others: Others;
  let engine: Engine;
  let repository: Repository;
  let platform: Platform;
  const row: Record<string, string> = {};

  beforeAll(async () => {
    writeRow(way, name, row);
    home = Cluster.start();
    cluster = form?.remote === true ? Cluster.start(1) : home;
    repository = new Repository(path.join(home.folder, 'git'));
    engine = ENGINES[way](home, repository, cluster);
    platform = await platformOf();
    const given = Object.entries(BROUGHT_BY).filter(([, chart]) => !platform.installs.includes(chart));
    cluster.installCrds(...ALWAYS, ...given.map(([crds]) => crds));
    engine.start();
    others = new Others(cluster);
  }, 900_000);

  afterAll(async () => {
    try {
      await engine?.stop();
      await others?.stop();
    } finally {
      [...new Set([cluster, home])].forEach((each) => {
        each?.keepLogs(process.env.CLUSTER_LOGS);
        each?.stop();
      });
    }
  });

  async function platformOf(): Promise<Platform> {
    const folder = path.join(home.folder, 'models');
    const values = engine.values(REPOSITORY);
    switch (name) {
      case 'init --typescript':
        return ProgramPlatform.ofInit(folder, way === 'flux' ? 'flux' : 'argocd');
      case 'init --values':
        return ValuesPlatform.ofInit(folder, values);
      default:
        return form === undefined ? ValuesPlatform.ofExample(name, values) : form.platform(values);
    }
  }

  /** Commits the manifests of a stage; returns the commands that are printed. */
  async function commit(stage: Stage): Promise<string[]> {
    let commands: string[] = [];
    await repository.commit(async (folder) => {
      commands = await platform.write(folder, stage);
    });
    return commands;
  }

  async function push(stage: Stage): Promise<void> {
    await engine.pushed(await commit(stage));
  }

  async function sync(step: string): Promise<void> {
    const outcomes = await settle(engine);
    row[step] = said(outcomes);
    process.stderr.write(`${way} ${name} ${step}: ${row[step]}\n`);
    expect(outcomes.filter(({ good }) => !good)).toEqual([]);
    const names = outcomes.map((outcome) => outcome.name);
    expect(names.sort()).toEqual(engine.carried(repository.objects()).sort());
  }

  const ownObjects = () => repository.objects().filter((object) => !isOfEngine(object));

  /**
   * All objects that come by Git, but for those of the engine, without who owns which field and what was applied last:
   * Argo CD sends the fields back that it is told to ignore, and owns them from then on.
   */
  async function contents(): Promise<JsonObject[]> {
    return Promise.all(
      ownObjects().map(async (object) => {
        const found = await cluster.read(object);
        const { managedFields: _, resourceVersion: __, annotations = {}, ...rest } = found.metadata as JsonObject;
        const { [LAST_APPLIED]: ___, ...kept } = annotations as JsonObject;
        return { ...found, metadata: { ...rest, annotations: kept }, status: null };
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
    const commands = await commit('as written');
    expect(commands).not.toEqual([]);
    await putExpected(cluster, ownObjects());
    await engine.begin(commands);
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
    expect(models()).toEqual([...before, platform.changes.model].sort());
    const raised = engine.charts().filter((chart) => chart.includes(RAISED));
    expect(raised).toHaveLength(Math.min(1, platform.installs.length));
  });

  cell('removal', 'what Git has no longer is pruned, but for definitions and namespaces', async () => {
    const before = models();
    const { model, modelStays, operator } = platform.changes;
    await push('as written');
    await sync('removal');
    const left = engine.prunes && !modelStays ? before.filter((one) => one !== model) : before;
    expect(models()).toEqual(left);
    expect(cluster.get('crd').map(nameOf)).toContain('seldondeployments.machinelearning.seldon.io');
    expect(cluster.get('namespace').map(nameOf)).toContain(model.split('/')[0]);
    if (ownObjects().some(({ kind }) => kind === 'CustomResourceDefinition')) {
      await push('without operator');
      await sync('removal');
      const managers = cluster.get('deployments', '-A').map(nameOf);
      expect(managers.includes(`${operator}/seldon-controller-manager`)).toBe(!engine.prunes);
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
