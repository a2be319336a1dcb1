import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { load } from 'js-yaml';
import { main } from '../../src/cli/main';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { firstDifference } from '../helpers/compare';
import { call } from '../helpers/io';
import { describeWithWholeReference, referenceLines, referenceText } from '../helpers/reference';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'expand-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  fs.writeFileSync(path.join(folder, name), content);
  return name;
}

const expand = (words: string[], stdin?: string) => call(['expand', ...words], { cwd: folder, stdin });

const IRIS = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris}
spec:
  predictors:
  - name: default
    graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
`;
const REFUSED = IRIS.replace('modelUri: gs://m', 'type: MODEL');
const STUCK = IRIS.replace(
  '- name: default',
  '- name: default\n    componentSpecs: [{spec: {containers: [{name: a, image: a}]}}, {spec: {containers: [{name: m}]}}]',
);

interface Line {
  readonly file: string;
  readonly name: string;
  readonly namespace: string;
  readonly address: string | null;
  readonly objects: Manifest[];
  readonly origins: { kind: string; name: string; fields: Record<string, JsonObject> }[];
  readonly findings: { rule: string; group: string; severity: string }[];
}

const lines = (stdout: string) =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
const kinds = (stdout: string) => stdout.split(/^---$/m).map((document) => (load(document) as JsonObject).kind);

describe('objects', () => {
  test('are printed as YAML documents', async () => {
    const { code, stdout, stderr } = await expand(['-'], IRIS);
    expect({ code, kinds: kinds(stdout), stderr }).toEqual({
      code: 0,
      kinds: ['Deployment', 'Service', 'Service'],
      stderr: '',
    });
  });

  test('are one line of JSON for each SeldonDeployment, in the order of the input', async () => {
    write('a.yaml', `${IRIS}---\n${REFUSED.replace('iris', 'bad')}`);
    write('b.yaml', IRIS.replace('iris', 'third'));
    const { code, stdout } = await expand(['b.yaml', 'a.yaml', '--format', 'json']);
    expect(code).toBe(1);
    expect(lines(stdout).map(({ file, name, objects }) => [file, name, objects.length])).toEqual([
      ['b.yaml', 'third', 3],
      ['a.yaml', 'iris', 3],
      ['a.yaml', 'bad', 0],
    ]);
  });

  test('come with the fields and settings that decide theirs, in JSON', async () => {
    const [{ objects, origins }] = lines((await expand(['-', '--format', 'json'], IRIS)).stdout);
    expect(origins.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      objects.map(({ kind, metadata }) => `${kind} ${String(metadata.name)}`),
    );
    const { fields } = origins[0];
    expect(fields['spec.template.spec.containers[0].image']).toEqual({
      paths: ['spec.predictors[0].graph.implementation'],
      settings: ['predictor_servers.SKLEARN_SERVER'],
    });
    expect(fields['metadata.labels.version']).toEqual({ paths: ['spec.predictors[0].name'], copied: true });
    expect(fields['spec.template.spec.securityContext']).toMatchObject({ settings: ['defaultUserID'] });
  });

  test('are in the namespace that the SeldonDeployment names, else in that of the call, else in default', async () => {
    const both = `${IRIS}---\n${IRIS.replace('{name: iris}', '{name: own, namespace: seldon}')}`;
    const namespaces = async (words: string[]) =>
      lines((await expand(['-', '--format', 'json', ...words], both)).stdout).map(({ namespace, address }) => [
        namespace,
        address?.split('.')[1],
      ]);
    expect(await namespaces(['-n', 'team'])).toEqual([
      ['team', 'team'],
      ['seldon', 'seldon'],
    ]);
    expect(await namespaces([])).toEqual([
      ['default', 'default'],
      ['seldon', 'seldon'],
    ]);
  });

  test('use credentials in the same input', async () => {
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\nsecrets: [{name: keys}]\n';
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData: {awsSecretAccessKey: very-secret}\n';
    const { stdout } = await expand(['-'], [IRIS, account, secret].join('---\n'));
    expect(stdout).toContain('AWS_SECRET_ACCESS_KEY');
    expect(stdout).not.toContain('very-secret');
  });
});

describe('the operator', () => {
  const OPERATOR = `apiVersion: apps/v1
kind: Deployment
metadata: {name: seldon-controller-manager, namespace: seldon-system}
spec:
  template:
    spec:
      containers:
      - name: manager
        image: operator:1
        env: [{name: EXECUTOR_CONTAINER_IMAGE_AND_VERSION, value: 'found:1'}]
