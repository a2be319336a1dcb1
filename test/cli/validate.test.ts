import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { call, type Called } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'validate-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const HEAD =
  'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris, namespace: seldon}\n';
const GRAPH = 'graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}';
const GOOD = `${HEAD.replace('name: iris', 'name: good')}spec:\n  predictors:\n  - name: default\n    ${GRAPH}\n`;
const WARNED = `${HEAD}spec:\n  annotations: {seldon.io/rest-time-out: '10'}\n  predictors:\n  - name: default\n    ${GRAPH}\n`;
const BAD = `${HEAD}spec:\n  predictors:\n  - name: default\n    traffic: 50\n    ${GRAPH}\n`;

function write(name: string, content: string | Buffer): string {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), content);
  return name;
}
const read = (text: string) => readDocuments(text, '')[0].value as JsonObject;
const validate = (words: string[], stdin?: string) => call(['validate', ...words], { cwd: folder, stdin });
const records = ({ stdout }: Called) => JSON.parse(stdout) as Record<string, unknown>[];
const places = (called: Called) => records(called).map(({ rule, line, column }) => [rule, line, column]);

describe('exit codes', () => {
  test.each<[string, string, string[], number]>([
    ['nothing to say', GOOD, [], 0],
    ['an error', BAD, [], 1],
    ['a warning', WARNED, [], 0],
    ['a warning under --strict', WARNED, ['--strict'], 1],
    ['a silenced warning under --strict', WARNED, ['--strict', '--silence', 'SELDON248'], 0],
    ['another kind', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n', [], 0],
    ['a broken document', 'a: [', [], 1],
  ])('%s', async (_, text, words, code) => {
    expect((await validate(['-', ...words], text)).code).toBe(code);
  });

  test.each([
    [[], 'name a file'],
    [['missing.yaml'], 'missing.yaml: no such file or directory'],
    [['.'], 'there is no .yaml'],
    [['-', '--format', 'xml'], '--format: must be one of text'],
    [['-', '--silence', 'SELDON1999'], 'there is no rule "SELDON1999"'],
    [['-', '--operator-values', 'nowhere.yaml'], 'nowhere.yaml: no such file or directory'],
  ])('%j is wrong usage', async (words, message) => {
    const { code, stdout, stderr } = await validate(words, GOOD);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test("--strict fails on warnings about the operator's values, too", async () => {
  const values = ['--operator-values', write('values.yaml', 'keda: {enable: true}\n')];
  expect((await validate(['-', ...values], GOOD)).code).toBe(0);
  const { code, stderr } = await validate(['-', ...values, '--strict'], GOOD);
  expect(code).toBe(1);
  expect(stderr).toContain('values.yaml:1: keda.enable: nothing reads this key');
  expect(stderr).toContain("with --strict, warnings about the operator's values fail (1 above)");
});

describe('what a finding says', () => {
  test('for people: place, rule, path, object and remedy, and a summary on standard error', async () => {
    write('a.yaml', BAD);
    const { stdout, stderr } = await validate(['a.yaml']);
    expect(stdout).toBe(
      [
        'a.yaml:7:5: error SELDON119 single-traffic: the only predictor has a traffic of 50 instead of 100',
        '  at  spec.predictors[0].traffic of SeldonDeployment seldon/iris',
        "  fix remove 'traffic', or add the predictor that gets the rest",
        '',
      ].join('\n'),
    );
    expect(stderr).toBe('1 SeldonDeployment in 1 file: 1 error, 0 warnings\n');
  });

  test('colour appears on a terminal only', async () => {
    const coloured = await call(['validate', '-'], { stdin: BAD, colour: true });
    expect(coloured.stdout).toContain('\x1b[31merror\x1b[0m');
    expect((await call(['validate', '-'], { stdin: BAD })).stdout).not.toContain('\x1b');
  });

  test('for scripts: one array of records', async () => {
    write('a.yaml', BAD);
    expect(records(await validate(['a.yaml', '--format', 'json']))).toEqual([
      {
        rule: 'SELDON119',
        ruleName: 'single-traffic',
        group: 'webhook',
        severity: 'error',
        file: 'a.yaml',
        line: 7,
        column: 5,
        kind: 'SeldonDeployment',
        name: 'iris',
        namespace: 'seldon',
        path: 'spec.predictors[0].traffic',
        message: 'the only predictor has a traffic of 50 instead of 100',
        remedy: "remove 'traffic', or add the predictor that gets the rest",
        upstream: {
          field: 'spec',
          detail: 'Invalid value: "default": Traffic must sum be 100 for a single predictor when set',
        },
      },
    ]);
    expect(records(await validate(['-', '--format', 'json'], GOOD))).toEqual([]);
  });

  test('for GitHub: a workflow command for each, with escaped text', async () => {
    write('a,b.yaml', BAD);
    const { stdout } = await validate(['a,b.yaml', '--format', 'github']);
    expect(stdout).toMatch(
      /^::error file=a%2Cb\.yaml,line=7,col=5,title=SELDON119 single-traffic SeldonDeployment seldon\/iris::/,
    );
    expect(stdout).toMatch(/::spec\.predictors\[0\]\.traffic: .*%0Aremove/);
  });

  test('--explain shows a rule with its example', async () => {
    const { code, stdout } = await validate(['--explain', 'seldon118']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'SELDON118 traffic-sum (webhook, error): the traffic of several predictors adds up to 100',
    );
    expect(stdout).toContain('traffic: 90');
    expect(await validate(['--explain', 'traffic-sum'])).toEqual({ code, stdout, stderr: '' });
  });
});

describe('line and column', () => {
  const at = async (text: string) => places(await validate(['-', '--format', 'json'], text));

  test('in block style', async () => {
    expect(await at(BAD)).toEqual([['SELDON119', 7, 5]]);
  });

  test('in flow style', async () => {
    expect(await at(`${HEAD}spec: {predictors: [{name: default,\n  traffic: 50, ${GRAPH}}]}\n`)).toEqual([
      ['SELDON119', 5, 3],
    ]);
  });

  test('after an anchor, where it was written', async () => {
    const anchored = `${HEAD}spec:\n  predictors:\n  - &p\n    name: default\n    traffic: 60\n    ${GRAPH}\n  - <<: *p\n    name: canary\n`;
    expect(await at(anchored)).toEqual([['SELDON118', 8, 5]]);
  });

  test('in JSON', async () => {
    const json = JSON.stringify(
      {
        apiVersion: 'machinelearning.seldon.io/v1',
        kind: 'SeldonDeployment',
        metadata: { name: 'a' },
        spec: {
          predictors: [
            {
              name: 'default',
              traffic: 50,
              graph: { name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://m' },
            },
          ],
        },
      },
      null,
      2,
    );
    expect(await at(json)).toEqual([
      ['SELDON119', 1 + json.slice(0, json.indexOf('"traffic"')).split('\n').length - 1, 9],
    ]);
  });

  test('in the second document and inside a list', async () => {
    const item = BAD.trimEnd()
      .split('\n')
      .map((line, i) => `${i === 0 ? '- ' : '  '}${line}`)
      .join('\n');
    expect(await at(`${GOOD}---\napiVersion: v1\nkind: List\nitems:\n${item}\n`)).toEqual([['SELDON119', 18, 7]]);
  });

  test.each<[string, string, number, number]>([
    ['lines that end as on Windows', BAD.replace(/\n/g, '\r\n'), 7, 5],
    ['a byte order mark', `\uFEFF${BAD}`, 7, 5],
    [
      'a byte order mark on the same line',
      `\uFEFF${JSON.stringify(read(BAD))}`,
      1,
      JSON.stringify(read(BAD)).indexOf('"traffic"') + 1,
    ],
    ['tabs between words', BAD.replace('traffic: 50', 'traffic:\t50\t# half'), 7, 5],
    [
      'text beyond ASCII on the line, in UTF-16 units',
      `${HEAD}spec: {annotations: {é日😀: x}, predictors: [{name: default, traffic: 50, ${GRAPH}}]}\n`,
      4,
      61,
    ],
    ['quotes around keys', BAD.replace('traffic', '"traffic"').replace('predictors', "'predictors'"), 7, 5],
    ['a key that is marked as one', BAD.replace('traffic: 50', '? traffic\n    : 50'), 7, 5],
    ['comments and empty lines before', `# one\n\n--- # two\n${BAD}`, 10, 5],
  ])('with %s', async (_, text, line, column) => {
    expect(await at(text)).toEqual([['SELDON119', line, column]]);
  });

  test('for an alias, where its anchor was written', async () => {
    const text = `${HEAD}spec:\n  predictors:\n  - &p\n    name: default\n    traffic: 100\n    ${GRAPH}\n  - *p\n`;
    expect((await at(text)).filter(([rule]) => rule === 'SELDON109')).toEqual([['SELDON109', 7, 5]]);
  });

  test('what a merge replaces is where it was replaced', async () => {
    const text = `${HEAD}spec:\n  predictors:\n  - &p {name: a, traffic: 60, ${GRAPH}}\n  - <<: *p\n    name: b\n    traffic: 40\n    shadow: yep\n`;
    expect(await at(text)).toEqual([['SELDON015', 10, 5]]);
  });

  test('of what is missing in an item of a list: the item', async () => {
    expect(await at(`${HEAD}spec:\n  predictors:\n  - ${GRAPH}\n`)).toEqual([['SELDON014', 6, 5]]);
  });

  test('of what is missing: the closest existing place', async () => {
    expect(
      await at(
        `${HEAD}spec:\n  predictors:\n  - name: default\n    graph: {name: m, implementation: SKLEARN_SERVER}\n`,
      ),
    ).toEqual([['SELDON112', 7, 5]]);
  });
});

describe('bad input is a finding, and the rest is still checked', () => {
  test.each<[string, string | Buffer, string]>([
    ['broken YAML', `${GOOD}---\nspec:\n  a: [1\n---\n${BAD}`, 'SELDON001'],
    ['a tab for indentation', `${BAD}---\nspec:\n\ta: 1\n`, 'SELDON001'],
    ['a key twice', `${BAD}---\nkind: A\nkind: B\n`, 'SELDON004'],
    ['a key twice in JSON', `${BAD}---\n{"kind": "A", "a": {"b": 1, "b": 2}}\n`, 'SELDON004'],
    ['no kind', `${BAD}---\nreplicas: 2\n`, 'SELDON003'],
    ['a list', `${BAD}---\n- 1\n`, 'SELDON003'],
  ])('%s', async (_, text, rule) => {
    write('a.yaml', text);
    const found = records(await validate(['a.yaml', '--format', 'json'])).map((record) => record.rule);
    expect(found.sort()).toEqual([rule, 'SELDON119']);
  });

  test.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'SELDON002'],
    ['a comment alone', '# nothing\n---\n', 'SELDON002'],
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), 'SELDON001'],
    ['text in another encoding', Buffer.from([0x61, 0x3a, 0x20, 0xe4]), 'SELDON001'],
    [
      'aliases that explode',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abcdefghi'[i]}`).join(',')}]`).join('\n')}\n`,
      'SELDON001',
    ],
  ])('%s', async (_, content, rule) => {
    write('bad.yaml', content);
    write('good.yaml', BAD);
    const called = await validate(['bad.yaml', 'good.yaml', '--format', 'json']);
    expect(called.code).toBe(1);
    expect(records(called).map((record) => record.rule)).toEqual([rule, 'SELDON119']);
  });

  test('one broken document of a thousand is named with its line', async () => {
    const documents = Array.from({ length: 1000 }, (_, i) =>
      i === 500 ? 'a: [\n' : GOOD.replace('name: good', `name: good-${i}`),
    );
    const called = await validate(['-', '--format', 'json'], documents.join('---\n'));
    expect(records(called).map(({ rule }) => rule)).toEqual(['SELDON001']);
    expect(records(called)[0].line).toBeGreaterThanOrEqual(500 * 8 + 1);
    expect(called.stderr).toContain('999 SeldonDeployments');
  });

  test('UTF-16 with a byte order mark, as Windows shells write it, is read', async () => {
    write('a.yaml', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(BAD, 'utf16le')]));
    expect(records(await validate(['a.yaml', '--format', 'json'])).map(({ rule }) => rule)).toEqual(['SELDON119']);
  });
});

