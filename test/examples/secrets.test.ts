import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import { GraphNode } from '../../src/deployment/graph/graph-node';
import { LoggerMode } from '../../src/deployment/graph/node-options';
import { PrepackagedServer } from '../../src/deployment/graph/prepackaged-server';
import { EnvValue } from '../../src/deployment/pod/env-value';
import { SeldonDeployment } from '../../src/deployment/seldon-deployment';
import { ArgoApplication } from '../../src/gitops/argo-application';
import { ArgoProject } from '../../src/gitops/argo-project';
import { FluxRepository } from '../../src/gitops/flux';
import { ImageMirror } from '../../src/operator/image-mirror';
import { SeldonOperator } from '../../src/operator/seldon-operator';
import { WebhookCertificate } from '../../src/operator/webhook-certificate';
import { type JsonObject } from '../../src/private/json';
import { ModelArtifact } from '../../src/storage/model-artifact';
import { ModelStore } from '../../src/storage/model-store';
import { StoreAuth } from '../../src/storage/store-auth';
import { InstallWith } from '../../src/thirdparty/install-with';
import { ThirdParty } from '../../src/thirdparty/third-party';
import { ThirdPartyChart } from '../../src/thirdparty/third-party-chart';
import { EXAMPLES, exampleFolders, foldersIn, having, synthExample } from '../helpers/examples';
import { call } from '../helpers/io';

/** A credential that nothing may show: neither as it is, nor in base64. */
const SECRET = 'marked-S3cr3t-x9Qz';
const SHOWN = new RegExp(`${SECRET}|${Buffer.from(SECRET).toString('base64').slice(0, 20)}`);

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What a call of the command line prints and writes, with its exit code. */
async function all(argv: string[], stdin?: string): Promise<{ code: number; text: string }> {
  const { code, stdout, stderr } = await call(argv, { cwd: folder, stdin });
  const out = path.join(folder, 'out');
  const files = fs.existsSync(out)
    ? fs.readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  return {
    code,
    text: [
      stdout,
      stderr,
      ...files.map(({ parentPath, name }) => fs.readFileSync(path.join(parentPath, name), 'utf8')),
    ].join('\n'),
  };
}

/**
 * Assignments that put a credential where people put them: in URLs, in keys that sound right, and in place of a
 * reference.
 */
const MISPLACED = [
  `gitops.argocd.repository=https://bot:${SECRET}@git.example.com/x.git`,
  `gitops.argocd.repository=https://${SECRET}@git.example.com/x.git`,
  `gitops.flux.repository=https://bot:${SECRET}@git.example.com/x.git`,
  `gitops.flux.secret.password=${SECRET}`,
  `installs.keda.repository=https://bot:${SECRET}@charts.example.com`,
  `images.mirror=bot:${SECRET}@registry.example.com`,
  `operator.imageMirror=bot:${SECRET}@registry.example.com`,
  `storage.marked.kind=s3,storage.marked.secretAccessKey=${SECRET}`,
  `storage.marked.kind=s3,storage.marked.secret={${SECRET}}`,
  `storage.marked.kind=s3,storage.marked.secret.password=${SECRET}`,
  `storage.marked.kind=s3,storage.marked.externalSecret=${SECRET}`,
  `storage.marked.kind=s3,storage.marked.externalSecret.secretStore=vault,storage.marked.externalSecret.accessKeyId=${SECRET}`,
  `storage.marked.kind=minio,storage.marked.secret=x,storage.marked.endpoint=http://bot:${SECRET}@minio:9000`,
  `storage.marked.kind=http,storage.marked.url=https://bot:${SECRET}@models.example.com`,
  `models.marked.server=SKLEARN,models.marked.uri=s3://key:${SECRET}@bucket/model`,
  `models.marked.server=SKLEARN,models.marked.uri=https://${SECRET}@host/model`,
  `models.marked.image=x:1,models.marked.env.PASSWORD={${SECRET}}`,
  `models.marked.image=x:1,models.marked.env.DATABASE=postgres://bot:${SECRET}@db/x`,
  `models.marked.server=SKLEARN,models.marked.uri=gs://b/m,models.marked.logger.url=http://bot:${SECRET}@broker`,
  `models.marked.password=${SECRET}`,
  `storage[=${SECRET}`,
  `storage.marked[0]x=${SECRET}`,
];

test.each(MISPLACED)('a platform rejects %s without showing it', async (assignment) => {
  const platform = path.join(EXAMPLES, 'istio-platform/platform.yaml');
  const { code, text } = await all(['synth', '-f', platform, '--set', assignment, '-o', 'out']);
  expect(code).toBe(2);
  expect(text).not.toMatch(SHOWN);
});

