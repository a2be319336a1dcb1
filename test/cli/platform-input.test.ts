import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

// A platform values file in place of its manifests: judged by the operator that it configures, told at its lines.

const MODEL = `models:
  iris:
    namespace: seldon
    server: SKLEARN
    uri: gs://models/iris
`;
const CANARY = `${MODEL}    canary: { uri: gs://models/iris-2, percent: 10 }\n`;
const ISTIO = 'operator: { istio: { enabled: true } }\n';
const ENVIRONMENTS = 'environments:\n  dev: {}\n  prod: { models: { iris: { canary: { percent: 20 } } } }\n';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'platform-input-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const write = (text: string, name = 'p.yaml') => fs.writeFileSync(path.join(folder, name), text);
const run = (...words: string[]) => call(words, { cwd: folder });

test('validate names file, line and key of the value, and the resulting field', async () => {
  write(`${MODEL}    image: registry.example.com/sklearn\n`);
  const { code, stdout } = await run('validate', '-f', 'p.yaml');
  expect(code).toBe(0);
  expect(stdout).toContain('p.yaml:6:5: info SELDON279 image-tag: ');
  expect(stdout).toMatch(
    / {2}at {2}models\.iris\.image \(spec\.predictors\[0\].*\) of SeldonDeployment seldon\/iris\n/,
  );
});

test('synth reports the same, in every format of validate', async () => {
  write(`${MODEL}    image: registry.example.com/sklearn\n`);
  const told = async (...words: string[]) => (await run(...words, '-f', 'p.yaml', '--format', 'sarif')).stdout;
  expect(await told('synth', '-o', 'out')).toBe(await told('validate'));
});

test('--strict writes nothing if there are warnings', async () => {
  write(`${MODEL}    annotations: { seldon.io/typo: 'true' }\n`);
  const { code, stderr } = await run('synth', '-f', 'p.yaml', '-o', 'out', '--strict');
  expect({ code, written: fs.existsSync(path.join(folder, 'out')) }).toEqual({ code: 1, written: false });
  expect(stderr).toContain('nothing was written: --strict fails on warnings\n');
});

test('with --stdout, findings do not mix with the manifests', async () => {
  write(`${MODEL}    image: registry.example.com/sklearn\n`);
  const { stdout, stderr } = await run('synth', '-f', 'p.yaml', '--stdout', '--format', 'github');
  expect(stdout).not.toContain('image-tag');
  expect(stderr).toContain('::notice file=p.yaml,line=6');
});

test('what a flag sets is reported at the model that it belongs to', async () => {
  write(MODEL);
  const { stdout } = await run('validate', '-f', 'p.yaml', '--set', 'models.iris.image=registry.example.com/sklearn');
  expect(stdout).toContain('p.yaml:2:3: info SELDON279');
  expect(stdout).toContain('at  models.iris.image');
});

test('all environments are validated, what they have in common once', async () => {
  write(`${CANARY}    image: registry.example.com/sklearn\n${ENVIRONMENTS}`);
  const { stdout, stderr } = await run('validate', '-f', 'p.yaml', '--format', 'json');
  const told = JSON.parse(stdout) as { rule: string; key: string }[];
  expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(told.length);
  expect(stderr).toContain('2 SeldonDeployments in 1 file');
});