`;

  test('is the one in the input, unless values are given', async () => {
    const images = async (words: string[]) =>
      (await expand(['-', ...words], `${IRIS}---\n${OPERATOR}`)).stdout.match(
        /image: (found|docker.io\/seldonio\/seldon-core-executor|given\/executor):\S+/,
      )?.[1];
    write('values.yaml', 'executor: {image: {registry: given, repository: executor}}');
    expect(await images([])).toBe('found');
    expect(await images(['--operator-values', 'values.yaml'])).toBe('given/executor');
  });
});

describe('what cannot come up', () => {
  test.each([
    ['the webhook refuses', REFUSED, 'SELDON1'],
    ['the operator fails on', STUCK, 'engine not separate'],
  ])('has findings instead of objects: what %s', async (_, text, said) => {
    const { code, stdout, stderr } = await expand(['-'], text);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(said);
  });

  test('has its findings in the JSON lines too', async () => {
    const [line] = lines((await expand(['-', '--format', 'json'], REFUSED)).stdout);
    expect(line).toMatchObject({ address: null, objects: [], findings: [{ group: 'webhook', severity: 'error' }] });
  });

  test('stays listed if only the API server rejects a created object', async () => {
    const long = IRIS.replaceAll('name: m,', `name: ${'m'.repeat(60)},`);
    const { code, stdout, stderr } = await expand(['-'], long);
    expect({ code, kinds: kinds(stdout) }).toMatchObject({
      code: 1,
      kinds: expect.arrayContaining(['Deployment']) as unknown,
    });
    expect(stderr).toContain('Deployment');
  });
});

describe('wrong usage', () => {
  test.each([
    [[], 'name a file'],
    [['missing.yaml'], 'missing.yaml: no such file or directory'],
    [['-', '--format', 'xml'], '--format: must be one of yaml, json'],
  ])('%j', async (words, message) => {
    const { code, stdout, stderr } = await expand(words, IRIS);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('an unreadable document prints nothing', async () => {
    expect(await expand(['-'], `${IRIS}---\na: [`)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('many SeldonDeployments', () => {
  const COUNT = 300;
  const MANY = Array.from({ length: COUNT }, (_, i) => IRIS.replace('iris', `iris${i}`)).join('---\n');

  /** Runs the command with a standard output that notes the length of each piece. */
  async function pieces(words: readonly string[], input: string): Promise<{ code: number; lengths: number[] }> {
    const lengths: number[] = [];
    const code = await main(['expand', '-', ...words], {
      cwd: folder,
      colour: false,
      stdout: (piece) => void lengths.push(piece.length),
      stderr: () => undefined,
      stdin: () => Promise.resolve(Buffer.from(input)),
    });
    return { code, lengths };
  }

  test.each([['yaml'], ['json']])('are printed in short pieces as %s', async (format) => {
    const { code, lengths } = await pieces(['--format', format], MANY);
    expect(code).toBe(0);
    expect(lengths.length).toBeGreaterThan(10);
    expect(Math.max(...lengths)).toBeLessThan(200_000);
  });

  test('are all read before the first piece: nothing is printed if the last one cannot be read', async () => {
    expect(await pieces([], `${MANY}---\na: [`)).toEqual({ code: 2, lengths: [] });
    const large = IRIS.replace('modelUri:', 'parameters: [{name: a, type: INT, value: 9007199254740993}], modelUri:');
    expect(await pieces([], `${MANY}---\n${large}`)).toEqual({ code: 2, lengths: [] });
  });
});

describeWithWholeReference('all real SeldonDeployments in one call', () => {
  interface Measured {
    readonly id: string;
    readonly objects: Manifest[];
    readonly address?: string | null;
  }

  test.each(['default', 'custom', 'istio-keda', 'ambassador'])(
    'give the objects of the operator configured as %s',
    async (profile) => {
      write('values.yaml', referenceText(`measured/expand/${profile}.values.yaml`));
      const sdeps = referenceLines<{ sdep: JsonObject }>('seldondeployments.jsonl').map(({ sdep }) =>
        JSON.stringify(sdep),
      );

      const { stdout } = await expand(
        ['-', '--operator-values', 'values.yaml', '--format', 'json'],
        sdeps.join('\n---\n'),
      );
      const expanded = lines(stdout);
      const measured = referenceLines<Measured>(`measured/expand/real-${profile}.jsonl`);
      expect(expanded).toHaveLength(measured.length);
      expect(
        measured.flatMap(({ id, objects, address }, index) => {
          const found =
            firstDifference(expanded[index].objects, objects) ??
            (expanded[index].address === (address ?? null) ? undefined : 'address');
          return found === undefined ? [] : [`${id} ${found}`];
        }),
      ).toEqual([]);
    },
  );
});