test.each(having('platform.yaml'))('examples/%s: no misplaced credential is shown', async (example) => {
  const platform = path.join(EXAMPLES, example, 'platform.yaml');
  for (const assignment of MISPLACED) {
    const { text } = await all(['synth', '-f', platform, '--set', assignment, '-o', 'out']);
    expect({ assignment, text }).toEqual({ assignment, text: expect.not.stringMatching(SHOWN) as string });
  }
});

test.each([
  ['a text without an end', `storage: { m: { secretAccessKey: "${SECRET}`],
  ['a tab', `storage:\n\tsecretAccessKey: ${SECRET}`],
  ['a key twice', `storage: { m: { secretAccessKey: ${SECRET}, secretAccessKey: ${SECRET} } }`],
  ['an alias', `storage: { m: { secretAccessKey: *${SECRET} } }`],
  ['a tag', `storage: { m: { secretAccessKey: !!int ${SECRET} } }`],
  ['a map in its place', `storage: { m: { kind: s3, secret: { ${SECRET}: x } } }`],
])('a values file with %s is rejected without showing it', async (_, text) => {
  fs.writeFileSync(path.join(folder, 'values.yaml'), text);
  for (const argv of [
    ['synth', '-f', 'values.yaml', '-o', 'out'],
    ['template', 'seldon-core-operator', '-f', 'values.yaml'],
    ['values', 'platform', '-f', 'values.yaml'],
  ]) {
    const printed = await all(argv);
    expect({ argv, shown: printed.code === 0 ? 'the values themselves' : printed.text }).toEqual({
      argv,
      shown: expect.not.stringMatching(SHOWN) as string,
    });
  }
});

/** The manifests of all examples, with a marked value in every Secret, and in those that they only name. */
function withMarkedSecrets(): { example: string; objects: JsonObject[] }[] {
  return exampleFolders().map(({ name, objects }) => ({
    example: name,
    objects: [
      ...objects.map(({ object }) => object),
      ...['seldon', 'risk', 'growth', 'fraud'].flatMap((namespace) =>
        ['minio-credentials', 'seldon-init-container-secret', 'user-gcp-sa'].map((secret): JsonObject => ({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: secret, namespace },
          stringData: {
            RCLONE_CONFIG_S3_TYPE: 's3',
            RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: SECRET,
            AWS_SECRET_ACCESS_KEY: SECRET,
            'not a variable': SECRET,
          },
          data: { 'gcloud-application-credentials.json': Buffer.from(SECRET).toString('base64') },
        })),
      ),
    ],
  }));
}

test.each(withMarkedSecrets())(
  'examples/$example: commands that read Secrets show none of their values',
  async ({ objects }) => {
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
    fs.writeFileSync(path.join(folder, 'old.json'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [] }));
    const formats = ['text', 'json', 'sarif', 'github'].map((format) => [
      'validate',
      '--strict',
      '--format',
      format,
      '-',
    ]);
    for (const argv of [...formats, ['expand', '-'], ['expand', '--format', 'json', '-'], ['diff', 'old.json', '-']]) {
      const { text } = await all(argv, input);
      expect({ argv, shown: text }).toEqual({ argv, shown: expect.not.stringMatching(SHOWN) as string });
    }
  },
);

test('findings name a variable and never its value', async () => {
  const container = {
    name: 'm',
    image: 'x:latest',
    env: [
      'PASSWORD',
      'SELDON_LOG_LEVEL',
      'PREDICTIVE_UNIT_PARAMETERS',
      'PREDICTIVE_UNIT_SERVICE_PORT',
      'API KEY',
      '',
    ].map((name) => ({ name, value: SECRET })),
  };
  const sdep = {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'm' },
    spec: {
      oauth_secret: SECRET,
      oauthSecret: [SECRET],
      predictors: [
        {
          name: 'p',
          graph: { name: 'm', type: 'MODEL' },
          componentSpecs: [
            { spec: { containers: [container, { ...container, env: [{ name: 'PASSWORD', value: [SECRET] }] }] } },
          ],
          svcOrchSpec: { env: [{ name: 'TOKEN', value: { a: SECRET } }] },
        },
      ],
    },
  };
  const { code, text } = await all(['validate', '--strict', '-'], JSON.stringify(sdep));
  expect(code).toBe(1);
  expect(text).not.toMatch(SHOWN);
});

