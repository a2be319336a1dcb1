import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { PREPACKAGED_SERVERS } from '../../src/api/facts/servers';
import { type Section } from '../../src/platform/values/field';
import { platformJsonSchema } from '../../src/platform/values/json-schema';
import { PLATFORM_FILE } from '../../src/platform/values/sections/platform';

// What editors with the YAML language server (VS Code, Neovim, IntelliJ's plugin, ...) show to somebody who writes
// platform.yaml.

const service = getLanguageService({
  schemaRequestService: (uri) => Promise.reject(new Error(`nothing is fetched, not even ${uri}`)),
  workspaceContext: { resolveRelativePath: (file) => file },
});
service.configure({
  validate: true,
  hover: true,
  completion: true,
  schemas: [{ uri: 'file:///platform.schema.json', fileMatch: ['*.yaml'], schema: platformJsonSchema() }],
});

let documents = 0;
/** A file with the cursor where `|` stands. */
function open(text: string) {
  // The server remembers files by name.
  const document = TextDocument.create(`file:///${documents++}.yaml`, 'yaml', 1, text.replace('|', ''));
  return { document, cursor: document.positionAt(text.indexOf('|')) };
}

async function complete(text: string) {
  const { document, cursor } = open(text);
  const { items } = await service.doComplete(document, cursor, false);
  return items;
}

async function labels(text: string): Promise<string[]> {
  return (await complete(text)).map(({ label }) => label).filter((label) => label !== 'null');
}

async function hover(text: string): Promise<string> {
  const { document, cursor } = open(text);
  return JSON.stringify((await service.doHover(document, cursor))?.contents);
}

const MODEL = 'models:\n  iris:\n    ';
const keysOf = (section: Section) => Object.keys(section.fields);

test('an empty file offers every section, each with its description', async () => {
  const items = await complete('|');
  expect(items.map(({ label }) => label)).toEqual(keysOf(PLATFORM_FILE));
  expect(items.map(({ label, documentation }) => [label, documentation])).toEqual(
    Object.entries(PLATFORM_FILE.fields).map(([key, { about }]) => [key, about]),
  );
});

test('a key that is chosen is written with what follows it: the next line, a dash, or the default', async () => {
  const written = async (text: string, key: string) =>
    (await complete(text)).find(({ label }) => label === key)?.insertText;
  expect(
    await Promise.all([
      written('|', 'monitoring'),
      written(`${MODEL}|`, 'environments'),
      written(`${MODEL}|`, 'namespace'),
      written(`${MODEL}container:\n      |`, 'readinessProbe'),
    ]),
  ).toEqual(['monitoring:\n  ', 'environments:\n  - ', 'namespace: ${1:default}', 'readinessProbe:\n  ']);
});

test.each([
  ['the servers', `${MODEL}server: |`, PREPACKAGED_SERVERS.map((name) => name.replace('_SERVER', ''))],
  ['the protocols', `${MODEL}protocol: |`, ['seldon', 'v2', 'tensorflow', 'kfserving']],
  ['the kinds of stores', 'storage:\n  models:\n    kind: |', ['s3', 'minio', 'gcs', 'azure', 'http', 'pvc']],
  [
    'an autoscaler of one environment',
    'environments:\n  prod:\n    models:\n      iris:\n        scaling:\n          |',
    ['cpu', 'memory', 'metrics', 'min', 'max', 'v2beta1'],
  ],
  ['the pinned charts', 'installs:\n  |', expect.arrayContaining(['istiod', 'cert-manager', 'others'])],
  ["values of the operator's chart", 'operator:\n  istio:\n    |', ['enabled', 'gateway', 'tlsMode']],
  [
    'fields of Kubernetes',
    `${MODEL}pod:\n      |`,
    expect.arrayContaining(['nodeSelector', 'tolerations', 'affinity', 'volumes']),
  ],
  [
    'a source of a variable',
    `${MODEL}env:\n      TOKEN:\n        |`,
    ['configMapKeyRef', 'fieldRef', 'resourceFieldRef', 'secretKeyRef'],
  ],
  [
    'fields of a whole SeldonDeployment',
    `${MODEL}manifest:\n      spec:\n        |`,
    expect.arrayContaining(['predictors', 'annotations', 'protocol']),
  ],
  ['Argo CD', 'gitops:\n  argocd:\n    |', expect.arrayContaining(['repository', 'appProject', 'applicationSet'])],
])('completes %s', async (_, text, expected) => {
  expect(await labels(text)).toEqual(expected);
});

test('keys that are already set are not offered again', async () => {
  expect(await labels(`${MODEL}server: SKLEARN\n    |`)).not.toContain('server');
});

test.each([
  [`${MODEL}ser|ver: SKLEARN\n`, 'A prepackaged server'],
  [`${MODEL}canary: { per|cent: 10 }\n`, 'Its share of the requests.'],
  [
    'environments:\n  prod:\n    gitops: { argocd: { ser|ver: https://prod.example.com } }\n',
    'Address of the cluster to deploy to.',
  ],
  ['mod|els: {}\n', 'Models by name'],
])('the purpose of a key is shown: %j', async (text, about) => {
  expect(await hover(text)).toContain(about);
});

test.each([
  [`${MODEL}sever: SKLEARN\n`, 2, /sever/],
  [`${MODEL}server: SKLEARN\n    replicas: many\n`, 3, /integer/],
  ['storage:\n  models: { kind: s4 }\n', 1, /"s3"/],
  [`${MODEL}container: { readinessProbe: 3 }\n`, 2, /object/],
])('a mistake is underlined once, where it is: %j', async (text, line, message) => {
  const found = await service.doValidation(open(text).document, false);
  expect(found.map(({ range }) => range.start.line)).toEqual([line]);
  expect(found[0].message).toMatch(message);
});
