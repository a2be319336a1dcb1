import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

/** Lines or problems, and twenty times as many characters of one string. */
const COUNT = 10_000;

/** Processor seconds that need no further look. */
const QUICK = 2;

/** What takes longer must at least grow with its size: an eighth of it takes an eighth of the time, not a 64th. */
const PART = 8;
const MOST_GROWTH = 24;

const LITTLE = 100;

/** Input of a size. */
type Sized = (count: number) => string;

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');
const long = (count: number, part: string) => part.repeat((20 * count) / part.length);
const sdep = (spec: string) => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon}
spec:
${spec}`;
const graph = (more: string) => sdep(`  predictors: [{name: default, graph: {name: m, type: MODEL, ${more}}}]\n`);

const PLATFORMS: readonly [title: string, values: Sized][] = [
  ['unknown keys at the top', (n) => lines(n, (i) => `key${i}: 1`)],
  ['unknown keys of a model', (n) => `models:\n  iris:\n    namespace: seldon\n${lines(n, (i) => `    key${i}: 1`)}`],
  ['models of a wrong form', (n) => `models:\n${lines(n, (i) => `  m${i}: {server: 1}`)}`],
  [
    'models of an environment that are incomplete',
    (n) => `environments:\n  dev:\n    models:\n${lines(n, (i) => `      m${i}: {server: 1}`)}`,
  ],
  [
    'models that name missing stores',
    (n) =>
      [
        'storage:\n',
        lines(n, (i) => `  store${i}: {kind: s3, bucket: b}`),
        'models:\n',
        lines(n, (i) => `  m${i}: {namespace: a, server: SKLEARN, store: stare${i}, path: x}`),
      ].join(''),
  ],
  [
    'models that name missing gateways',
    (n) =>
      `models:\n${lines(n, (i) => `  m${i}: {namespace: a, server: SKLEARN, uri: 's3://a/b', routing: {gateway: g${i}}}`)}`,
  ],
  ['a duration of digits', (n) => `models: {iris: {namespace: a, routing: {timeout: "${long(n, '1')}"}}}`],
  [
    'text of JSON where a number belongs',
    (n) =>
      JSON.stringify({
        models: {
          iris: {
            replicas: JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, `v:${i}`]))),
          },
        },
      }),
  ],
];

const container = (more: string) =>
  sdep(`  predictors:
  - name: default
    graph: {name: m, type: MODEL}
    componentSpecs: [{spec: {containers: [{name: m, image: 'a/b:1', ${more}}]}}]
