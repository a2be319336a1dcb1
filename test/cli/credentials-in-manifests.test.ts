import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Json, type JsonObject, put, valueAt } from '../../src/private/json';
import { toYaml } from '../../src/yaml/write';
import { call } from '../helpers/io';

const SECRET = 'Hunter2Zq9';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'credentials-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A valid SeldonDeployment with fields of its container and of its graph. */
function model(container: JsonObject, graph: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris', namespace: 'seldon' },
    spec: {
      predictors: [
        {
          name: 'default',
          graph: { name: 'm', type: 'MODEL', ...graph },
          componentSpecs: [{ spec: { containers: [{ name: 'm', image: 'a/b:1', ...container }] } }],
        },
      ],
    },
  };
}

const server = (modelUri: string) => [model({}, { implementation: 'SKLEARN_SERVER', modelUri })];
const logger = (url: string) => [model({}, { logger: { mode: 'all', url } })];
const header = (value: string): Json => ({
  httpGet: { path: '/', port: 80, httpHeaders: [{ name: 'Authorization', value }] },
});
const env = [{ name: 'P', valueFrom: { secretKeyRef: { name: 's', key: 'p' } } }];
const initContainer = (image: string) => {
  const object = model({});
  put(valueAt(object, 'spec.predictors[0].componentSpecs[0].spec') as JsonObject, 'initContainers', [
    { name: 'i', image },
  ]);
  return [object];
};
const secret = (field: string, value: string): JsonObject[] => [
  model({ env }),
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's', namespace: 'seldon' },
    [field]: { p: value, RCLONE_CONFIG_S3_TYPE: value },
  },
];
const secretWithKey = (key: string): JsonObject[] => {
  const [sdep, object] = secret('data', 'YQ==');
  put(object.data as JsonObject, key, 'not base64');
  return [sdep, object];
};
const keyFile = (value: string): JsonObject[] => [
  model({}, { implementation: 'SKLEARN_SERVER', modelUri: 'gs://b/m', envSecretRefName: 's' }),
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's', namespace: 'seldon' },
    stringData: { RCLONE_CONFIG_GS_TYPE: 'gcs', RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE: `/${value}` },
  },
];
const manager = (value: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'seldon-controller-manager', namespace: 'seldon-system' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: {
      metadata: { labels: { a: 'b' } },
      spec: {
        containers: [
          {
            name: 'manager',
            image: 'seldonio/seldon-core-operator:1.17.1',
            env: [{ name: 'PASSWORD', value }],
          },
        ],
      },
    },
  },
});

/** Where a credential can stand in objects of the right shape. */
const PLACES: readonly [place: string, (value: string) => JsonObject[]][] = [
  ['env', (value) => [model({ env: [{ name: 'PASSWORD', value }] })]],
  ['env, twice', (value) => [model({ env: [1, 2].map((i) => ({ name: 'PASSWORD', value: `${value}${i}` })) })]],
  ['args', (value) => [model({ args: [`--password=${value}`, '--token', value] })]],
  ['command', (value) => [model({ command: ['sh', '-c', `PASSWORD=${value} run`] })]],
  ['httpHeaders', (value) => [model({ livenessProbe: header(`Basic ${value}`) })]],
  ['data of a Secret', (value) => secret('data', value)],
  ['stringData of a Secret', (value) => secret('stringData', value)],
  ['a file that a Secret names', keyFile],
  ['a key of a Secret', (value) => secretWithKey(`PASSWORD=${value}`)],
  ['env of the operator', (value) => [manager(value), model({})]],
  ['parameters', (value) => [model({}, { parameters: [{ name: 'password', type: 'STRING', value }] })]],
  ['a parameter of another type', (value) => [model({}, { parameters: [{ name: 'password', type: 'INT', value }] })]],
  ['a fragment of a modelUri', (value) => server(`gs://b/m#token=${value}`)],
  ['the user of a modelUri without a scheme', (value) => server(`//user:${value}@host/m`)],
  ['the user of a modelUri', (value) => server(`https://user:${value}@host/x`)],
  ['the signature of a modelUri', (value) => server(`https://acc.blob.core.windows.net/c/m?sp=r&sig=${value}`)],
  ['a remote in a modelUri', (value) => server(`:s3,provider=Minio,secret_access_key=${value}:b/m`)],
  ['the user of an image', (value) => [model({ image: `user:${value}@registry.example.com/a/b:1` })]],
  ['the user of an image with a scheme', (value) => [model({ image: `https://user:${value}@registry/a/b:1` })]],
  ['the user of an image with a digest', (value) => [model({ image: `u:${value}@r.io/b@sha256:${'0'.repeat(64)}` })]],
  ['the token of an image', (value) => [model({ image: `docker://${value}@registry.example.com/a/b:1` })]],
  ['a password with a slash in an image', (value) => [model({ image: `user:a/${value}@registry.example.com/b:1` })]],
  ['the user of an image of an init container', (value) => initContainer(`user:${value}@registry.example.com/i:1`)],
  ['a query of an image', (value) => [model({ image: `registry.example.com/a/b:1?token=${value}` })]],
  ['an option behind an image', (value) => [model({ image: `registry.example.com/a/b:1 --password ${value}` })]],
  ['a URL for an implementation', (value) => [model({}, { implementation: `https://u:${value}@host/x` })]],
  ['a URL for a protocol', (value) => [{ ...model({}), spec: { protocol: `https://u:${value}@host/x` } }]],
  ["the user of a logger's URL", (value) => logger(`http://user:${value}@host/`)],
  ["the token of a logger's URL without a scheme", (value) => logger(`${value}@host`)],
  ["the user of a logger's URL of another scheme", (value) => logger(`ftp://user:${value}@host/`)],
];

