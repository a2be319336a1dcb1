import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Cluster, sleep } from './cluster';
import { rollOut } from './created';
import { completeJob } from './helm-charts';
import { Operator } from './operator';
import { isObject, type JsonObject } from '../../src/private/json';
import { call } from '../helpers/io';

const MANAGER = 'seldon-controller-manager';
const WEBHOOK_SECRET = 'seldon-webhook-server-cert';

/** Does what cert-manager, nodes and k3s do in a whole cluster, as soon as somebody asks for it. */
export class Others {
  private readonly operators = new Map<string, Operator>();
  private working = true;
  /** By namespace of the operator. */
  private readonly caBundles = new Map<string, string>();
  private readonly done: Promise<void>;

  public constructor(private readonly cluster: Cluster) {
    this.done = this.work();
    // Whoever waits for what this would have done learns why it does not come; `stop` fails with the same error.
    this.done.catch((error: Error) => process.stderr.write(`others: ${error.message}\n`));
  }

  /** Everything that operators have logged. */
  public get log(): string {
    return [...this.operators.values()].map(({ log }) => log).join('');
  }

  public async stop(): Promise<void> {
    this.working = false;
    await this.done;
    for (const operator of this.operators.values()) {
      await operator.stop();
    }
  }

  /** Jobs in which k3s would install charts, all complete. */
  public async installCharts(...names: string[]): Promise<void> {
    for (const name of names) {
      await completeJob(this.cluster, `helm-install-${name}`);
    }
  }

  private async work(): Promise<void> {
    while (this.working) {
      const managers = await this.list('apis/apps/v1/deployments', ({ name }) => name === MANAGER);
      const namespaces = managers.map(({ namespace }) => String(namespace));
      for (const namespace of namespaces.filter((one) => !this.operators.has(one))) {
        if (await this.certified(namespace)) {
          this.operators.set(namespace, await Operator.start(this.cluster, namespace));
        }
      }
      for (const namespace of namespaces) {
        if (this.operators.get(namespace)?.lostLease === true) {
          await this.operators.get(namespace)!.run();
        }
      }
      await this.injectCa();
      await rollOut(this.cluster, ({ name, namespace }) => name !== MANAGER || this.operators.has(String(namespace)));
      for (const kind of [
        'cert-manager.io/v1/certificates',
        'cert-manager.io/v1/issuers',
        'external-secrets.io/v1/externalsecrets',
      ]) {
        await this.makeReady(`apis/${kind}`);
      }
      await sleep(600);
    }
  }

  /** Whether the webhook's certificate is there; issues it where a Certificate asks for it. */
  private async certified(namespace: string): Promise<boolean> {
    const secrets = await this.list(`api/v1/namespaces/${namespace}/secrets`, ({ name }) => name === WEBHOOK_SECRET);
    const asked = await this.list(`apis/cert-manager.io/v1/namespaces/${namespace}/certificates`, () => true);
    if (secrets.length === 0 && asked.length > 0) {
      const folder = path.join(this.cluster.folder, `certificate-${namespace}`);
      const { code, stderr } = await call(['webhook-cert', '-n', namespace, '-o', folder]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
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
      this.caBundles.set(namespace, data['ca.crt']);
    }
    return secrets.length > 0;
  }

  /** Writes the certificate's authority into the webhook, as often as somebody takes it out. */
  private async injectCa(): Promise<void> {
    const where = 'apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
    const { body } = await this.cluster.request('GET', where);
    for (const { metadata, webhooks } of (body.items ?? []) as JsonObject[]) {
      const { name } = metadata as JsonObject;
      const { clientConfig } = (webhooks as JsonObject[])[0];
      const { caBundle, service } = clientConfig as { caBundle?: string; service?: { namespace: string } };
      const value = this.caBundles.get(service?.namespace ?? '');
      if (String(name).startsWith('seldon-') && value !== undefined && caBundle !== value) {
        const patch = [{ op: 'add', path: '/webhooks/0/clientConfig/caBundle', value }];
        // Flux takes over what kubectl has written, and removes it.
        const manager = '--field-manager=cert-manager-cainjector';
        const words = ['patch', 'validatingwebhookconfiguration', String(name), manager, '--type=json'];
        this.cluster.run([...words, '-p', JSON.stringify(patch)]);
      }
    }
  }

  /** Says of objects what their controller says when it has done its work. */
  private async makeReady(where: string): Promise<void> {
    const { code, body } = await this.cluster.request('GET', where);
    for (const object of code === 200 ? (body.items as JsonObject[]) : []) {
      const { namespace, name, generation } = object.metadata as JsonObject;
      const known = (isObject(object.status) ? object.status.conditions : []) as JsonObject[] | undefined;
      if (!known?.some((condition) => condition.type === 'Ready')) {
        const [group, version, plural] = where.split('/').slice(1);
        const condition = {
          type: 'Ready',
          status: 'True',
          reason: 'Ready',
          message: '',
          lastTransitionTime: new Date().toISOString(),
        };
        await this.cluster.request(
          'PUT',
          `apis/${group}/${version}/namespaces/${String(namespace)}/${plural}/${String(name)}/status`,
          {
            ...object,
            apiVersion: `${group}/${version}`,
            kind: String((body.kind as string).replace(/List$/, '')),
            status: { conditions: [{ ...condition, observedGeneration: generation }] },
          },
        );
      }
    }
  }

  private async list(where: string, which: (metadata: JsonObject) => boolean): Promise<JsonObject[]> {
    const { code, body } = await this.cluster.request('GET', where);
    return code === 200 ? (body.items as JsonObject[]).map(({ metadata }) => metadata as JsonObject).filter(which) : [];
  }
}
