import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as http from 'node:http';
import { type AddressInfo } from 'node:net';
import * as path from 'node:path';
import { type Cluster, sleep } from './cluster';
import { carriedNames, type Engine, type Outcome } from './engine';
import { FluxReleases } from './flux-releases';
import { Program } from './program';
import { type Repository } from './repository';
import { runAll } from './shell';
import { type JsonObject, type Manifest } from '../../src/private/json';

const KUSTOMIZATIONS = 'apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations';
const REQUESTED = 'reconcile.fluxcd.io/requestedAt';
const SOURCES = 'apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system';

/**
 * Flux's kustomize-controller. Its source-controller is played, by archives of the repository, and its helm-controller,
 * by what charts bring.
 */
export class Flux implements Engine {
  public readonly prunes = true;
  private program?: Program;
  private server?: http.Server;
  private working = true;
  private done?: Promise<void>;
  private readonly releases: FluxReleases;

  public constructor(
    private readonly cluster: Cluster,
    private readonly repository: Repository,
    private readonly target = cluster,
  ) {
    this.releases = new FluxReleases(cluster, target);
  }

  public values(repository: string): JsonObject {
    const remote: JsonObject = this.target === this.cluster ? {} : { kubeConfigSecret: 'added' };
    return { gitops: { flux: { repository, ...remote } } };
  }

  public begin(commands: readonly string[]): Promise<void> {
    const done = commands.map((line) =>
      line.replace(/^# (kubectl create secret .*)CONTEXT/, `$1${this.target.context}`),
    );
    const both = [this.cluster, this.target].map(({ folder }) => path.join(folder, 'admin.kubeconfig'));
    return runAll(this.cluster, done, this.repository.head, { KUBECONFIG: both.join(':') });
  }

  public carried(objects: readonly Manifest[]): string[] {
    return carriedNames(objects);
  }

  public charts(): string[] {
    return this.cluster.get('helmreleases', '-A').map(({ spec }) => JSON.stringify(spec));
  }

  public start(): void {
    this.cluster.installCrds('flux');
    this.cluster.run(['create', 'namespace', 'flux-system']);
    this.server = http
      .createServer((request, response) =>
        response.end(fs.readFileSync(this.archive(path.basename(String(request.url))))),
      )
      .listen(0, '127.0.0.1');
    this.program = new Program(
      this.cluster,
      'kustomize-controller',
      ['--metrics-addr=127.0.0.1:0', '--health-addr=127.0.0.1:0', '--requeue-dependency=2s', '--watch-all-namespaces'],
      { RUNTIME_NAMESPACE: 'flux-system', TMPDIR: this.cluster.folder },
    );
    this.done = this.work();
    this.done.catch(() => undefined);
  }

  /** The source-controller looks at the repository all the time. */
  public pushed(): Promise<void> {
    return Promise.resolve();
  }

  public async again(): Promise<void> {
    // As the command line of Flux does it; what kubectl's field managers write is removed again.
    const words = ['annotate', '--overwrite', '--field-manager=flux', 'kustomizations', '-n', 'flux-system', '--all'];
    this.cluster.run([...words, `${REQUESTED}=${new Date().toISOString()}`]);
  }

  public async outcomes(): Promise<Outcome[]> {
    const { body } = await this.cluster.request('GET', KUSTOMIZATIONS);
    const kustomizations = ((body.items ?? []) as JsonObject[]).map((one) => this.outcome(one));
    return [...kustomizations, ...(await this.releases.outcomes())];
  }

  public async stop(): Promise<void> {
    this.working = false;
    await this.done;
    await this.program?.stop();
    this.server?.close();
  }

  private outcome({ metadata, status = {} }: JsonObject): Outcome {
    const { name, generation, annotations = {} } = metadata as JsonObject;
    const { conditions = [], lastAppliedRevision, observedGeneration, lastHandledReconcileAt } = status as JsonObject;
    const ready = (conditions as JsonObject[]).find(({ type }) => type === 'Ready') ?? {};
    const current =
      lastAppliedRevision === this.revision() &&
      observedGeneration === generation &&
      lastHandledReconcileAt === (annotations as JsonObject)[REQUESTED];
    return {
      name: String(name),
      state: ready.status === 'True' ? 'Ready' : 'not ready',
      good: ready.status === 'True' && current,
      message: String(ready.message ?? ''),
      retries: 0,
    };
  }

  private async work(): Promise<void> {
    while (this.working) {
      await this.serve('gitrepositories', () => this.artifact());
      await this.serve('helmrepositories', () => undefined);
      await this.releases.work();
      await sleep(300);
    }
  }

  /** Says of sources what the source-controller says when it has read them. */
  private async serve(plural: string, artifactOf: () => JsonObject | undefined): Promise<void> {
    const { body } = await this.cluster.request('GET', `${SOURCES}/${plural}`);
    for (const source of (body.items ?? []) as JsonObject[]) {
      const { name, generation } = source.metadata as JsonObject;
      const artifact = artifactOf();
      const before = (source.status ?? {}) as JsonObject;
      const same = ((before.artifact ?? {}) as JsonObject).revision === artifact?.revision;
      if (!same || before.observedGeneration !== generation) {
        const lastTransitionTime = new Date().toISOString().replace(/\.\d+/, '');
        const ready = { type: 'Ready', status: 'True', reason: 'Succeeded', message: 'stored', lastTransitionTime };
        const status = { observedGeneration: generation, conditions: [ready], ...(artifact ? { artifact } : {}) };
        await this.cluster.request('PUT', `${SOURCES}/${plural}/${String(name)}/status`, {
          ...source,
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          kind: plural === 'gitrepositories' ? 'GitRepository' : 'HelmRepository',
          status,
        });
      }
    }
  }

  private artifact(): JsonObject {
    const { revision } = this.repository;
    const archive = fs.readFileSync(this.archive(`${revision}.tar.gz`));
    const { port } = this.server!.address() as AddressInfo;
    return {
      path: `${revision}.tar.gz`,
      url: `http://127.0.0.1:${port}/${revision}.tar.gz`,
      revision: this.revision(),
      digest: `sha256:${createHash('sha256').update(archive).digest('hex')}`,
      lastUpdateTime: new Date().toISOString().replace(/\.\d+/, ''),
      size: archive.length,
    };
  }

  private revision(): string {
    return `main@sha1:${createHash('sha1').update(this.repository.revision).digest('hex')}`;
  }

  private archive(name: string): string {
    const file = path.join(this.cluster.folder, name);
    if (!fs.existsSync(file)) {
      const folder = path.join(path.dirname(this.repository.head), name.replace('.tar.gz', ''));
      execFileSync('tar', ['czf', `${file}.new`, '-C', folder, '.']);
      fs.renameSync(`${file}.new`, file);
    }
    return file;
  }
}