const formats = (words: readonly string[], each: readonly string[]) =>
  each.map((format) => [...words, '--format', format]);

/** Calls whose results hold no objects: neither output shows a credential. */
const REVIEWS = [
  ...formats(['validate', 'new.yaml'], ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'tap']),
  ...formats(['diff', 'old.yaml', 'new.yaml'], ['text', 'json', 'markdown', 'html']),
  ...formats(['graph', 'new.yaml'], ['text', 'svg', 'mermaid']),
  ['needs', 'new.yaml'],
  ['images', 'new.yaml'],
  ['ask', '--in', 'new.yaml'],
];
/** Calls whose results are objects, or programs that make them: only what is said about them shows none. */
const PRODUCTS = [
  ...formats(['expand', 'new.yaml'], ['yaml', 'json']),
  ['report', 'new.yaml', '-o', 'report.html'],
  ['import', 'new.yaml', '--to', 'typescript', '-o', 'typescript'],
  ['import', 'new.yaml', '--to', 'values', '-o', 'values'],
];

test.each(PLACES)(
  'a credential in %s appears in no message, finding, diff or diagram',
  async (_, objects) => {
    const write = (name: string, value: string) =>
      fs.writeFileSync(
        path.join(folder, name),
        objects(value)
          .map((object) => JSON.stringify(object))
          .join('\n---\n'),
      );
    write('old.yaml', `${SECRET}Old`);
    write('new.yaml', SECRET);
    for (const words of REVIEWS) {
      const { code, stdout, stderr } = await call(words, { cwd: folder });
      expect({ words, isRead: code !== 2 }).toEqual({ words, isRead: true });
      expect({ words, shows: (stdout + stderr).includes(SECRET) }).toEqual({ words, shows: false });
    }
    for (const words of PRODUCTS) {
      const { stderr } = await call(words, { cwd: folder });
      expect({ words, shows: stderr.includes(SECRET) }).toEqual({ words, shows: false });
    }
  },
  60_000,
);

test.each(['data', 'stringData'])('a report does not contain the %s of a Secret', async (field) => {
  const stdin = secret(field, SECRET)
    .map((object) => JSON.stringify(object))
    .join('\n---\n');
  const { code, stdout } = await call(['report', '-', '-o', '-'], { stdin, cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toContain('iris');
  expect(stdout).not.toContain(SECRET);
});

test.each([
  ['an image', `user:${SECRET}@registry.example.com/a/b:1`],
  ['a URL', `https://user:${SECRET}@registry.example.com/a?sig=${SECRET}`],
])('a report shows neither the user of %s nor what signs it, in its lines and objects', async (_, uri) => {
  const args = [uri, '--registry', uri];
  const stdin = [model({ image: uri, args, env: [{ name: 'SOURCE', value: uri }] })]
    .map((object) => toYaml(object))
    .join('---\n');
  const { code, stdout } = await call(['report', '-', '-o', '-'], { stdin, cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toContain('***@registry.example.com');
  expect(stdout).not.toContain(SECRET);
});
