import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { BIN, type Cluster, sleep } from './cluster';
import { type JsonObject } from '../../src/private/json';

const WEBHOOK_SERVICE = 'seldon-webhook-service';
/** Ports of the webhooks of managers that run at the same time begin here. */
const FIRST_WEBHOOK_PORT = 4443;
/** Where the manager reads the namespace that it elects a leader in. */
const NAMESPACE_FILE = '/run/secrets/kubernetes.io/serviceaccount/namespace';

interface Container {
  readonly args: string[];
  readonly env: { readonly name: string; readonly value?: string; readonly valueFrom?: JsonObject }[];
}

/**
 * Seldon's operator as a process, with the arguments, the environment, the certificate and the rights that its
 * Deployment in the cluster gives it.
 */
export class Operator {
  public static async start(cluster: Cluster, namespace: string): Promise<Operator> {
    const [deployment] = cluster.get('deployment', 'seldon-controller-manager', '-n', namespace) as unknown as {
      spec: { template: { spec: { serviceAccountName: string; containers: Container[] } } };
    }[];
    const {
      serviceAccountName,
      containers: [{ args, env }],
    } = deployment.spec.template.spec;
    const environment = Object.fromEntries(
      env.map(({ name, value, valueFrom }) => [name, valueFrom === undefined ? (value ?? '') : namespace]),
    );
    const port = await freePort(FIRST_WEBHOOK_PORT);
    const expanded = args.map((arg) =>
      arg
        .replace(/\$\((\w+)\)/g, (_, name: string) => environment[name])
        .replace(/^--metrics-addr=.*/, '--metrics-addr=127.0.0.1:0')
        .replace(/^--webhook-port=.*/, `--webhook-port=${port}`),
    );
    const operator = new Operator(cluster, namespace, port, expanded, {
      ...environment,
      KUBECONFIG: cluster.kubeconfigOf(namespace, serviceAccountName),
      TMPDIR: path.join(cluster.folder, `manager-${namespace}`),
    });
    operator.writeCertificate();
    operator.prepareElection();
    await operator.run();
    return operator;
  }

  private process?: ChildProcess;

  private constructor(
    private readonly cluster: Cluster,
    private readonly namespace: string,
    private readonly port: number,
    private readonly args: string[],
    private readonly env: Record<string, string>,
  ) {}

  /** Everything that it has logged. */
  public get log(): string {
    return fs.readFileSync(path.join(this.cluster.folder, 'manager.log'), 'utf8');
  }

  /** Whether it runs: it crashes on some SeldonDeployments. */
  public get running(): boolean {
    return this.process?.exitCode === null && this.process.signalCode === null;
  }

  /** Whether it ended because it renewed its lease too late, as on an overloaded machine: a pod starts it again. */
  public get lostLease(): boolean {
    return !this.running && this.log.slice(-3000).includes('leader election lost');
  }

  /** Starts it, or starts it again, and waits until its webhook listens. */
  public async run(): Promise<void> {
    this.cluster.kubectl(['delete', 'leases', '-n', this.namespace, '--all']);
    this.cluster.kubectl(['delete', 'configmaps', '-n', this.namespace, 'a33bd623.machinelearning.seldon.io']);
    const log = fs.openSync(path.join(this.cluster.folder, 'manager.log'), 'a');
    this.process = spawn(path.join(BIN, 'manager'), this.args, { env: this.env, stdio: ['ignore', log, log] });
    for (let tries = 0; tries < 120; tries++) {
      if (await listens(this.port)) {
        this.cluster.serve(this.namespace, WEBHOOK_SERVICE, this.port);
        return;
      }
      if (!this.running) {
        break;
      }
      await sleep(500);
    }
    throw new Error(`the manager does not start: ${this.log.slice(-2000)}`);
  }

  public async stop(): Promise<void> {
    const { process } = this;
    if (process !== undefined && this.running) {
      const ended = new Promise((resolve) => {
        process.once('exit', resolve);
      });
      process.kill('SIGKILL');
      await ended;
    }
  }

  /** Writes the namespace as a pod has it; there is no election where that file is not ours to write. */
  private prepareElection(): void {
    if (process.env.CLUSTER_ISOLATED !== undefined) {
      fs.mkdirSync(path.dirname(NAMESPACE_FILE), { recursive: true });
      fs.writeFileSync(NAMESPACE_FILE, this.namespace);
    } else {
      this.args.splice(this.args.indexOf('--enable-leader-election'), 1);
    }
  }

  private writeCertificate(): void {
    const folder = path.join(this.env.TMPDIR, 'k8s-webhook-server', 'serving-certs');
    fs.mkdirSync(folder, { recursive: true });
    const [{ data }] = this.cluster.get('secret', 'seldon-webhook-server-cert', '-n', this.namespace) as unknown as {
      data: Record<string, string>;
    }[];
    for (const file of ['tls.crt', 'tls.key', 'ca.crt']) {
      if (data[file] !== undefined) {
        fs.writeFileSync(path.join(folder, file), Buffer.from(data[file], 'base64'));
      }
    }
  }
}

async function freePort(first: number): Promise<number> {
  let port = first;
  while (await listens(port)) {
    port++;
  }
  return port;
}

async function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
