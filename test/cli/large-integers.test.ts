import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'integers-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const LARGE = '9007199254740993';
const ROUNDED = '9007199254740992';
const MANIFEST = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon}
spec:
  predictors:
  - name: default
    graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    componentSpecs:
    - spec:
        terminationGracePeriodSeconds: ${LARGE}
        containers: [{name: classifier}]
`;
const VERDICT = `spec.predictors[0].componentSpecs[0].spec.terminationGracePeriodSeconds: ${LARGE} is a whole number beyond 2^53`;

describe('an integer beyond 2^53 in a manifest', () => {
  test.each(['expand', 'graph', 'report', 'import'])(
    'is rejected by %s, which would print it rounded',
    async (name) => {
      const output = { report: ['-o', 'r.html'], import: ['--to', 'typescript', '-o', 'out'] }[name] ?? [];
      const { code, stdout, stderr } = await call([name, '-', ...output], { stdin: MANIFEST, cwd: folder });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('-:10:');
      expect(stderr).toContain(`${LARGE} is a whole number beyond 2^53`);
    },
  );

  test('is rejected by diff', async () => {
    fs.writeFileSync(path.join(folder, 'old.yaml'), MANIFEST.replace(LARGE, '30'));
    const { code, stderr } = await call(['diff', 'old.yaml', '-'], { stdin: MANIFEST, cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(VERDICT);
  });

  test('is a warning of validate, which checks the rest', async () => {
    const { code, stdout } = await call(['validate', '-'], { stdin: MANIFEST });
    expect(code).toBe(0);
    expect(stdout).toContain(`-:10:9: warning SELDON008 exact-integer: ${VERDICT}`);
  });

  test('is found in JSON, and not in its strings', async () => {
    const object = {
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      metadata: { name: 'iris', labels: { n: LARGE } },
    };
    expect((await call(['validate', '-'], { stdin: JSON.stringify(object) })).stdout).not.toContain('SELDON008');
    const numbered = JSON.stringify({ ...object, spec: { replicas: 7 } }).replace(':7', `:${LARGE}`);
    expect((await call(['validate', '-'], { stdin: numbered })).stdout).toContain(
      `SELDON008 exact-integer: spec.replicas: ${LARGE}`,
    );
  });

  test('does not matter in other objects, which are not printed', async () => {
    const other = `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {terminationGracePeriodSeconds: ${LARGE}}\n---\n`;
    const { code } = await call(['expand', '-'], { stdin: other + MANIFEST.replace(LARGE, '30') });
    expect(code).toBe(0);
  });

  test('up to 2^53 all digits are kept', async () => {
    const { stdout } = await call(['expand', '-'], { stdin: MANIFEST.replace(LARGE, '9007199254740991') });
    expect(stdout).toContain('terminationGracePeriodSeconds: 9007199254740991');
  });
});

describe('an integer beyond 2^53 in values', () => {
  test('of a file becomes a double, as in Helm, with a warning', async () => {
    const { stdout, stderr } = await call(['values', 'seldon-core-operator', '-f', '-', '--format', 'json'], {
      stdin: `a: 1\nx: ${LARGE}\n`,
    });
    expect(stdout).toContain(`"x": ${ROUNDED}`);
    expect(stderr).toBe(
      `warning: <stdin>:2: ${LARGE} is beyond 2^53, and Helm reads 9.007199254740992e+15: quote it to keep its digits\n`,
    );
  });

  test('of --set-json too', async () => {
    const { stderr } = await call(['values', 'seldon-core-operator', '--set-json', `x={"y":[${LARGE}]}`]);
    expect(stderr).toContain(
      'warning: --set-json: x.y[0]: a number beyond 2^53, of which Helm reads 9.007199254740992e+15',
    );
  });

  test('of --set keeps its digits, as in Helm', async () => {
    const { stdout } = await call(['values', 'seldon-core-operator', '--set', `x=${LARGE}`]);
    expect(stdout).toContain(`\nx: ${LARGE}\n`);
    const printed = await call([
      'template',
      'seldon-core-operator',
      '--set',
      `certManager.enabled=true,storageInitializer.cpuLimit=${LARGE}`,
    ]);
    expect(printed.stdout).toContain(LARGE);
  });

  test('of --set is rejected if an object would contain it rounded', async () => {
    const resources = await call([
      'template',
      'seldon-single-model',
      '--set',
      `model.resources.limits.memory=${LARGE}`,
    ]);
    expect(resources.code).toBe(2);
    expect(resources.stderr).toContain(
      `--set: model.resources.limits.memory: ${LARGE} is beyond 2^53, and would be rounded`,
    );
    const replicas = await call(['template', 'seldon-single-model', '--set', `replicas=${LARGE}`]);
    expect(replicas.code).toBe(2);
    expect(replicas.stderr).toContain(`--set: replicas: ${LARGE} is beyond 2^53, and would be rounded`);
  });

  test.each([
    ['a file', ['-f', '-']],
    ['--set', ['-f', '-', '--set', `models.iris.pod.labels.large=${LARGE}`]],
  ])('is rejected in values of a platform from %s', async (_, args) => {
    const { code, stderr } = await call(['synth', ...args, '-o', 'out'], {
      stdin: `models: {iris: {pod: {labels: {large: ${LARGE}}}}}\n`,
      cwd: folder,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('models.iris.pod.labels.large: is a whole number beyond 2^53, whose last digits are lost');
  });
});
