import { execFile, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import { type AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { Chart, Testing } from 'cdk8s';
import { ModelArtifact } from '../../src/storage/model-artifact';
import { ModelStore } from '../../src/storage/model-store';
import { StoreAuth } from '../../src/storage/store-auth';

const hasRclone = spawnSync('rclone', ['version']).status === 0;
if (!hasRclone) {
  process.stdout.write('rclone is not installed: what it makes of stores is not tried\n');
}

/** The one file of the model, in a bucket and below a folder of a web server. */
const FILE = 'model.joblib';
const LISTING =
  `<?xml version="1.0"?><ListBucketResult><Name>models</Name><IsTruncated>false</IsTruncated><Contents><Key>iris/${FILE}</Key>` +
  '<Size>3</Size><LastModified>2024-01-01T00:00:00.000Z</LastModified><ETag>"x"</ETag></Contents></ListBucketResult>';

/** Answers like a bucket `models` and like a web server, and remembers who asked. */
class FakeStore {
  public readonly asked = new Set<string>();
  private readonly server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    this.asked.add(/Credential=(\w+)\//.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody');
    if (pathname.endsWith(`/iris/${FILE}`)) {
      response.writeHead(200, { 'content-length': 3, 'last-modified': new Date(0).toUTCString() }).end('hi\n');
    } else if (pathname === '/models') {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(LISTING);
    } else if (pathname === '/web/iris/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<a href="${FILE}">${FILE}</a>`);
    } else {
      response.writeHead(pathname === '/web/iris' ? 301 : 404, { location: '/web/iris/' }).end();
    }
  });

  public async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/**
 * Copies as the storage initializer does, with the variables of the Secret that a chart defines, and others. Gives the
 * files.
 */
async function copy(chart: Chart, artifact: ModelArtifact, others: Record<string, string> = {}): Promise<string[]> {
  const { modelUri, envSecretRefName } = artifact.bind(chart);
  const secrets = (
    Testing.synth(chart) as { kind: string; metadata: { name: string }; stringData?: Record<string, string> }[]
  ).filter(({ kind, metadata }) => kind === 'Secret' && metadata.name === envSecretRefName);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rclone-'));
  try {
    await promisify(execFile)(
      'rclone',
      ['copy', modelUri!, `${folder}/models`, '--retries', '1', '--low-level-retries', '1'],
      {
        env: { PATH: process.env.PATH, HOME: folder, ...secrets[0]?.stringData, ...others },
        timeout: 20_000,
      },
    );
    return fs.readdirSync(`${folder}/models`);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

(hasRclone ? describe : describe.skip)('what rclone makes of a store', () => {
  let store: FakeStore;
  let endpoint: string;
  const chart = () => new Chart(Testing.app(), 'growth', { namespace: 'growth' });
  const minio = (target: Chart, auth?: StoreAuth) =>
    ModelStore.minio(target, 'models', { endpoint, auth }).artifact('iris');

  beforeEach(async () => {
    store = new FakeStore();
    endpoint = await store.listen();
  });
  afterEach(() => store.close());

  test.each<[string, string, StoreAuth | undefined, Record<string, string>]>([
    ['a public bucket', 'nobody', undefined, {}],
    ['keys in the Secret', 'OURS', StoreAuth.unsafePlainText({ accessKeyId: 'OURS', secretAccessKey: 'x' }), {}],
    [
      'keys of a service account, as the operator hands them over',
      'THEIRS',
      StoreAuth.serviceAccountSecret('s'),
      { AWS_ACCESS_KEY_ID: 'THEIRS', AWS_SECRET_ACCESS_KEY: 'x' },
    ],
    [
      'a Secret of older releases',
      'OLD',
      StoreAuth.fromEnvSecret('s'),
      { AWS_ACCESS_KEY_ID: 'OLD', AWS_SECRET_ACCESS_KEY: 'x' },
    ],
  ])('copies from %s', async (_name, who, auth, variables) => {
    const target = chart();
    expect(await copy(target, minio(target, auth), variables)).toEqual([FILE]);
    expect([...store.asked]).toEqual([who]);
  });

  test('copies from a web server, with settings in a Secret or in the URI', async () => {
    const target = chart();
    expect(await copy(target, ModelStore.http(target, 'web', { url: `${endpoint}/web` }).artifact('iris'))).toEqual([
      FILE,
    ]);
    expect(await copy(chart(), ModelArtifact.http(`${endpoint}/web/iris`))).toEqual([FILE]);
  });

  test('has no remote if only old keys are given', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'OLD', AWS_SECRET_ACCESS_KEY: 'x', AWS_ENDPOINT_URL: endpoint };
    await expect(copy(chart(), ModelArtifact.s3('models/iris'), keys)).rejects.toThrow(
      "didn't find section in config file",
    );
  });
});
