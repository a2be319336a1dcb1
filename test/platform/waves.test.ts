import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isObject, type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';

const examples = path.resolve(__dirname, '../../examples');
const platforms = fs.readdirSync(examples).filter((name) => fs.existsSync(path.join(examples, name, 'platform.yaml')));

let out: string;
beforeEach(() => { out = fs.mkdtempSync(path.join(os.tmpdir(), 'waves-')); });
afterEach(() => fs.rmSync(out, { recursive: true }));

/** An object and its place in the order of application. */
interface Placed { readonly object: JsonObject; readonly place: number; readonly name: string }

interface Metadata { readonly name: string; readonly namespace?: string; readonly annotations?: Record<string, string> }

const metadataOf = ({ metadata }: JsonObject) => metadata as unknown as Metadata;
const keyOf = (kind: string, namespace: string | undefined, name: string) => `${kind} ${namespace ?? ''}/${name}`;

/** Everything below a value that is a map. */
function maps(value: unknown): JsonObject[] {
  if (Array.isArray(value)) {
    return value.flatMap(maps);
  }
  return isObject(value) ? [value, ...Object.values(value).flatMap(maps)] : [];
}

/** What an object cannot be applied, or its pods cannot start, without. */
function needs(object: JsonObject): string[] {
  const { namespace } = metadataOf(object);
  const named = (kind: string, name: unknown) => typeof name === 'string' ? [keyOf(kind, namespace, name)] : [];
  return [
    ...namespace === undefined ? [] : [keyOf('Namespace', undefined, namespace)],
    ...object.kind === 'SeldonDeployment' ? ['CRD SeldonDeployment'] : [],
    ...maps(object.spec).flatMap((map) => [
      ...isObject(map.configMap) ? named('ConfigMap', map.configMap.name) : [],
      ...isObject(map.secret) ? named('Secret', map.secret.secretName) : [],
      ...named('Secret', map.envSecretRefName),
      ...named('ServiceAccount', map.serviceAccountName),
    ]),
    ...maps(object.webhooks).flatMap(({ service }) => isObject(service) ? [keyOf('Service', String(service.namespace), String(service.name))] : []),
  ];
}

/** What an object brings; a Certificate and an ExternalSecret bring a Secret too. */
function brings(object: JsonObject): string[] {
  const { name, namespace } = metadataOf(object);
  const spec = isObject(object.spec) ? object.spec : {};
  const target = isObject(spec.target) ? spec.target.name : undefined;
  const secret = object.kind === 'Certificate' ? spec.secretName : object.kind === 'ExternalSecret' ? target ?? name : undefined;
  return [
    keyOf(String(object.kind), namespace, name),
    ...typeof secret === 'string' ? [keyOf('Secret', namespace, secret)] : [],
    ...object.kind === 'CustomResourceDefinition' ? [`CRD ${String(((object.spec as JsonObject).names as JsonObject).kind)}`] : [],
  ];
}

/** What is needed before the place at which it comes. */
function tooEarly(placed: readonly Placed[]): string[] {
  const comes = new Map<string, number>();
  for (const { object, place } of placed) {
    brings(object).forEach((key) => comes.set(key, Math.min(place, comes.get(key) ?? Infinity)));
  }
  return placed.flatMap(({ object, place, name }) => needs(object).filter((key) => (comes.get(key) ?? -Infinity) > place).map((key) => `${name} needs ${key}`));
}

function read(folder: string): { file: string; object: JsonObject }[] {
  return fs.readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort()
    .flatMap((file) => readDocuments(fs.readFileSync(path.join(folder, file), 'utf8'), file).map(({ value }) => ({ file, object: value as JsonObject })));
}

const label = (object: JsonObject) => `${String(object.kind)} ${metadataOf(object).name}`;

/** The folders that are applied, each to a cluster, the CRD included. */
async function folders(example: string, ...more: string[]): Promise<string[]> {
  const { code } = await call(['synth', '-f', 'platform.yaml', '--set', 'operator.crd.create=true', ...more, '-o', out], { cwd: path.join(examples, example) });
  expect(code).toBe(0);
  const below = fs.readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => path.join(out, name));
  return below.length > 0 ? below : [out];
}

test.each(platforms)('examples/%s: no file needs what a later one brings', async (example) => {
  for (const folder of await folders(example)) {
    const objects = read(folder);
    const order = [...new Set(objects.map(({ file }) => file))];
    expect(objects.flatMap(({ object }) => needs(object)).length).toBeGreaterThan(0);
    expect(tooEarly(objects.map(({ file, object }) => ({ object, place: order.indexOf(file), name: label(object) })))).toEqual([]);
  }
});

test.each(platforms)('examples/%s: no sync wave needs what a later one brings', async (example) => {
  for (const folder of await folders(example, '--set', 'gitops.argocd.repository=https://git.example.com/x.git')) {
    const placed = read(folder).map(({ object }) => ({ object, place: Number(metadataOf(object).annotations?.['argocd.argoproj.io/sync-wave']), name: label(object) }));
    expect(placed.filter(({ place }) => Number.isNaN(place)).map(({ name }) => name)).toEqual([]);
    expect(tooEarly(placed)).toEqual([]);
  }
});

test('what comes too late is found', () => {
  const object = (kind: string, name: string, more: JsonObject = {}): JsonObject => ({ kind, metadata: { name, namespace: 'a' }, ...more });
  expect(tooEarly([
    { object: object('Deployment', 'web', { spec: { template: { spec: { serviceAccountName: 'web', volumes: [{ secret: { secretName: 'cert' } }] } } } }), place: 1, name: 'web' },
    { object: object('ServiceAccount', 'web'), place: 2, name: 'account' },
    { object: object('Certificate', 'cert', { spec: { secretName: 'cert' } }), place: 2, name: 'certificate' },
    { object: { kind: 'Namespace', metadata: { name: 'a' } }, place: 1, name: 'namespace' },
  ])).toEqual(['web needs ServiceAccount a/web', 'web needs Secret a/cert']);
});
