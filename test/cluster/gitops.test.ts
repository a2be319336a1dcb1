import * as fs from 'node:fs';
import * as path from 'node:path';
import { ArgoCd } from './argo-cd';
import { ALWAYS, BROUGHT_BY } from './charts';
import { Cluster } from './cluster';
import { type Engine, said, settle } from './engine';
import { putExpected } from './expected';
import { Flux } from './flux';
import { Others } from './others';
import { Repository } from './repository';
import { shell } from './shell';
import { writeRow } from './table';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { toYaml } from '../../src/yaml/write';
import { call } from '../helpers/io';

const EXAMPLES = path.join(__dirname, '../../examples');
const REPOSITORY = 'https://git.example.com/ml/platform.git';
const ENGINES = { argocd: ArgoCd, flux: Flux };
const PLATFORMS = [
  ...['air-gapped', 'ambassador-platform', 'day-two', 'iris', 'istio-platform', 'monitored-operator', 'openshift'],
  ...['private-models', 'production', 'init'],
].filter((example) => example === 'init' || fs.existsSync(path.join(EXAMPLES, example, 'platform.yaml')));

/** Kinds of the engines themselves: they write their state into them. */
const OF_ENGINES = /argoproj\.io|toolkit\.fluxcd\.io|kustomize\.config/;

const CASES = (['argocd', 'flux'] as const).flatMap((way) => PLATFORMS.map((example) => [way, example] as const));

describe.each(CASES)('%s carries %s', (way, example) => {
  let cluster: Cluster;
  let others: Others;
  let engine: Engine;
  let repository: Repository;
  let values: JsonObject;
  let installs: JsonObject;
  const row: Record<string, string> = {};

  beforeAll(async () => {
    cluster = Cluster.start();
    repository = new Repository(path.join(cluster.folder, 'git'));
    engine = new ENGINES[way](cluster, repository);
    values = await valuesOf();
    installs = (values.installs ?? {}) as JsonObject;
    const given = Object.entries(BROUGHT_BY).filter(([, chart]) => installs[chart] === undefined);
    cluster.installCrds(...ALWAYS, ...given.map(([name]) => name));
    engine.start();
    others = new Others(cluster);
  }, 300_000);

  afterAll(async () => {
    await engine?.stop();
    await others?.stop();
    cluster?.stop();
  });

  /** The values of an example, carried by the engine. */
  async function valuesOf(): Promise<JsonObject> {
    const root = example === 'init' ? path.join(cluster.folder, 'init') : path.join(EXAMPLES, example);
    if (example === 'init') {
      expect(await call(['init', root])).toMatchObject({ code: 0 });
    }
    const [{ value }] = readDocuments(fs.readFileSync(path.join(root, 'platform.yaml'), 'utf8'), 'platform.yaml');
    const { environments, installWith: _, ...common } = value as JsonObject;
    // Only the environment of the cluster that the engine runs in.
    const { dev } = (environments ?? {}) as JsonObject;
    const only: JsonObject = dev === undefined ? {} : { environments: { dev } };
    return { ...common, ...only, gitops: engine.gitops(REPOSITORY) };
  }

  /** Commits and pushes what values come to; returns the commands that are printed. */
  async function push(changed: JsonObject): Promise<string[]> {
    let printed = '';
    await repository.commit(async (folder) => {
      fs.writeFileSync(path.join(folder, 'platform.yaml'), toYaml(changed));
      const { code, stderr } = await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd: folder });
      expect({ code, errors: stderr.match(/^error.*/gm) }).toEqual({ code: 0, errors: null });
      printed = stderr;
    });
    await engine.pushed();
    const lines = printed.split('\n').map((line) => line.trim());
    return lines.filter((line) => line.startsWith('kubectl '));
  }

  async function sync(step: string): Promise<void> {
    const outcomes = await settle(engine);
    row[step] = said(outcomes);
    process.stderr.write(`${way} ${example} ${step}: ${row[step]}\n`);
    expect(outcomes.filter(({ good }) => !good)).toEqual([]);
    const carried = repository.objects().filter(({ kind }) => /^(Application|Kustomization|HelmRelease)$/.test(kind));
    const names = carried.filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config'));
    expect(outcomes.map(({ name }) => name).sort()).toEqual(names.map(({ metadata }) => metadata.name).sort());
  }

  const ownObjects = () => repository.objects().filter(({ apiVersion }) => !OF_ENGINES.test(apiVersion));

  /**
   * All objects that come by Git, but for those of the engine, without who owns which field: Argo CD sends the fields back
   * that it is told to ignore, and owns them from then on.
   */
  async function contents(): Promise<JsonObject[]> {
    return Promise.all(
      ownObjects().map(async ({ apiVersion, kind, metadata }) => {
        const { namespace, name } = metadata as Record<string, string | undefined>;
        const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
        const at = namespace === undefined ? [] : ['-n', namespace];
        const type = group === '' ? kind : `${kind}.${group}`;
        const [found] = cluster.get(type, String(name), ...at);
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
        const [why] = String(error instanceof Error ? error.message : error).split('\n');
        row[step] = `FAILED: ${row[step] ?? ''} ${why}`;
        throw error;
      } finally {
        writeRow(way, example, row);
      }
    });
  }

  const models = () => cluster.get('sdep', '-A').map(nameOf).sort();

  cell('first sync', 'the first sync, by the printed commands alone, ends with everything healthy', async () => {
    const commands = await push(values);
    await putExpected(cluster, ownObjects());
    for (const command of commands) {
      expect(await shell(cluster, command, repository.head)).toMatchObject({ code: 0, stderr: '' });
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
    const [chart] = Object.keys(installs).filter((name) => name !== 'others');
    const raised: JsonObject =
      chart === undefined
        ? {}
        : { installs: { ...installs, [chart]: { ...(installs[chart] as JsonObject), version: '99.0.0' } } };
    const more = { namespace: 'more', server: 'SKLEARN', uri: 'gs://seldon-models/v1.16.0-dev/sklearn/iris' };
    await push({ ...values, ...raised, models: { ...(values.models as JsonObject), more } });
    await sync('update');
    expect(models()).toEqual([...before, 'more/more'].sort());
    const kind = way === 'argocd' ? 'applications.argoproj.io' : 'helmreleases';
    const specs = cluster.get(kind, '-A').map(({ spec }) => JSON.stringify(spec));
    expect(specs.filter((spec) => spec.includes('99.0.0'))).toHaveLength(chart === undefined ? 0 : 1);
  });

  cell('removal', 'what Git has no longer is pruned, but for definitions and namespaces', async () => {
    const before = models();
    await push(values);
    await sync('removal');
    const left = before.filter((name) => name !== 'more/more');
    expect(models()).toEqual(left);
    expect(cluster.get('crd').map(nameOf)).toContain('seldondeployments.machinelearning.seldon.io');
    expect(cluster.get('namespace').map(nameOf)).toContain('more');
    if (ownObjects().some(({ kind }) => kind === 'CustomResourceDefinition')) {
      await push({ ...values, operator: { ...(values.operator as JsonObject), enabled: false } });
      await sync('removal');
      expect(cluster.get('deployments', '-A').map(nameOf)).not.toContain('seldon-system/seldon-controller-manager');
      expect(cluster.get('crd').map(nameOf)).toContain('seldondeployments.machinelearning.seldon.io');
      expect(models()).toEqual(left);
    }
  });
});

function nameOf({ metadata: { namespace, name } }: Manifest): string {
  return namespace === undefined ? String(name) : `${String(namespace)}/${String(name)}`;
}
