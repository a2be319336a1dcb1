import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Cluster, sleep } from './cluster';
import { rollOut } from './created';
import { Operator } from './operator';
import { type JsonObject } from '../../src/private/json';

const CLI = path.join(__dirname, '../../bin/cdk8s-seldon.js');
const WEBHOOK_SECRET = 'seldon-webhook-server-cert';

/** Does what cert-manager, nodes and k3s do in a whole cluster, as soon as somebody asks for it. */
export class Others {
  public operator?: Operator;
  private working = true;
  private readonly done: Promise<void>;

  public constructor(private readonly cluster: Cluster) {
    this.done = this.work();
    this.done.catch(() => undefined);
  }

  public async stop(): Promise<void> {
    this.working = false;
    await this.done;
    await this.operator?.stop();
  }

  /** Jobs in which k3s would install charts, all complete. */
  public async installCharts(...names: string[]): Promise<void> {
    for (const name of names) {
      const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'helm', image: 'helm' }] } };
      const job = {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: `helm-install-${name}`, namespace: 'kube-system' },
        spec: { template },
      };
      const { body } = await this.cluster.request('POST', 'apis/batch/v1/namespaces/kube-system/jobs', job);
      const now = new Date().toISOString();
      const conditions = ['SuccessCriteriaMet', 'Complete'].map((type) => ({
        type,
        status: 'True',
        lastTransitionTime: now,
        lastProbeTime: now,
      }));
      const { code, body: answer } = await this.cluster.request(
        'PUT',
        `apis/batch/v1/namespaces/kube-system/jobs/helm-install-${name}/status`,
        { ...body, status: { succeeded: 1, startTime: now, completionTime: now, conditions } },
      );
      if (code !== 200) {
        throw new Error(String(answer.message));
      }
    }
  }

  private async work(): Promise<void> {
    while (this.working) {
      const managers = await this.list('apis/apps/v1/deployments', ({ name }) => name === 'seldon-controller-manager');
      for (const { namespace } of managers) {
        if (this.operator === undefined && (await this.certified(String(namespace)))) {
          this.operator = await Operator.start(this.cluster, String(namespace));
        }
      }
      if (managers.length === 0 || this.operator !== undefined) {
        await rollOut(this.cluster);
      }
      await sleep(300);
    }
  }

  /** Whether the webhook's certificate is there; issues it where a Certificate asks for it. */
  private async certified(namespace: string): Promise<boolean> {
    const secrets = await this.list('api/v1/secrets', ({ name }) => name === WEBHOOK_SECRET);
    const asked = await this.list(
      'apis/cert-manager.io/v1/certificates',
      (metadata) => metadata.namespace === namespace,
    );
    const [webhook] = await this.list(
      'apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
      ({ name }) => String(name).startsWith('seldon-'),
    );
    if (secrets.length === 0 && asked.length > 0 && webhook !== undefined) {
      const folder = path.join(this.cluster.folder, 'certificate');
      execFileSync(process.execPath, [CLI, 'webhook-cert', '-n', namespace, '-o', folder], { stdio: 'ignore' });
      const data = Object.fromEntries(
        ['ca.crt', 'tls.crt', 'tls.key'].map((file) => [
          file,
          fs.readFileSync(path.join(folder, file)).toString('base64'),
        ]),
      );
      await this.cluster.request('POST', `api/v1/namespaces/${namespace}/secrets`, {
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'kubernetes.io/tls',
        metadata: { name: WEBHOOK_SECRET },
        data,
      });
      const patch = { op: 'add', path: '/webhooks/0/clientConfig/caBundle', value: data['ca.crt'] };
      this.cluster.run([
        'patch',
        'validatingwebhookconfiguration',
        String(webhook.name),
        '--type=json',
        '-p',
        JSON.stringify([patch]),
      ]);
    }
    return secrets.length > 0;
  }

  private async list(where: string, which: (metadata: JsonObject) => boolean): Promise<JsonObject[]> {
    const { code, body } = await this.cluster.request('GET', where);
    return code === 200 ? (body.items as JsonObject[]).map(({ metadata }) => metadata as JsonObject).filter(which) : [];
  }
}