test('files of a certificate are shown by no command that cannot use them', async () => {
  fs.mkdirSync(path.join(folder, 'cert'));
  const pem = (kind: string) => `-----BEGIN ${kind}-----\n${SECRET}\n-----END ${kind}-----\n`;
  fs.writeFileSync(path.join(folder, 'cert/tls.crt'), pem('CERTIFICATE'));
  fs.writeFileSync(path.join(folder, 'cert/tls.key'), pem('RSA PRIVATE KEY'));
  fs.writeFileSync(path.join(folder, 'cert/ca.crt'), pem('CERTIFICATE'));
  for (const argv of [
    ['template', 'seldon-core-operator', '--webhook-cert', 'cert'],
    ['webhook-cert', '-o', 'cert'],
  ]) {
    const { code, text } = await all(argv);
    expect({ argv, code, text }).toEqual({ argv, code: 2, text: expect.not.stringMatching(SHOWN) as string });
  }
  const [certificate, privateKey] = [pem('CERTIFICATE'), pem('RSA PRIVATE KEY')];
  const operator = () =>
    new SeldonOperator(new Chart(new App(), 'o', { namespace: 'a' }), 'operator', {
      webhookCertificate: WebhookCertificate.pem({
        caCertificate: privateKey,
        certificate: privateKey,
        unsafePlainTextPrivateKey: certificate,
      }),
    });
  expect(operator).toThrow(expect.objectContaining({ message: expect.not.stringMatching(SHOWN) as string }) as Error);
});

describe('programs', () => {
  const chart = () => new Chart(Testing.app(), 'models', { namespace: 'seldon' });
  const url = `https://bot:${SECRET}@example.com`;

  test.each<[string, () => unknown]>([
    ['ArgoApplication', () => new ArgoApplication(chart(), 'a', { repository: url, path: 'x' })],
    ['ArgoProject', () => new ArgoProject(chart(), 'a', { repositories: [url], namespaces: ['*'] })],
    ['FluxRepository', () => new FluxRepository(chart(), 'a', { url })],
    [
      'ThirdPartyChart',
      () => new ThirdPartyChart(chart(), 'a', ThirdParty.KEDA, { install: InstallWith.k3s(), repository: url }),
    ],
    ['ImageMirror', () => ImageMirror.at(`bot:${SECRET}@registry.example.com`)],
    ['ModelArtifact.uri', () => ModelArtifact.uri(`s3://key:${SECRET}@bucket`)],
    ['ModelArtifact.http', () => ModelArtifact.http(`${url}/model`)],
    ['ModelStore.minio', () => ModelStore.minio(chart(), 'a', { endpoint: url })],
    ['ModelStore.http', () => ModelStore.http(chart(), 'a', { url })],
    [
      'the logger of a node',
      () => GraphNode.server('a', PrepackagedServer.SKLEARN, { logger: { mode: LoggerMode.ALL, url } }),
    ],
    [
      'credentials of another store',
      () =>
        ModelStore.azureBlob(chart(), 'a', {
          account: 'x',
          auth: StoreAuth.unsafePlainText({ secretAccessKey: SECRET }),
        })
          .artifact('x')
          .bind(chart()),
    ],
  ])('%s rejects a credential without showing it', (_, make) => {
    expect(make).toThrow(expect.objectContaining({ message: expect.not.stringMatching(SHOWN) as string }) as Error);
  });

  test('unsafePlainText writes credentials into Secrets and nowhere else', () => {
    const models = chart();
    const store = ModelStore.s3(models, 'store', {
      auth: StoreAuth.unsafePlainText({ accessKeyId: SECRET, secretAccessKey: SECRET }),
    });
    const deployment = new SeldonDeployment(models, 'm');
    deployment.addPredictor('default', {
      graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact: store.artifact('x') }),
    });
    const objects = Testing.synth(models) as JsonObject[];
    expect(objects.filter((object) => SHOWN.test(JSON.stringify(object))).map(({ kind }) => kind)).toEqual(['Secret']);
    expect(JSON.stringify([deployment.findings(), deployment.expand().objects])).not.toMatch(SHOWN);
  });

  test('a variable in plain text stays where the program put it', () => {
    const models = chart();
    const deployment = new SeldonDeployment(models, 'm');
    deployment.addPredictor('default', {
      graph: GraphNode.model('model', {
        container: { image: 'x:latest', env: { PASSWORD: EnvValue.of(SECRET), 'not a variable': EnvValue.of(SECRET) } },
      }),
    });
    const findings = deployment.findings();
    expect(findings).not.toHaveLength(0);
    expect(JSON.stringify(findings)).not.toMatch(SHOWN);
  });

  test.each(having('main.ts'))('examples/%s: Secrets of the program hold settings, and no credential', (example) => {
    synthExample(example, folder);
    const objects = foldersIn(folder, example).flatMap((found) => found.objects.map(({ object }) => object));
    const credential =
      /(_ACCESS_KEY_ID|_SECRET_ACCESS_KEY|_SESSION_TOKEN|_KEY|_PASS|_SAS_URL|_HEADERS|_CREDENTIALS|password|token)$/i;
    const given = objects
      .filter(({ kind }) => kind === 'Secret')
      .flatMap(({ stringData, data }) => Object.keys({ ...(stringData as JsonObject), ...(data as JsonObject) }));
    expect(given.filter((key) => credential.test(key))).toEqual([]);
  });
});
