import { installChart } from './charts';
import { type Cluster, sleep } from './cluster';
import { type JsonObject } from '../../src/private/json';

const CHARTS = 'apis/helm.cattle.io/v1/namespaces/kube-system/helmcharts';
const JOBS = 'apis/batch/v1/namespaces/kube-system/jobs';

/** How long k3s takes to notice a change, and to create a Job after it has deleted one. */
const LATER = 1000;

/**
 * Plays k3s' helm-controller: each HelmChart has a Job, which is complete when the chart is there. When the chart has
 * changed, the Job is deleted some time later, and one more moment later there is another; one that is deleted comes
 * again.
 */
export async function playHelmCharts(cluster: Cluster): Promise<void> {
  for (const { metadata, spec } of await outdatedHelmCharts(cluster)) {
    const { name, generation } = metadata as JsonObject;
    const job = `helm-install-${String(name)}`;
    await sleep(LATER);
    cluster.kubectl(['delete', 'job', job, '-n', 'kube-system', '--ignore-not-found']);
    await sleep(LATER);
    const { chart, version, targetNamespace } = spec as Record<string, string>;
    const [named] = chart.split('/').reverse();
    installChart(cluster, { chart: named, version, namespace: targetNamespace });
    await completeJob(cluster, job, { 'helmcharts.helm.cattle.io/chart': name, generation: String(generation) });
  }
}

/** The HelmCharts whose Job is missing, or is for what they were before a change. */
export async function outdatedHelmCharts(cluster: Cluster): Promise<JsonObject[]> {
  const [charts, jobs] = await Promise.all([CHARTS, JOBS].map((at) => cluster.request('GET', at)));
  const installed = ((jobs.body.items ?? []) as JsonObject[]).map(({ metadata }) => {
    const { name, labels = {} } = metadata as { name: string; labels?: JsonObject };
    return `${name} ${String(labels.generation)}`;
  });
  return ((charts.body.items ?? []) as JsonObject[]).filter(({ metadata }) => {
    const { name, generation } = metadata as JsonObject;
    return !installed.includes(`helm-install-${String(name)} ${String(generation)}`);
  });
}

/** A Job that has done its work. */
export async function completeJob(cluster: Cluster, name: string, labels: JsonObject = {}): Promise<void> {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'helm', image: 'helm' }] } };
  const metadata = { name, namespace: 'kube-system', labels };
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template } };
  const { body } = await cluster.request('POST', JOBS, job);
  const now = new Date().toISOString();
  const conditions = ['SuccessCriteriaMet', 'Complete'].map((type) => ({
    type,
    status: 'True',
    lastTransitionTime: now,
    lastProbeTime: now,
  }));
  const status = { succeeded: 1, startTime: now, completionTime: now, conditions };
  const { code, body: answer } = await cluster.request('PUT', `${JOBS}/${name}/status`, { ...body, status });
  if (code !== 200) {
    throw new Error(String(answer.message));
  }
}
