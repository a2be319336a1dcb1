import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Answer, Cluster, sleep } from './cluster';
import { createdObjects, rollOut } from './created';
import { Operator } from './operator';
import { PROFILES } from './profiles';
import { isObject, type JsonObject, type Manifest } from '../../src/private/json';
import { eachManifest } from '../../src/yaml/manifests';
import { call } from '../helpers/io';

const NAMESPACE = 'seldon-system';
const FILES = (process.env.VERDICT_FILES ?? '').split('\n').filter((file) => file !== '');
const PROFILE = (process.env.CLUSTER_PROFILES ?? 'default').split(',')[0];
/** How long the operator may work on all of them, and how long Deployments are watched then. */
const MOST_SECONDS = 120;
const WATCHED_SECONDS = 10;

interface Tried {
  readonly object: JsonObject;
  readonly name: string;
  readonly namespace: string;
  readonly strict: Answer;
  readonly answer: Answer;
}

(FILES.length === 0 ? describe.skip : describe)('the verdict of a cluster on files', () => {
  const tried: Tried[] = [];
  const rewritten: string[] = [];
  let created = new Map<string, Manifest[]>();
  let cluster: Cluster | undefined;
  let operator: Operator | undefined;

  beforeAll(async () => {
    const objects = FILES.flatMap(objectsOf);
    const others = objects.filter(({ kind }) => kind !== 'SeldonDeployment');
    cluster = Cluster.start();
    cluster.installCrds('istio', 'keda', 'emissary');
    await installOperator(cluster);
    operator = await Operator.start(cluster, NAMESPACE);
    for (const namespace of new Set(objects.map(namespaceOf))) {
      cluster.kubectl(['create', 'namespace', namespace]);
    }
    for (const object of others) {
      const { code, stderr } = cluster.kubectl(['apply', '-n', namespaceOf(object), '-f', '-'], JSON.stringify(object));
      say(code === 0 ? '' : `not applied: ${stderr.trim()}`);
    }
    for (const object of objects.filter(({ kind }) => kind === 'SeldonDeployment')) {
      tried.push(await submitted(cluster, object));
    }
    const stop = Date.now() + MOST_SECONDS * 1000;
    for (let last = ''; Date.now() < stop; await sleep(2000)) {
      await rollOut(cluster);
      const now = JSON.stringify([...generations(await createdObjects(cluster))]);
      if (now === last) {
        break;
      }
      last = now;
    }
    const before = generations(await createdObjects(cluster));
    for (const end = Date.now() + WATCHED_SECONDS * 1000; Date.now() < end; await sleep(500)) {
      await rollOut(cluster);
    }
    created = await createdObjects(cluster);
    for (const [object, generation] of generations(created)) {
      const earlier = before.get(object);
      if (earlier !== undefined && generation > earlier) {
        rewritten.push(`${object}: generation ${earlier} to ${generation} in ${WATCHED_SECONDS} s`);
      }
    }
    tried.forEach((each) => tell(cluster!, each, created.get(each.namespace) ?? []));
    rewritten.forEach((line) => say(`rewritten: ${line}`));
  }, 300_000);

  afterAll(async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verdict-'));
    fs.writeFileSync(path.join(folder, 'manager.log'), operator?.log ?? '');
    say(`log of the operator: ${path.join(folder, 'manager.log')}`);
    await operator?.stop();
    cluster?.stop();
  });

  test('there is a SeldonDeployment', () => {
    expect(tried.length).toBeGreaterThan(0);
  });

  test('validate rejects what the cluster rejects', async () => {
    const { stdout } = await call(['validate', ...FILES, '--format', 'json']);
    const rejected = new Set(
      (JSON.parse(stdout) as JsonObject[])
        .filter(({ group, severity }) => severity === 'error' && (group === 'schema' || group === 'webhook'))
        .map(({ namespace, name }) => `${String(namespace || 'default')}/${String(name)}`),
    );
    const differing = tried
      .filter(({ namespace, name, strict }) => strict.code < 300 === rejected.has(`${namespace}/${name}`))
      .map(
        ({ namespace, name, strict }) => `${namespace}/${name}: ${strict.code} ${String(strict.body.message ?? '')}`,
      );
    expect(differing).toEqual([]);
  });

  test('the operator leaves what it created alone', () => {
    expect(rewritten).toEqual([]);
  });
});

function objectsOf(file: string): JsonObject[] {
  return [...eachManifest(fs.readFileSync(file, 'utf8'), file)].flatMap(({ value }) => {
    if (!isObject(value)) {
      return [];
    }
    return value.kind === 'List' ? (value.items as JsonObject[]) : [value];
  });
}

function metadataOf(object: JsonObject): JsonObject {
  return (object.metadata ?? {}) as JsonObject;
}

function namespaceOf(object: JsonObject): string {
  return String(metadataOf(object).namespace ?? 'default');
}

async function installOperator(cluster: Cluster): Promise<void> {
  const { stdout, code } = await call(['template', 'seldon-core-operator', '-n', NAMESPACE, '-f', '-'], {
    stdin: JSON.stringify(PROFILES[PROFILE]),
  });
  expect(code).toBe(0);
  cluster.run(['create', 'namespace', NAMESPACE]);
  cluster.run(['apply', '-n', NAMESPACE, '-f', '-'], stdout);
}

/** What the API server answers with strict validation, and what it answers where unknown fields are dropped. */
async function submitted(cluster: Cluster, object: JsonObject): Promise<Tried> {
  const namespace = namespaceOf(object);
  const where = `apis/${String(object.apiVersion)}/namespaces/${namespace}/seldondeployments`;
  const strict = await cluster.request('POST', `${where}?fieldValidation=Strict`, object);
  const answer =
    strict.code === 400 ? await cluster.request('POST', `${where}?fieldValidation=Ignore`, object) : strict;
  return { object, name: String(metadataOf(object).name), namespace, strict, answer };
}

function generations(created: ReadonlyMap<string, readonly Manifest[]>): Map<string, number> {
  return new Map(
    [...created.values()]
      .flat()
      .map(({ kind, metadata }) => [
        `${kind} ${String(metadata.namespace)}/${String(metadata.name)}`,
        Number(metadata.generation ?? 0),
      ]),
  );
}

function tell(cluster: Cluster, { name, namespace, strict, answer }: Tried, created: readonly Manifest[]): void {
  say(`SeldonDeployment ${namespace}/${name}`);
  say(`  strict: ${strict.code} ${String(strict.body.message ?? 'accepted')}`);
  say(answer === strict ? '' : `  lenient: ${answer.code} ${String(answer.body.message ?? 'accepted')}`);
  if (answer.code < 300) {
    const [{ status }] = cluster.get('seldondeployment', name, '-n', namespace) as unknown as { status?: JsonObject }[];
    say(`  state: ${String(status?.state ?? 'none')} ${String(status?.description ?? '')}`.trimEnd());
  }
  created
    .filter(({ metadata }) => (metadata.ownerReferences as JsonObject[]).some((owner) => owner.name === name))
    .forEach(({ apiVersion, kind, metadata, ...rest }) =>
      say(JSON.stringify({ apiVersion, kind, metadata: { ...metadata, managedFields: undefined }, ...rest })),
    );
}

/** Past Jest, which would put a stack behind each line. */
function say(line: string): void {
  if (line !== '') {
    process.stdout.write(`${line}\n`);
  }
}
