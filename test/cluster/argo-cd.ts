import * as fs from 'node:fs';
import * as path from 'node:path';
import { BIN, type Cluster } from './cluster';
import { carriedNames, type Engine, type Outcome } from './engine';
import { Program } from './program';
import { type Repository } from './repository';
import { runAll } from './shell';
import { type JsonObject, type Manifest } from '../../src/private/json';

const APPLICATIONS = 'apis/argoproj.io/v1alpha1/namespaces/argocd/applications';

/** What the manifests and the server of Argo CD put into a cluster before any Application. */
const INSTALLED = `
apiVersion: v1
kind: Namespace
metadata: { name: argocd }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm, namespace: argocd, labels: { app.kubernetes.io/name: argocd-cm, app.kubernetes.io/part-of: argocd } }
---
apiVersion: v1
kind: Secret
metadata: { name: argocd-secret, namespace: argocd, labels: { app.kubernetes.io/name: argocd-secret, app.kubernetes.io/part-of: argocd } }
stringData: { server.secretkey: c2VjcmV0 }
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: default, namespace: argocd }
spec:
  sourceRepos: ['*']
  destinations: [{ namespace: '*', server: '*' }]
  clusterResourceWhitelist: [{ group: '*', kind: '*' }]
`;

/** Argo CD's controllers of Applications and ApplicationSets. */
export class ArgoCd implements Engine {
  public readonly prunes = true;
  private program?: Program;

  public constructor(
    private readonly cluster: Cluster,
    private readonly repository: Repository,
    private readonly target = cluster,
  ) {}

  public values(repository: string): JsonObject {
    const { server } = this.target;
    return { gitops: { argocd: { repository, ...(this.target === this.cluster ? {} : { server }) } } };
  }

  public async begin(commands: readonly string[]): Promise<void> {
    if (commands.some((line) => line.startsWith('# argocd cluster add ') && line.includes(this.target.server))) {
      this.cluster.run(['apply', '-f', '-'], JSON.stringify(this.addedCluster()));
    }
    await runAll(this.cluster, commands, this.repository.head);
  }

  public carried(objects: readonly Manifest[]): string[] {
    return carriedNames(objects);
  }

  public charts(): string[] {
    return this.cluster.get('applications.argoproj.io', '-A').map(({ spec }) => JSON.stringify(spec));
  }

  public start(): void {
    this.cluster.installCrds('argo-cd');
    this.cluster.run(['apply', '-f', '-'], INSTALLED);
    const args = ['-kubeconfig', path.join(this.cluster.folder, 'admin.kubeconfig')];
    this.program = new Program(this.cluster, 'argocd', [
      ...args,
      ...['-repository', this.repository.head, '-crds', path.join(BIN, 'crds')],
    ]);
  }

  public pushed(): Promise<void> {
    const words = ['annotate', '--overwrite', 'applications', '-n', 'argocd', '--all'];
    this.cluster.run([...words, 'argocd.argoproj.io/refresh=normal']);
    return Promise.resolve();
  }

  public async again(): Promise<void> {
    for (const { metadata, spec } of await this.applications()) {
      const { syncOptions } = (spec as JsonObject).syncPolicy as JsonObject;
      const operation = { initiatedBy: { username: 'admin' }, sync: { prune: true, syncOptions } };
      await this.cluster.request('PATCH', `${APPLICATIONS}/${String((metadata as JsonObject).name)}`, { operation });
    }
  }

  public async outcomes(): Promise<Outcome[]> {
    return (await this.applications()).map((application) => this.outcome(application));
  }

  public async stop(): Promise<void> {
    await this.program?.stop();
  }

  /** What `argocd cluster add` leaves. */
  private addedCluster(): JsonObject {
    const data = (file: string) => fs.readFileSync(path.join(this.target.folder, file)).toString('base64');
    const tlsClientConfig = { caData: data('ca.crt'), certData: data('admin.crt'), keyData: data('admin.key') };
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'cluster-added',
        namespace: 'argocd',
        labels: { 'argocd.argoproj.io/secret-type': 'cluster' },
      },
      stringData: { name: 'added', server: this.target.server, config: JSON.stringify({ tlsClientConfig }) },
    };
  }

  private outcome({ metadata, spec, status = {}, operation }: JsonObject): Outcome {
    const { name } = metadata as JsonObject;
    const { sync = {}, health = {}, operationState = {}, conditions = [], resources = [] } = status as JsonObject;
    const { phase = 'Succeeded', message = '', retryCount = 0, syncResult = {} } = operationState as JsonObject;
    const state = [(sync as JsonObject).status, (health as JsonObject).status].map(String).join(', ');
    const { chart } = (spec as JsonObject).source as JsonObject;
    const current = chart !== undefined || (sync as JsonObject).revision === this.repository.revision;
    const different = (resources as JsonObject[])
      .filter((one) => one.status === 'OutOfSync')
      .map((one) => `${String(one.kind)} ${String(one.name)} is out of sync`);
    const failed = (((syncResult as JsonObject).resources ?? []) as JsonObject[])
      .filter((one) => one.status === 'SyncFailed')
      .map((one) => `${String(one.kind)} ${String(one.name)}: ${String(one.message)}`);
    return {
      name: String(name),
      state,
      good: state === 'Synced, Healthy' && phase === 'Succeeded' && operation === undefined && current,
      message: [
        `${String(phase)} ${String(message)}`,
        ...failed,
        ...different,
        ...(conditions as JsonObject[]).map((one) => String(one.message)),
      ].join('; '),
      retries: Number(retryCount),
    };
  }

  private async applications(): Promise<JsonObject[]> {
    const { body } = await this.cluster.request('GET', APPLICATIONS);
    return (body.items ?? []) as JsonObject[];
  }
}
