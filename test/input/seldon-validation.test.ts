import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { SeldonValidation, type SeldonValidationProps } from '../../src/input/seldon-validation';

const HEAD = 'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\n';
const GRAPH = 'graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}';
const GOOD = `${HEAD}spec:\n  name: iris\n  predictors:\n  - name: default\n    ${GRAPH}\n`;
const WARNED = `${HEAD}spec:\n  annotations: {seldon.io/rest-time-out: '10'}\n  predictors:\n  - name: default\n    ${GRAPH}\n`;
const BAD = `${HEAD}spec:\n  predictors:\n  - name: default\n    traffic: 50\n    ${GRAPH}\n`;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'validation-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

interface Reported {
  readonly status?: string;
  readonly summary?: Record<string, string>;
  readonly violations: Record<string, unknown>[];
  readonly file: string;
}

/** What the plugin reports through the context that `cdk8s synth` gives it. */
async function report(text: string, props?: SeldonValidationProps, others: string[] = []): Promise<Reported> {
  const [file, ...more] = [text, ...others].map((each, index) => {
    const name = path.join(folder, `chart${index === 0 ? '' : index}.k8s.yaml`);
    fs.writeFileSync(name, each);
    return name;
  });
  const violations: Record<string, unknown>[] = [];
  let status: string | undefined;
  let summary: Record<string, string> | undefined;
  await new SeldonValidation(props).validate({
    manifests: [file, ...more],
    report: {
      addViolation: (violation: Record<string, unknown>) => void violations.push(violation),
      submit: (submitted: string, metadata?: Record<string, string>) => {
        status = submitted;
        summary = metadata;
      },
    },
  });
  return { status, summary, violations, file };
}

test('no finding, or only infos about style, is a success without violations', async () => {
  expect(await report(GOOD)).toMatchObject({ status: 'success', violations: [] });
});

test('an error fails, with rule, place and remedy', async () => {
  const { status, violations, file } = await report(BAD);
  expect(status).toBe('failure');
  expect(violations).toEqual([
    {
      ruleName: 'SELDON119 single-traffic (error)',
      recommendation: 'the only predictor has a traffic of 50 instead of 100',
      fix: "remove 'traffic', or add the predictor that gets the rest",
      violatingResources: [
        { resourceName: 'iris', locations: [`spec.predictors[0].traffic (${file}:7:5)`], manifestPath: file },
      ],
    },
  ]);
});

test.each<[string, SeldonValidationProps | undefined, string, number]>([
  ['is reported', undefined, 'success', 1],
  ['fails where asked', { strict: true }, 'failure', 1],
  ['is silent where asked', { strict: true, silence: ['seldon248'] }, 'success', 0],
])('a warning %s', async (_, props, status, count) => {
  const reported = await report(WARNED, props);
  expect([reported.status, reported.violations.length]).toEqual([status, count]);
});

describe('the quota of a namespace', () => {
  const QUOTA =
    'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: team, namespace: NAMESPACE}\nspec: {hard: {pods: 1}}\n';
  const model = (namespace: string, name: string) =>
    GOOD.replace('{name: iris}', `{name: ${name}, namespace: ${namespace}}`).replace('  name: iris\n', '');
  const excesses = async (...documents: string[]) =>
    (await report(documents.join('---\n'))).violations.filter(({ ruleName }) =>
      String(ruleName).startsWith('SELDON341'),
    );
  const quota = (namespace: string) => QUOTA.replace('NAMESPACE', namespace);

  test('counts all SeldonDeployments of the namespace, those of each namespace apart', async () => {
    const found = await excesses(model('a', 'iris'), model('a', 'wine'), model('b', 'iris'), quota('a'), quota('b'));
    const always = found.filter(({ recommendation }) => String(recommendation).startsWith('the objects of'));
    expect(always.map(({ recommendation }) => recommendation)).toEqual([
      'the objects of namespace "a" use more than ResourceQuota "team" allows: 2 of pods (1)',
    ]);
  });
});

test('values of the operator are considered', async () => {
  fs.writeFileSync(
    path.join(folder, 'values.yaml'),
    'predictor_servers: {MINE: {protocols: {seldon: {image: mine, defaultImageVersion: "1"}}}}\n',
  );
  const own = GOOD.replace('SKLEARN_SERVER', 'MINE');
  expect((await report(own)).status).toBe('failure');
  expect((await report(own, { operatorValues: [path.join(folder, 'values.yaml')] })).status).toBe('success');
});

test.each<[string, object, string]>([
  ['the id of no rule', { silence: ['SELDON24'] }, 'there is no rule "SELDON24", did you mean "SELDON'],
  ['an id alone', { silence: 'SELDON248' }, 'silence must be a list of strings, got a string of 9 characters'],
  ['a misspelled property', { silenced: ['SELDON248'] }, 'unknown property "silenced", did you mean "silence"?'],
  ['a word for strict', { strict: 'yes' }, 'strict must be true or false, got a string of 3 characters'],
  ['a file that is not there', { operatorValues: ['nowhere.yaml'] }, 'nowhere.yaml: no such file or directory'],
  ['values that are no map', { operatorValues: ['list.yaml'] }, 'list.yaml'],
  [
    'an image in one string, where the chart reads three parts',
    { operatorValues: ['image.yaml'] },
    'image.yaml:2: executor.image: the chart reads executor.image',
  ],
])('settings that cannot be used are a violation: %s', async (_, props, message) => {
  fs.writeFileSync(path.join(folder, 'list.yaml'), '- a\n');
  fs.writeFileSync(path.join(folder, 'image.yaml'), 'executor:\n  image: seldonio/seldon-core-executor:1.17.1\n');
  const files = (props as { operatorValues?: string[] }).operatorValues?.map((file) => path.join(folder, file));
  const { status, violations } = await report(
    BAD,
    files ? { operatorValues: files } : (props as SeldonValidationProps),
  );
  expect(status).toBe('failure');
  expect(violations).toEqual([expect.objectContaining({ recommendation: expect.stringContaining(message) as string })]);
});

test.each([
  ['a document that cannot be read', `${GOOD}---\na: [\n`, 'SELDON001 readable (error)'],
  ['a key that is written twice', `${GOOD}  replicas: 1\n  replicas: 2\n`, 'SELDON004 key-once (error)'],
])('%s is not ignored', async (_, text, rule) => {
  const { status, violations } = await report(text);
  expect(status).toBe('failure');
  expect(violations.map(({ ruleName }) => ruleName)).toEqual([rule]);
  expect(await report(text, { silence: [rule.slice(0, 9)] })).toMatchObject({ status: 'success', violations: [] });
});

test('the same name in two files is reported, in three it is an info', async () => {
  expect((await report(GOOD, {}, [GOOD])).violations.map(({ ruleName }) => ruleName)).toEqual([
    'SELDON364 same-name (warning)',
    'SELDON364 same-name (warning)',
  ]);
  expect((await report(GOOD, {}, [GOOD, GOOD])).violations).toEqual([]);
});

test('what an object silences is counted in the summary', async () => {
  const silent = WARNED.replace('{name: iris}', '{name: iris, annotations: {cdk8s-seldon/silence: SELDON248}}');
  expect(await report(silent, { strict: true })).toMatchObject({
    status: 'success',
    violations: [],
    summary: { Silenced: '1' },
  });
});
