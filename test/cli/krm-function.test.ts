import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';

const list = (config: string, implementation = 'SKLEARN_SERVER', image = '') => `apiVersion: config.kubernetes.io/v1
kind: ResourceList
functionConfig: ${config}
items:
- apiVersion: machinelearning.seldon.io/v1
  kind: SeldonDeployment
  metadata:
    name: iris
    namespace: seldon
    annotations: {internal.config.kubernetes.io/path: models/iris.yaml, internal.config.kubernetes.io/index: '0'}
  spec:
    predictors:
    - {name: default, graph: {name: classifier, implementation: ${implementation}, modelUri: gs://bucket/iris${image}}}
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: other}
  data: {number: "1.0", octal: "0o17"} # stays as it is
`;
const run = async (stdin: string) => {
  const { code, stdout, stderr } = await call(['krm-function'], { stdin });
  return { code, stdout, stderr, data: readDocuments(stdout, 'out')[0]?.value as { results: unknown[] } };
};

test('returns its input unchanged, followed by the results', async () => {
  const { code, stdout, data, stderr } = await run(list('{}'));
  expect({ code, stderr, results: data.results }).toEqual({ code: 0, stderr: '', results: [] });
  expect(stdout.startsWith(list('{}'))).toBe(true);
});

test('a finding is a result: object, field, file and rule', async () => {
  const { code, data, stderr } = await run(list('{}', 'SKLEARN_SERVR'));
  expect(code).toBe(1);
  expect(data.results[0]).toEqual({
    message: expect.stringContaining('SKLEARN_SERVR'),
    severity: 'error',
    resourceRef: {
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      name: 'iris',
      namespace: 'seldon',
    },
    field: { path: expect.stringContaining('spec.predictors[0].graph') },
    file: { path: 'models/iris.yaml', index: 0 },
    tags: { rule: expect.stringMatching(/^SELDON\d+$/), ruleName: expect.any(String) },
  });
  expect(stderr).toMatch(/^error SELDON\d+ .*: SeldonDeployment seldon\/iris: spec\.predictors\[0\]\.graph/);
});

test('reads and prints JSON as well', async () => {
  const { code, stdout } = await call(['krm-function'], {
    stdin:
      '{"kind": "ResourceList", "items": [{"kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"n": "1.0"}}]}',
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ items: [{ data: { n: '1.0' } }], results: [] });
});

test.each(['{kind: ConfigMap, data: {silence: SELDON_ID}}', '{kind: Validation, spec: {silence: [SELDON_ID]}}'])(
  'rules are suppressed by %s',
  async (config) => {
    const { data } = await run(list('{}', 'SKLEARN_SERVR'));
    const [{ tags }] = data.results as { tags: { rule: string } }[];
    const silenced = await run(list(config.replace('SELDON_ID', tags.rule), 'SKLEARN_SERVR'));
    expect(
      silenced.data.results.filter((each) => (each as { tags: { rule: string } }).tags.rule === tags.rule),
    ).toEqual([]);
  },
);

test.each([
  ['kind: List\nitems: []\n', 'must be one ResourceList'],
  ['', 'must be one ResourceList'],
  ['a: [b\n', '<stdin>'],
  ['kind: ResourceList\nitems: {}\n', 'items: must be a list of objects'],
  ['kind: ResourceList\nresults: []\n', 'results: is already set'],
  [list('{spec: {strct: true}}'), 'unknown key "strct" (known: strict, silence)'],
  [list('{spec: {strict: maybe}}'), 'strict: must be true or false, not "maybe"'],
])('rejects %j in a sentence, and prints no list', async (stdin, message) => {
  const { code, stdout, stderr } = await run(stdin);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