describe('inputs', () => {
  test('directories are read recursively and in order, without hidden folders and node_modules', async () => {
    ['b/c.yml', 'a.json', '.git/x.yaml', 'node_modules/y.yaml', 'notes.txt'].forEach((name) =>
      write(name, name.endsWith('json') ? '{}' : BAD),
    );
    write('a.json', JSON.stringify({ kind: 'Other' }));
    const called = await validate(['.', 'b/c.yml', '--format', 'json']);
    expect(records(called).map(({ file }) => file)).toEqual(['b/c.yml']);
    expect(called.stderr).toContain('1 SeldonDeployment in 2 files');
  });

  test('a file that is named twice is checked once, under its first name', async () => {
    write('a.yaml', BAD);
    const called = await validate(['./a.yaml', 'a.yaml', path.join(folder, 'a.yaml'), '--format', 'json']);
    expect(records(called).map(({ file }) => file)).toEqual(['./a.yaml']);
  });

  test('findings come in the order of the files', async () => {
    ['a.yaml', 'b.yaml', 'c.yaml'].forEach((name) =>
      write(name, name === 'b.yaml' ? 'kind: SeldonDeployment\na: [' : BAD.replace('iris', `iris-${name[0]}`)),
    );
    expect(records(await validate(['.', '--format', 'json'])).map(({ file }) => file)).toEqual([
      'a.yaml',
      'b.yaml',
      'c.yaml',
    ]);
  });

  test('links to files are followed, links to directories are not, and a dangling one is reported', async () => {
    write('real/a.yaml', BAD);
    fs.mkdirSync(path.join(folder, 'links'));
    fs.symlinkSync('../real/a.yaml', path.join(folder, 'links/a.yaml'));
    fs.symlinkSync('../real', path.join(folder, 'links/directory'));
    fs.symlinkSync('nowhere', path.join(folder, 'links/nothing.yaml'));
    const found = records(await validate(['links', '--format', 'json']));
    expect(found.map(({ file, rule }) => [file, rule])).toEqual([
      ['links/a.yaml', 'SELDON119'],
      ['links/nothing.yaml', 'SELDON001'],
    ]);
    expect(found[1].message).toBe('a broken symbolic link');
    expect(found[1].remedy).toContain('check its path');
    expect((await validate(['links/nothing.yaml'])).stderr).toContain('links/nothing.yaml: is a broken symbolic link');
  });

  test('what kubectl prints of a cluster is what was applied: status and server-side metadata give no findings', async () => {
    const { apiVersion, kind, spec } = read(GOOD);
    const live = {
      apiVersion,
      kind,
      metadata: {
        name: 'iris',
        namespace: 'seldon',
        uid: '5f1c',
        resourceVersion: '17',
        generation: 2,
        creationTimestamp: '2026-01-01T00:00:00Z',
        managedFields: [
          {
            manager: 'kubectl',
            operation: 'Update',
            apiVersion,
            time: '2026-01-01T00:00:00Z',
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:spec': {} },
          },
        ],
      },
      spec,
      status: {
        state: 'Available',
        address: { url: 'http://iris' },
        deploymentStatus: { 'iris-default-0-m': { replicas: 1, availableReplicas: 1 } },
      },
    };
    const called = await validate(
      ['-'],
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        metadata: { resourceVersion: '' },
        items: [live, { ...live, metadata: { ...live.metadata, name: 'iris-2' } }],
      }),
    );
    expect(called).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '2 SeldonDeployments in 1 file: 0 errors, 0 warnings\n',
    });
  });

  test('an operator among the objects decides, unless --operator-values do', async () => {
    const own = `${HEAD}spec:\n  predictors:\n  - name: default\n    graph: {name: m, implementation: MY_SERVER, modelUri: gs://m}\n`;
    const operator = [
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: seldon-config, namespace: s}\ndata:\n  predictor_servers: \'{"MY_SERVER":{"protocols":{"seldon":{"image":"my","defaultImageVersion":"1"}}}}\'\n' +
        '  storageInitializer: \'{"image":"i","cpuLimit":"1","cpuRequest":"1","memoryLimit":"1Gi","memoryRequest":"1Gi"}\'\n',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: seldon-controller-manager, namespace: s}\nspec: {template: {spec: {containers: [{name: manager, image: "operator:1", env: [{name: EXECUTOR_CONTAINER_IMAGE_AND_VERSION, value: "e:1"}]}]}}}\n',
    ];
    const rules = async (...words: string[]) =>
      records(await validate(['-', '--format', 'json', ...words], [own, ...operator].join('---\n'))).map(
        ({ rule }) => rule,
      );
    expect(await rules()).not.toContain('SELDON114');
    write('values.yaml', 'predictor_servers: {OTHER: {protocols: {}}}\n');
    expect(await rules('--operator-values', 'values.yaml')).toContain('SELDON114');
  });

  test('the values of an operator for all namespaces leave a namespace to its own operator in the input', async () => {
    const scaled = (namespace: string) => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: ${namespace}, namespace: ${namespace}}
spec:
  predictors:
  - name: default
    graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    componentSpecs:
    - spec: {containers: [{name: m}]}
      kedaSpec: {maxReplicaCount: 2, triggers: [{type: cron, metadata: {start: '0 8 * * *', end: '0 9 * * *', timezone: UTC}}]}
`;
    const operator =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: seldon-controller-manager, namespace: risk}\nspec: {template: {spec: {containers: [{name: manager, image: "seldonio/seldon-core-operator:1.17.1", args: [--namespace=risk], env: [{name: EXECUTOR_CONTAINER_IMAGE_AND_VERSION, value: "e:1"}]}]}}}\n';
    write('keda.yaml', 'keda: {enabled: true}\n');
    const found = records(
      await validate(
        ['-', '--format', 'json', '--operator-values', 'keda.yaml'],
        [scaled('risk'), scaled('fraud'), operator].join('---\n'),
      ),
    );
    expect(found.map(({ rule, name }) => [rule, name])).toEqual([['SELDON291', 'risk']]);
  });

  test('values of the operator give the warnings that template gives', async () => {
    fs.writeFileSync(path.join(folder, 'old.yaml'), 'ambassador: {enabled: true}\npredictiveUnit: {port: 9001}\n');
    const { stderr } = await validate(['-', '--operator-values', 'old.yaml'], GOOD);
    expect(stderr).toContain(
      'warning: old.yaml:2: predictiveUnit.port: nothing reads this key; it is predictiveUnit.httpPort',
    );
  });
});

describe('silence', () => {
  const silenced = WARNED.replace(
    '{name: iris, namespace: seldon}',
    '{name: iris, annotations: {cdk8s-seldon/silence: "dead-field, seldon248"}}',
  );

  test('an annotation of the object is counted, and prints nothing', async () => {
    const { stdout, stderr } = await validate(['-'], silenced);
    expect(stdout).toBe('');
    expect(stderr).toBe('1 SeldonDeployment in 1 file: 0 errors, 0 warnings, 1 silenced\n');
  });

  test('it counts for that object alone', async () => {
    const { stderr } = await validate(['-'], `${silenced}---\n${WARNED}`);
    expect(stderr).toBe('2 SeldonDeployments in 1 file: 0 errors, 1 warning, 1 silenced\n');
  });
});

test('a merged key may be written again', async () => {
  const merged = `${HEAD}spec:\n  predictors:\n  - &p\n    name: default\n    traffic: 60\n    ${GRAPH}\n  - <<: *p\n    name: canary\n    traffic: 40\n`;
  expect(await validate(['-'], merged)).toMatchObject({ code: 0, stdout: '' });
});
