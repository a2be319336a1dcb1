import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as https from 'node:https';
import * as os from 'node:os';
import * as path from 'node:path';
import { type JsonObject, type Manifest } from '../../src/private/json';

export const BIN = process.env.CLUSTER_BIN ?? path.join(__dirname, '.bin');
const CONTROL_PLANE = path.join(__dirname, 'control-plane.sh');
const FIRST_PORT = 16443;

const ESTABLISHED = ['wait', '--for=condition=Established', '--timeout=5m'];

const CONTENT_TYPES: Readonly<Record<string, string>> = { PATCH: 'application/merge-patch+json' };

/** No answer takes longer, in milliseconds: whatever does is stuck. */
const REQUEST_TIMEOUT = 120_000;
const COMMAND_TIMEOUT = 600_000;
const MAX_SOCKETS = 20;

/** What a command said. */
export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the API server answered. */
export interface Answer {
  readonly code: number;
  readonly body: JsonObject;
  readonly warnings: string[];
}

/** An empty cluster without nodes: etcd, the API server and the controllers but those that make pods. */
export class Cluster {
  /** @param number tells clusters apart that run at the same time */
  public static start(number = 0): Cluster {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
    try {
      execFileSync(CONTROL_PLANE, ['up', folder], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, CLUSTER_BIN: BIN, CLUSTER_NUMBER: String(number) },
      });
    } catch (error) {
      // What it has started by then would keep the ports.
      execFileSync(CONTROL_PLANE, ['down', folder]);
      throw error;
    }
    return new Cluster(folder, `https://127.0.0.1:${FIRST_PORT + number}`, `cluster-${number}`);
  }

  private readonly agent: https.Agent;
  /** Addresses of Services, and the ports on loopback that stand behind them. */
  private readonly services: Record<string, number> = {};
  /** Names of the CRDs that were installed. */
  private readonly crds = new Set<string>();
  /** Names of kinds in paths, by group, version and kind. */
  private readonly plurals = new Map<string, string>();

  private constructor(
    public readonly folder: string,
    /** Address of its API server. */
    public readonly server: string,
    /** Its context in the kubeconfig of the administrator. */
    public readonly context: string,
  ) {
    this.agent = new https.Agent({
      keepAlive: true,
      maxSockets: MAX_SOCKETS,
      ca: this.file('ca.crt'),
      cert: this.file('admin.crt'),
      key: this.file('admin.key'),
    });
  }

  /** Copies what its programs have logged into a folder, if there is one. */
  public keepLogs(folder: string | undefined): void {
    if (folder !== undefined) {
      fs.mkdirSync(folder, { recursive: true });
      const logs = fs.readdirSync(this.folder).filter((name) => name.endsWith('.log'));
      logs.forEach((name) =>
        fs.copyFileSync(path.join(this.folder, name), path.join(folder, `${this.context}-${name}`)),
      );
    }
  }

  public stop(): void {
    this.agent.destroy();
    execFileSync(CONTROL_PLANE, ['down', this.folder]);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs kubectl as the administrator, or as whoever `kubeconfig` says. */
  public kubectl(
    words: readonly string[],
    input?: string,
    kubeconfig = path.join(this.folder, 'admin.kubeconfig'),
  ): Said {
    const { status, stdout, stderr } = spawnSync(path.join(BIN, 'kubectl'), words, {
      input,
      encoding: 'utf8',
      env: { ...process.env, KUBECONFIG: kubeconfig, HOME: this.folder },
      maxBuffer: 1024 ** 3,
      timeout: COMMAND_TIMEOUT,
    });
    return { code: status, stdout, stderr };
  }

  /** The same, for what has to succeed. */
  public run(words: readonly string[], input?: string, kubeconfig?: string): string {
    const { code, stdout, stderr } = this.kubectl(words, input, kubeconfig);
    if (code !== 0) {
      throw new Error(`kubectl ${words.join(' ')}: ${stderr}`);
    }
    return stdout;
  }

  /** Objects that exist, such as `get('deployments', '-A')`. */
  public get(...words: string[]): Manifest[] {
    const found = JSON.parse(this.run(['get', '-o', 'json', ...words])) as JsonObject;
    return (found.kind === 'List' || Array.isArray(found.items) ? found.items : [found]) as unknown as Manifest[];
  }

  /** An object as the API server has it, in the version that it is written in. @throws Error if it is not there */
  public async read({ apiVersion, kind, metadata }: Manifest): Promise<JsonObject> {
    const { namespace, name } = metadata as { namespace?: string; name: string };
    const group = `${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`;
    const plural = await this.pluralOf(group, kind);
    const where = `${group}/${namespace === undefined ? '' : `namespaces/${namespace}/`}${plural}/${name}`;
    const { code, body } = await this.request('GET', where);
    if (code !== 200) {
      throw new Error(`GET ${where}: ${code} ${String(body.message)}`);
    }
    return body;
  }

  /** The CRDs of other projects, established. Those that are there stay as they are, as Helm leaves them. */
  public installCrds(...names: string[]): void {
    const missing = names.filter((name) => !this.crds.has(name));
    const files = missing.flatMap((name) => ['-f', path.join(BIN, 'crds', `${name}.yaml`)]);
    if (files.length === 0) {
      return;
    }
    this.run(['apply', '--server-side', ...files]);
    // kubectl refuses to wait for a definition that has no status yet.
    const established = [1, 2, 3, 4, 5].some(() => this.kubectl([...ESTABLISHED, ...files]).code === 0);
    if (!established) {
      this.run([...ESTABLISHED, ...files]);
    }
    missing.forEach((name) => this.crds.add(name));
  }

  /** One request to the API server, by the administrator. */
  public async request(method: string, where: string, body?: JsonObject): Promise<Answer> {
    for (let tries = 0; tries <= MAX_SOCKETS; tries++) {
      const answer = await this.attempt(method, where, body);
      if (answer !== undefined) {
        return answer;
      }
    }
    throw new Error(`${method} ${where}: every connection was closed`);
  }

  /** Undefined if the server had closed the connection, kept from an earlier request, just before. */
  private async attempt(method: string, where: string, body?: JsonObject): Promise<Answer | undefined> {
    return new Promise((resolve, reject) => {
      const request = https.request(
        `${this.server}/${where}`,
        { method, agent: this.agent, headers: { 'content-type': CONTENT_TYPES[method] ?? 'application/json' } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            try {
              resolve({
                code: response.statusCode ?? 0,
                body: parsed(Buffer.concat(chunks).toString('utf8')),
                warnings: [response.headers.warning ?? []].flat(),
              });
            } catch (error) {
              reject(new Error(`${method} ${where}: the answer cannot be read`, { cause: error }));
            }
          });
        },
      );
      request.setTimeout(REQUEST_TIMEOUT, () =>
        request.destroy(new Error(`${method} ${where}: no answer in ${REQUEST_TIMEOUT / 1000} s`)),
      );
      request.on('error', (error: NodeJS.ErrnoException) =>
        request.reusedSocket && /^(ECONNRESET|EPIPE)$/.test(error.code ?? '') ? resolve(undefined) : reject(error),
      );
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Leads what the API server sends to a Service to a port on loopback. */
  public serve(namespace: string, service: string, port: number): void {
    const [{ spec }] = this.get('service', service, '-n', namespace) as unknown as { spec: { clusterIP: string } }[];
    this.services[spec.clusterIP] = port;
    const file = path.join(this.folder, 'services.json');
    fs.writeFileSync(`${file}.new`, JSON.stringify(this.services));
    fs.renameSync(`${file}.new`, file);
  }

  /** A kubeconfig of a service account. */
  public kubeconfigOf(namespace: string, serviceAccount: string): string {
    const token = this.run(['create', 'token', serviceAccount, '-n', namespace, '--duration=6h']).trim();
    const file = path.join(this.folder, `${namespace}-${serviceAccount}.kubeconfig`);
    fs.writeFileSync(
      file,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'cluster',
        clusters: [
          {
            name: 'cluster',
            cluster: { server: this.server, 'certificate-authority': path.join(this.folder, 'ca.crt') },
          },
        ],
        users: [{ name: 'user', user: { token } }],
        contexts: [{ name: 'cluster', context: { cluster: 'cluster', user: 'user' } }],
      }),
    );
    return file;
  }

  private async pluralOf(group: string, kind: string): Promise<string> {
    const known = this.plurals.get(`${group} ${kind}`);
    if (known === undefined) {
      const { body } = await this.request('GET', group);
      for (const resource of (body.resources ?? []) as { name: string; kind: string }[]) {
        if (!resource.name.includes('/')) {
          this.plurals.set(`${group} ${resource.kind}`, resource.name);
        }
      }
    }
    return this.plurals.get(`${group} ${kind}`) ?? kind;
  }

  private file(name: string): Buffer {
    return fs.readFileSync(path.join(this.folder, name));
  }
}

/** An answer as data; of a kind that is not there, the API server says so in plain text. */
function parsed(text: string): JsonObject {
  return text.startsWith('{') ? (JSON.parse(text) as JsonObject) : { message: text };
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