test('commands about one environment ask which one', async () => {
  write(CANARY + ENVIRONMENTS);
  for (const words of [['expand'], ['graph'], ['report', '-o', 'r.html'], ['diff', 'p.yaml']]) {
    const { code, stderr } = await run(...words, '-f', 'p.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('the values have environments: name one with --environment (dev, prod)');
  }
});

test.each([
  ['validate', 'models.yaml', '--environment', 'prod'],
  ['expand', 'models.yaml', '--set', 'models.iris.replicas=2'],
  ['graph', 'models.yaml', '--environment', 'prod'],
  ['report', 'models.yaml', '-o', 'r.html', '--environment', 'prod'],
  ['needs', 'models.yaml', '--environment', 'prod'],
  ['images', 'models.yaml', '--environment', 'prod'],
  ['ask', '--in', 'models.yaml', '--environment', 'prod'],
  ['diff', 'models.yaml', 'models.yaml', '--environment', 'prod'],
  ['diff', '--old-values', 'p.yaml', 'models.yaml', '--set', 'models.iris.replicas=2'],
])('%j is rejected: there are no values that the option is about', async (...words) => {
  write(CANARY + ENVIRONMENTS);
  write((await run('synth', '-f', 'p.yaml', '--stdout', '--environment', 'prod')).stdout, 'models.yaml');
  const { code, stdout, stderr } = await run(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(
    /--(environment prod|set models\.iris\.replicas=2): has no effect without platform values: .* -f/,
  );
});

test('an empty environment counts as none, as an unset variable of a script gives it', async () => {
  write(CANARY);
  write((await run('synth', '-f', 'p.yaml', '--stdout')).stdout, 'models.yaml');
  expect(await run('validate', 'models.yaml', '--environment', '')).toMatchObject({ code: 0 });
});

test('expand creates what the operator of the values creates', async () => {
  write(ISTIO + MODEL);
  expect((await run('expand', '-f', 'p.yaml')).stdout).toContain('kind: VirtualService');
  write(MODEL);
  expect((await run('expand', '-f', 'p.yaml')).stdout).not.toContain('kind: VirtualService');
});

test('an operator that others install counts for all forms of models', async () => {
  const manifest =
    'spec: { predictors: [{ name: default, graph: { name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m } }] }';
  write(
    `operator: { enabled: false, istio: { enabled: true } }\n${MODEL}  raw: { namespace: seldon, manifest: { ${manifest} } }\n`,
  );
  const { stdout } = await run('expand', '-f', 'p.yaml');
  expect(stdout.match(/^kind: VirtualService$/gm)).toHaveLength(2);
});

test('graph and report show lines of the values', async () => {
  write(ISTIO + CANARY + ENVIRONMENTS);
  expect((await run('graph', '-f', 'p.yaml', '--environment', 'prod')).stdout).toContain('20 %  canary');
  await run('report', '-f', 'p.yaml', '--environment', 'prod', '-o', 'r.html');
  expect(fs.readFileSync(path.join(folder, 'r.html'), 'utf8')).toContain('namespace: seldon');
});

describe('diff', () => {
  test('compares a folder, or older values, with values', async () => {
    write(ISTIO + CANARY + ENVIRONMENTS);
    await run('synth', '-f', 'p.yaml', '-o', 'out');
    const moved = 'VirtualService seldon/iris: changed (weight of default: 90 to 80, weight of canary: 10 to 20)\n';
    expect((await run('diff', 'out/dev', '-f', 'p.yaml', '--environment', 'prod')).stdout).toContain(moved);
    write(ISTIO + CANARY.replace('percent: 10', 'percent: 20'), 'now.yaml');
    write(ISTIO + CANARY, 'before.yaml');
    expect((await run('diff', '--old-values', 'before.yaml', '-f', 'now.yaml')).stdout).toContain(moved);
    expect((await run('diff', '--old-values', 'p.yaml', 'out/prod', '--environment', 'dev')).stdout).toContain(moved);
  });

  test('says that no ingress is assumed if nothing is known about the operator', async () => {
    const model = (percent: number) => MODEL + `    canary: { uri: gs://models/iris-2, percent: ${percent} }\n`;
    for (const [name, percent] of [
      ['old', 10],
      ['new', 20],
    ] as const) {
      write(`operator: { enabled: false }\n${model(percent)}`, `${name}.yaml`);
      await run('synth', '-f', `${name}.yaml`, '-o', name);
    }
    const { stdout, stderr } = await run('diff', 'old', 'new');
    expect(stdout).toBe('');
    expect(stderr).toContain('nothing is known about the operator, so no ingress is assumed');
    write('istio: { enabled: true }\n', 'operator.yaml');
    const known = await run('diff', 'old', 'new', '--operator-values', 'operator.yaml');
    expect(known.stdout).toContain('weight of canary: 10 to 20');
    expect(known.stderr).toBe('');
  });

  test.each([
    [['diff', 'a', 'b', '-f', 'p.yaml'], 'name one input, OLD: -f describes the new state'],
    [['diff', '--old-values', 'p.yaml'], 'name one input, NEW: --old-values describes the current state'],
    [['diff', 'a', '--old-values', 'p.yaml', '-f', 'p.yaml'], 'pass no input together with --old-values and -f'],
    [['diff', '-', '-f', '-'], 'standard input can be only one of OLD and NEW'],
  ])('%j is rejected', async (words, message) => {
    write(MODEL);
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('an operator that others install', () => {
  const KEDA = `operator: { enabled: false, keda: { enabled: true } }
models:
  iris:
    namespace: seldon
    server: SKLEARN
    uri: gs://models/iris
    resources: { requests: { cpu: 1 } }
    keda: { min: 1, triggers: [{ type: cpu, metricType: Utilization, metadata: { value: '70' } }] }
`;

  test('is known when the folder is validated later', async () => {
    write(KEDA);
    await run('synth', '-f', 'p.yaml', '-o', 'out');
    for (const words of [['out'], ['out/50-models-seldon.yaml']]) {
      expect((await run('validate', ...words)).stdout).toBe('');
    }
    expect((await run('expand', 'out')).stdout).toContain('kind: ScaledObject');
  });

  test('is in no manifest', async () => {
    write(KEDA);
    const { stdout } = await run('synth', '-f', 'p.yaml', '--stdout');
    expect(stdout).not.toContain('cdk8s-seldon checks this folder');
  });

  test('that differs from folder to folder is reported', async () => {
    write(`${KEDA}environments: { dev: {}, prod: { operator: { istio: { enabled: true } } } }\n`);
    await run('synth', '-f', 'p.yaml', '-o', 'out');
    const { stderr } = await run('validate', 'out');
    expect(stderr).toContain('describe different operators: the first one is used for all\n');
  });
});

test('a namespace that the platform labels needs no warning', async () => {
  write(
    `operator: { namespace: ml, singleNamespace: true }\nmodels:\n  iris: { namespace: ml, server: SKLEARN, uri: gs://b/m }\n`,
  );
  expect((await run('synth', '-f', 'p.yaml', '-o', 'out')).stderr).not.toContain('controller-id');
  write(`namespaces: { ml: { create: false } }\noperator: { namespace: ml, singleNamespace: true }\n`);
  expect((await run('synth', '-f', 'p.yaml', '-o', 'other')).stderr).toContain('p.yaml:2:');
});

test('an invalid port of the operator is reported at its own line', async () => {
  write(`operator:\n  executor:\n    port: abc\n${MODEL}`);
  const { code, stderr } = await run('synth', '-f', 'p.yaml', '-o', 'out');
  expect(code).toBe(1);
  expect(stderr).toContain(
    'p.yaml:3:5: warning SELDON390 operator-value: a string of 3 characters is not a whole number',
  );
  expect(stderr).toContain('  at  operator.executor.port\n  fix write a whole number\n');
});

test.each(['missing', 'empty'])('diff treats an old folder that is %s as empty: everything is new', async (old) => {
  write(MODEL, 'new.yaml');
  await run('synth', '-f', 'new.yaml', '-o', 'new');
  fs.mkdirSync(path.join(folder, 'empty'));
  const { code, stdout, stderr } = await run('diff', old, 'new');
  expect(code).toBe(0);
  expect(stdout).toContain('SeldonDeployment seldon/iris: created');
  expect(stderr).toContain(`diff: ${old} contains no manifests, so everything is new\n`);
});

test('diff does not call everything new where the new folder holds charts only', async () => {
  write(
    `gitops: { argocd: { repository: https://git.example.com/x.git } }\ninstalls: { keda: {} }\n${MODEL}`,
    'new.yaml',
  );
  await run('synth', '-f', 'new.yaml', '-o', 'new');
  expect(await run('diff', 'missing', 'new/installs')).toEqual({
    code: 0,
    stdout: '',
    stderr:
      'cdk8s-seldon diff: neither OLD nor NEW contains a SeldonDeployment, and only what the operator creates is compared\n',
  });
});

test.each([
  ['podAnnotations: { "bad key!": x }', 'defaults.podAnnotations["bad key!"]'],
  ['pod: { nodeSelector: { pool/x/y: z } }', 'defaults.pod.nodeSelector'],
  ['pod: { serviceAccountName: Bad_Name }', 'defaults.pod.serviceAccountName'],
  ['env: { "A=B": x }', 'defaults.env'],
  ['podLabels: { team: a b }', 'defaults.podLabels.team'],
])('what the API server rejects of the default %s is reported at its line', async (text, key) => {
  for (const [start, at] of [
    ['', key],
    ['namespaces:\n  seldon:\n    ', `namespaces.seldon.${key}`],
  ]) {
    write(`${start}defaults: { ${text} }\n${MODEL}`);
    const { code, stdout } = await run('validate', '-f', 'p.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain(`p.yaml:${start === '' ? 1 : 3}:`);
    expect(stdout).toContain(`  at  ${at} (spec.`);
  }
});

test("a model's own value comes before the default of the same field", async () => {
  write(`defaults: { pod: { serviceAccountName: fine } }\n${MODEL}    pod: { serviceAccountName: Bad_Name }\n`);
  const { stdout } = await run('validate', '-f', 'p.yaml');
  expect(stdout).toContain('  at  models.iris.pod.serviceAccountName (spec.');
});
