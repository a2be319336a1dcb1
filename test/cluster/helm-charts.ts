import { installChart } from './charts';
import { type Cluster } from './cluster';
import { type JsonObject } from '../../src/private/json';

const CHARTS = 'apis/helm.cattle.io/v1/namespaces/kube-system/helmcharts';
const JOBS = 'apis/batch/v1/namespaces/kube-system/jobs';

/**
 * Plays k3s' helm-controller: each HelmChart gets a Job, which is complete when the chart is there; a new version gets
 * a new one.
 */
export async function playHelmCharts(cluster: Cluster): Promise<void> {
  const { body } = await cluster.request('GET', CHARTS);
  for (const { metadata, spec } of (body.items ?? []) as JsonObject[]) {
    const { name, generation } = metadata as JsonObject;
    const job = `helm-install-${String(name)}`;
    const { body: found } = await cluster.request('GET', `${JOBS}/${job}`);
    const { labels = {} } = (found.metadata ?? {}) as { labels?: JsonObject };
    if (labels.generation !== String(generation)) {
      cluster.kubectl(['delete', 'job', job, '-n', 'kube-system', '--ignore-not-found']);
      const { chart, version, targetNamespace } = spec as Record<string, string>;
      const [named] = chart.split('/').reverse();
      installChart(cluster, { chart: named, version, namespace: targetNamespace });
      await completeJob(cluster, job, { generation: String(generation) });
    }
  }
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
