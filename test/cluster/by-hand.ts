import * as fs from 'node:fs';
import * as path from 'node:path';
import { installChart } from './charts';
import { BIN, type Cluster, sleep } from './cluster';
import { type Engine, type Outcome } from './engine';
import { outdatedHelmCharts, playHelmCharts } from './helm-charts';
import { type Repository } from './repository';
import { runAll } from './shell';
import { type JsonObject, type Manifest } from '../../src/private/json';

const MODELS = 'apis/machinelearning.seldon.io/v1/seldondeployments';

/** What installs charts where a person applies the manifests. */
export type ChartForm = 'none' | 'script' | 'k3s';

/**
 * A person who runs the commands that are printed, with kubectl, after each commit. Charts are installed by Helm from a
 * script, or by k3s; both are played, by what charts bring.
 */
export class ByHand implements Engine {
  public readonly prunes = false;
  private working = true;
  private done?: Promise<void>;
  private commands: readonly string[] = [];
  private readonly requests: string;
  private readonly env: Readonly<Record<string, string>>;

  public constructor(
    private readonly cluster: Cluster,
    private readonly repository: Repository,
    private readonly form: ChartForm,
  ) {
    this.requests = path.join(cluster.folder, 'helm-requests');
    const programs = path.join(cluster.folder, 'programs');
    fs.mkdirSync(programs);
    fs.symlinkSync(path.join(__dirname, 'helm.sh'), path.join(programs, 'helm'));
    this.env = { HELM_REQUESTS: this.requests, PATH: `${programs}:${BIN}:${process.env.PATH}` };
  }

  public values(): JsonObject {
    return this.form === 'none' ? {} : { installWith: this.form };
  }

  public start(): void {
    fs.mkdirSync(this.requests);
    if (this.form === 'k3s') {
      this.cluster.installCrds('k3s');
    }
    this.done = this.work();
    this.done.catch(() => undefined);
  }

  public begin(commands: readonly string[]): Promise<void> {
    return this.pushed(commands);
  }

  /** Runs the commands of the newest commit. After them, k3s has installed the charts as they are now. */
  public async pushed(commands: readonly string[]): Promise<void> {
    this.commands = commands;
    await runAll(this.cluster, commands, this.repository.head, this.env);
    if (this.form === 'k3s') {
      expect(await outdatedHelmCharts(this.cluster)).toEqual([]);
    }
  }

  public again(): Promise<void> {
    return this.pushed(this.commands);
  }

  public async outcomes(): Promise<Outcome[]> {
    const { body } = await this.cluster.request('GET', MODELS);
    return ((body.items ?? []) as JsonObject[]).map(({ metadata, status }) => {
      const { state = 'none', description = '' } = (status ?? {}) as JsonObject;
      const { name, namespace } = metadata as JsonObject;
      return {
        name: `${String(namespace)}/${String(name)}`,
        good: state === 'Available',
        state: String(state),
        message: String(description),
        retries: 0,
      };
    });
  }

  /** Models: those that Git no longer has remain. */
  public carried(objects: readonly Manifest[]): string[] {
    const models = objects.filter(({ kind }) => kind === 'SeldonDeployment');
    const written = models.map(({ metadata }) => `${String(metadata.namespace)}/${String(metadata.name)}`);
    const left = this.cluster.kubectl(['get', 'sdep', '-n', 'more', '-o', 'name']).stdout.includes('/more');
    return left ? [...new Set([...written, 'more/more'])] : written;
  }

  public charts(): string[] {
    return this.cluster.get('deployments', '-A', '-l', 'played=chart').map((object) => JSON.stringify(object));
  }

  public async stop(): Promise<void> {
    this.working = false;
    await this.done;
  }

  private async work(): Promise<void> {
    while (this.working) {
      for (const request of fs.readdirSync(this.requests).filter((name) => !name.endsWith('.new'))) {
        const file = path.join(this.requests, request);
        const [, , , chart, ...flags] = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
        const flag = (name: string) => flags[flags.indexOf(name) + 1];
        const [name] = chart.split('/').reverse();
        installChart(this.cluster, { chart: name, version: flag('--version'), namespace: flag('--namespace') });
        fs.rmSync(file);
      }
      if (this.form === 'k3s') {
        await playHelmCharts(this.cluster);
      }
      await sleep(300);
    }
  }
}