`);

const MANIFESTS: readonly [title: string, manifest: Sized, code?: number][] = [
  ['a quantity of zeros', (n) => container(`resources: {limits: {memory: "${long(n, '0')}x"}}`)],
  ['a quantity of letters', (n) => container(`resources: {limits: {memory: "${long(n, 'a')}1"}}`)],
  ['an image of braces', (n) => container('').replace('a/b:1', long(n, '{{')), 0],
  ['an image of colons', (n) => container('').replace('a/b:1', long(n, ':')), 0],
  ['a model URI of braces', (n) => graph(`implementation: SKLEARN_SERVER, modelUri: "${long(n, '{{')}"`), 0],
  [
    'a silence of blanks',
    (n) => graph('').replace('namespace:', `annotations: {cdk8s-seldon/silence: "${long(n, ' ')}x\\n"}, namespace:`),
  ],
  [
    'a silence of unknown words',
    (n) => {
      const words = Array.from({ length: n / 4 }, (_, i) => `a-word-that-no-rule-has-${i}`).join(' ');
      return graph('').replace('namespace:', `annotations: {cdk8s-seldon/silence: "${words}"}, namespace:`);
    },
  ],
  ['blanks in front of a name', (n) => `${long(n, ' ')}${graph('')}`],
  ['empty lines', (n) => `${long(n, '\n')}${graph('')}`],
  ['unknown fields', (n) => sdep(`  predictors: []\n${lines(n, (i) => `  key${i}: 1`)}`)],
  [
    'predictors with unknown implementations',
    (n) => sdep(`  predictors:\n${lines(n, (i) => `  - {name: p${i}, graph: {name: m, implementation: NO}}`)}`),
  ],
  ['JSON that breaks off inside a string', (n) => `{"items": [${lines(n, (i) => `{"a": "\\"\\"x${i}"},`)} {"a": "\\"`],
  ['a name of dashes', (n) => graph('implementation: SKLEARN_SERVER').replace('name: iris', `name: "${long(n, '-')}"`)],
  [
    'a name of dashes and dots',
    (n) => graph('implementation: SKLEARN_SERVER').replace('name: iris', `name: "${long(n, '-.')}"`),
  ],
  ['a parameter of digits', (n) => graph(`parameters: [{name: a, type: FLOAT, value: "${long(n, '1')}x"}]`)],
  [
    'a field path of subscripts',
    (n) =>
      sdep(`  predictors:
  - name: default
    graph: {name: m, type: MODEL}
    componentSpecs:
    - spec:
        containers: [{name: m, image: 'a/b:1', env: [{name: A, valueFrom: {fieldRef: {fieldPath: "${long(n, "a['")}"}}}]}]
`),
  ],
];

const list = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const mapOf = (count: number, key: string) => Object.fromEntries(list(count, (i) => [`${key}${i}`, 'some text']));

/** A SeldonDeployment on one line that has as many findings, variables and parameters as a size says. */
const broad: Sized = (n) => {
  const node = { name: 'm', env: list(n / 4, (i) => ({ name: `A${i}`, value: 'some text' })) };
  return JSON.stringify({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris', namespace: 'seldon' },
    spec: {
      ...mapOf(n / 4, 'field'),
      predictors: [
        {
          name: 'default',
          graph: {
            name: 'm',
            implementation: 'SKLEARN_SERVER',
            modelUri: 'gs://a/b',
            parameters: list(n / 4, (i) => ({ name: `p${i}`, type: 'STRING', value: 'x' })),
          },
          componentSpecs: [{ spec: { containers: [{ ...node, ...mapOf(n / 4, 'key') }] } }],
        },
      ],
    },
  });
};

/** Commands that read it; those that write the most get the half. */
const READERS: readonly [command: string, half?: boolean][] = [
  ['diff missing -'],
  ['graph -'],
  ['expand -'],
  ['needs -'],
  ['images -'],
  ['ask --in -'],
  ['report - -o -', true],
  ['import - --to typescript -o', true],
  ['import - --to values -o', true],
];

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Runs work of the whole size, and of a part of it if that takes long: a slow machine is slow for both. */
async function expectProportionate(work: (count: number) => Promise<unknown>): Promise<void> {
  await work(LITTLE); // Loads what the command needs, which takes seconds where nothing is compiled yet.
  const whole = await seconds(() => work(COUNT));
  if (whole > QUICK) {
    const part = await seconds(() => work(COUNT / PART));
    expect(whole / part).toBeLessThan(MOST_GROWTH);
  }
}

test.each(PLATFORMS)('synth rejects %s in time that is proportionate to their size', async (_, values) => {
  await expectProportionate(async (count) => {
    expect((await call(['synth', '-f', '-', '-o', 'unused'], { stdin: values(count) })).code).toBe(2);
  });
});

test.each(MANIFESTS)('validate judges %s in time that is proportionate to its size', async (_, manifest, code = 1) => {
  await expectProportionate(async (count) => {
    expect((await call(['validate', '-'], { stdin: manifest(count) })).code).toBe(code);
  });
});

describe('a manifest of many findings, variables and parameters', () => {
  let folder: string;
  beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'size-'))));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test.each(READERS)('takes `%s` time that is proportionate to its size', async (command, half = false) => {
    await expectProportionate(async (count) => {
      const words = command.split(' ');
      const argv = words[0] === 'import' ? [...words, fs.mkdtempSync(path.join(folder, 'out-'))] : words;
      const { code, stderr } = await call(argv, { stdin: broad(half ? count / 2 : count), cwd: folder });
      expect({ isRead: code < 2, stderr }).toMatchObject({ isRead: true });
    });
  });
});

test.each(['values platform', 'values seldon-core-operator', 'template seldon-core-operator'])(
  '`%s` takes time that is proportionate to unknown keys',
  async (command) => {
    await expectProportionate(async (count) => {
      const stdin = lines(count, (i) => `key${i}: 'some text'`);
      expect((await call([...command.split(' '), '-f', '-'], { stdin })).code).toBe(0);
    });
  },
);

test('a message names at most twenty of many stores', async () => {
  const stores = lines(COUNT, (i) => `  s${i}: {kind: s3, bucket: b}`);
  const values = `storage:\n${stores}models: {m: {namespace: a, server: SKLEARN, store: other, path: x}}\n`;
  const { stderr } = await call(['synth', '-f', '-', '-o', 'unused'], { stdin: values });
  expect(stderr).toMatch(/which is not in 'storage': there are s0, .*, s19 and 9980 more/);
});
