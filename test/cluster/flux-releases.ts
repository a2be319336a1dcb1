import { CHART_CRDS } from './charts';
import { type Cluster } from './cluster';
import { type Outcome } from './engine';
import { type JsonObject } from '../../src/private/json';

const RELEASES = 'apis/helm.toolkit.fluxcd.io/v2/namespaces/flux-system/helmreleases';

/**
 * Plays helm-controller: a release waits for those that it depends on, brings its CRDs, and some time later it runs.
 */
export class FluxReleases {
  private readonly begun = new Map<string, number>();

  public constructor(
    private readonly cluster: Cluster,
    /** The cluster behind the kubeconfig that a release names. */
    private readonly remote = cluster,
    private readonly installTime = 2000,
  ) {}

  public async work(): Promise<void> {
    const releases = await this.list();
    for (const release of releases.filter((one) => !isReady(one))) {
      const { name, generation } = release.metadata as JsonObject;
      const { dependsOn = [], chart } = release.spec as JsonObject;
      const needed = (dependsOn as JsonObject[]).map((dependency) => dependency.name);
      const ready = releases.filter(isReady).map(({ metadata }) => (metadata as JsonObject).name);
      const key = `${String(name)} ${String(generation)}`;
      if (!needed.every((one) => ready.includes(one))) {
        continue;
      }
      if (!this.begun.has(key)) {
        this.begun.set(key, Date.now());
      } else if (Date.now() - this.begun.get(key)! > this.installTime) {
        await this.install(release, String((((chart as JsonObject).spec ?? {}) as JsonObject).chart));
      }
    }
  }

  public async outcomes(): Promise<Outcome[]> {
    return (await this.list()).map((release) => ({
      name: String((release.metadata as JsonObject).name),
      state: isReady(release) ? 'Ready' : 'not ready',
      good: isReady(release),
      message: '',
      retries: 0,
    }));
  }

  private async install(release: JsonObject, chart: string): Promise<void> {
    const crds = CHART_CRDS[chart];
    if (crds !== undefined) {
      const { kubeConfig } = release.spec as JsonObject;
      (kubeConfig === undefined ? this.cluster : this.remote).installCrds(crds);
    }
    const { name, generation } = release.metadata as JsonObject;
    const lastTransitionTime = new Date().toISOString().replace(/\.\d+/, '');
    const ready = {
      type: 'Ready',
      status: 'True',
      reason: 'InstallSucceeded',
      message: 'installed',
      lastTransitionTime,
    };
    await this.cluster.request('PUT', `${RELEASES}/${String(name)}/status`, {
      ...release,
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      status: { observedGeneration: generation, conditions: [ready] },
    });
  }

  private async list(): Promise<JsonObject[]> {
    const { body } = await this.cluster.request('GET', RELEASES);
    return (body.items ?? []) as JsonObject[];
  }
}

function isReady({ metadata, status = {} }: JsonObject): boolean {
  const { observedGeneration, conditions = [] } = status as JsonObject;
  const ready = (conditions as JsonObject[]).some(({ type, status: is }) => type === 'Ready' && is === 'True');
  return ready && observedGeneration === (metadata as JsonObject).generation;
}
