import { call } from '../helpers/io';

/**
 * Large and hostile input takes time in proportion to its size. The bound is on processor time and ten times what is
 * needed; what was quadratic took minutes.
 */
const MOST_SECONDS = 15;
const COUNT = 10_000;

const lines = (line: (i: number) => string) => Array.from({ length: COUNT }, (_, i) => `${line(i)}\n`).join('');
const sdep = (spec: string) => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon}
spec:
${spec}`;
const graph = (more: string) => sdep(`  predictors: [{name: default, graph: {name: m, type: MODEL, ${more}}}]\n`);
const long = 200_000;

const PLATFORMS: readonly [string, string][] = [
  ['unknown keys at the top', lines((i) => `key${i}: 1`)],
  ['unknown keys of a model', `models:\n  iris:\n    namespace: seldon\n${lines((i) => `    key${i}: 1`)}`],
  ['models of a wrong form', `models:\n${lines((i) => `  m${i}: {server: 1}`)}`],
  [
    'models of an environment that are incomplete',
    `environments:\n  dev:\n    models:\n${lines((i) => `      m${i}: {server: 1}`)}`,
  ],
  [
    'models that name missing stores',
    [
      'storage:\n',
      lines((i) => `  store${i}: {kind: s3, bucket: b}`),
      'models:\n',
      lines((i) => `  m${i}: {namespace: a, server: SKLEARN, store: stare${i}, path: x}`),
    ].join(''),
  ],
  [
    'models that name missing gateways',
    `models:\n${lines((i) => `  m${i}: {namespace: a, server: SKLEARN, uri: 's3://a/b', routing: {gateway: g${i}}}`)}`,
  ],
  ['a duration of digits', `models: {iris: {namespace: a, routing: {timeout: "${'1'.repeat(long)}"}}}`],
  [
    'text of JSON where a number belongs',
    JSON.stringify({
      models: {
        iris: {
          replicas: JSON.stringify(Object.fromEntries(Array.from({ length: COUNT }, (_, i) => [`k${i}`, `v:${i}`]))),
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

const MANIFESTS: readonly [title: string, manifest: string, code?: number][] = [
  ['a quantity of zeros', container(`resources: {limits: {memory: "${'0'.repeat(long)}x"}}`)],
  ['a quantity of letters', container(`resources: {limits: {memory: "${'a'.repeat(long)}1"}}`)],
  ['an image of braces', container('').replace('a/b:1', '{{'.repeat(long / 2)), 0],
  ['an image of colons', container('').replace('a/b:1', ':'.repeat(long)), 0],
  ['a model URI of braces', graph(`implementation: SKLEARN_SERVER, modelUri: "${'{{'.repeat(long / 2)}"`), 0],
  [
    'a silence of blanks',
    graph('').replace('namespace:', `annotations: {cdk8s-seldon/silence: "${' '.repeat(long)}x\\n"}, namespace:`),
  ],
  ['blanks in front of a name', `${' '.repeat(long)}${graph('')}`],
  ['empty lines', `${'\n'.repeat(long)}${graph('')}`],
  ['unknown fields', sdep(`  predictors: []\n${lines((i) => `  key${i}: 1`)}`)],
  [
    'predictors with unknown implementations',
    sdep(`  predictors:\n${lines((i) => `  - {name: p${i}, graph: {name: m, implementation: NO}}`)}`),
  ],
  ['JSON that breaks off inside a string', `{"items": [${lines((i) => `{"a": "\\"\\"x${i}"},`)} {"a": "\\"`],
  ['a name of dashes', graph('implementation: SKLEARN_SERVER').replace('name: iris', `name: "${'-'.repeat(long)}"`)],
  [
    'a name of dashes and dots',
    graph('implementation: SKLEARN_SERVER').replace('name: iris', `name: "${'-.'.repeat(long / 2)}"`),
  ],
  ['a parameter of digits', graph(`parameters: [{name: a, type: FLOAT, value: "${'1'.repeat(long)}x"}]`)],
  [
    'a field path of subscripts',
    sdep(`  predictors:
  - name: default
    graph: {name: m, type: MODEL}
    componentSpecs:
    - spec:
        containers: [{name: m, image: 'a/b:1', env: [{name: A, valueFrom: {fieldRef: {fieldPath: "${"a['".repeat(long / 3)}"}}}]}]
`),
  ],
];

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

test.each(PLATFORMS)('synth rejects %s in time', async (_, values) => {
  const taken = await seconds(async () => {
    expect((await call(['synth', '-f', '-', '-o', 'unused'], { stdin: values })).code).toBe(2);
  });
  expect(taken).toBeLessThan(MOST_SECONDS);
});

test.each(MANIFESTS)('validate judges %s in time', async (_, manifest, code = 1) => {
  const taken = await seconds(async () => {
    expect((await call(['validate', '-'], { stdin: manifest })).code).toBe(code);
  });
  expect(taken).toBeLessThan(MOST_SECONDS);
});

test('a message names at most twenty of many stores', async () => {
  const values = `storage:\n${lines((i) => `  s${i}: {kind: s3, bucket: b}`)}models: {m: {namespace: a, server: SKLEARN, store: other, path: x}}\n`;
  const { stderr } = await call(['synth', '-f', '-', '-o', 'unused'], { stdin: values });
  expect(stderr).toMatch(/which is not in 'storage': there are s0, .*, s19 and 9980 more/);
});
