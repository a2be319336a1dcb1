import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { BIN, type Cluster } from './cluster';

/** A controller that runs beside a cluster, as its administrator. */
export class Program {
  private readonly log: string;
  private readonly process: ChildProcess;

  public constructor(
    cluster: Cluster,
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ) {
    this.log = path.join(cluster.folder, `${name}.log`);
    const log = fs.openSync(this.log, 'a');
    this.process = spawn(path.join(BIN, name), args, {
      env: {
        PATH: process.env.PATH,
        HOME: cluster.folder,
        KUBECONFIG: path.join(cluster.folder, 'admin.kubeconfig'),
        GOGC: process.env.GOGC,
        ...env,
      },
      stdio: ['ignore', log, log],
    });
    fs.closeSync(log);
  }

  /** The end of what it has logged. */
  public get lastWords(): string {
    return fs.readFileSync(this.log, 'utf8').slice(-2000);
  }

  public async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = new Promise((resolve) => this.process.once('exit', resolve));
      this.process.kill('SIGKILL');
      await ended;
    }
  }
}
