import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { COMMANDS } from '../../src/cli/commands';
import { HIDDEN_COMMANDS } from '../../src/cli/hidden-commands';
import { call } from '../helpers/io';

const ROOT = path.resolve(__dirname, '../..');
const PEERS = ['cdk8s', 'constructs'];

/** A project that has installed the package as it would be published, and nothing else but the peers. */
function install(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
  const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const modules = path.join(folder, 'node_modules');
  fs.mkdirSync(modules);
  spawnSync('tar', ['xzf', path.join(folder, packed.stdout.trim()), '-C', modules]);
  fs.renameSync(path.join(modules, 'package'), path.join(modules, 'cdk8s-seldon'));
  PEERS.forEach((name) => fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name)));
  return folder;
}

const MODEL = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris}
spec:
  predictors:
    - {name: default, graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: 'gs://bucket/iris'}}
    - {name: default, graph: {name: classifier, type: MODLE}}
`;

/** Calls of every command, good ones and mistakes, but for those that make keys. */
const CALLS: readonly string[][] = [
  ['--help'],
  ['--version'],
  ['tempalte'],
  ['__complete', '--', 'validate', '--'],
  ['completion', 'bash'],
  ['krm-function', 'x'],
  ['crd'],
  ['crd', '--format', 'json'],
  ['crd', 'x'],
  ['diff', 'model.yaml', 'model.yaml'],
  ['diff', 'model.yaml'],
  ['diff', 'model.yaml', 'other.yaml', '--format', 'markdown'],
  ['expand', 'model.yaml'],
  ['expand', 'broken.yaml'],
  ['graph', 'model.yaml'],
  ['graph', 'model.yaml', '--format', 'svg'],
  ['graph', 'broken.yaml'],
  ['import', 'model.yaml', '--to', 'typescript', '-o', 'model.yaml'],
  ['import', 'model.yaml', '--to', 'go'],
  ['init', 'model.yaml'],
  ['init', '--help'],
  ['report', 'model.yaml', '-o', '-'],
  ['ask', 'model.yaml'],
  ['images', 'model.yaml'],
  ['needs', 'model.yaml'],
  ['versions', '--kubernetes', '1.30'],
  ['report', 'model.yaml'],
  ['schema', 'seldondeployment'],
  ['schema', 'seldon-mab'],
  ['schema', 'x'],
  ['synth', '-f', 'platform.yaml', '--stdout'],
  ['synth', '-f', 'broken.yaml', '--stdout'],
  ['template', 'r', 'seldon-core-operator', '-f', 'values.yaml'],
  ['template', 'r', 'seldon-core-operator', '-f', 'values.yaml', '--strict-parity'],
  ...['seldon-single-model', 'seldon-abtest', 'seldon-mab', 'seldon-od-model', 'seldon-od-transformer'].map((chart) => [
    'template',
    chart,
    'r',
  ]),
  ['template', 'r', 'seldon-core-operator', '--set', 'webhook.port=text'],
  ['template', 'r', 'seldon-core-operator', '-f', 'broken.yaml'],
  ['template', 'r', 'seldon-core-operator', '--webhook-cert', 'nowhere'],
  ['validate', 'model.yaml'],
  ['validate', 'model.yaml', '--format', 'sarif'],
  ['validate', 'nowhere.yaml'],
  ...['gitlab', 'junit', 'markdown', 'tap'].map((format) => ['validate', 'model.yaml', '--format', format]),
  ['validate', '--strcit'],
  ['values', 'seldon-core-operator', '-f', 'values.yaml', '--set', 'a=b'],
  ['values', 'seldon-core-operator', '--set', 'a['],
  ['webhook-cert'],
  ['webhook-cert', '--days', '-1', '-o', 'cert'],
];

const built = fs.existsSync(path.join(ROOT, 'lib/bundle/cli-process.js'));
if (!built) {
  process.stderr.write('the package is not tested: npx projen compile\n');
}

(built ? describe : describe.skip)('the command of the package as it would be published', () => {
  let folder: string;
  const bin = 'node_modules/cdk8s-seldon/bin/cdk8s-seldon.js';
  const packaged = (words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: undefined },
      maxBuffer: 64_000_000,
    });
    return { code: status, stdout, stderr };
  };
  beforeAll(() => {
    folder = install();
    const files = {
      'model.yaml': MODEL,
      'other.yaml': MODEL.replace('bucket', 'other'),
      'broken.yaml': 'a: [b\n',
      'values.yaml': 'certManager: {enabled: true}\n',
      'platform.yaml': 'models: {iris: {implementation: x}}\n',
    };
    Object.entries(files).forEach(([name, text]) => fs.writeFileSync(path.join(folder, name), text));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test.each(CALLS.map((words) => [words.join(' '), words] as const))(
    '%s: says what the source says',
    async (_, words) => {
      const expected = await call(words, { cwd: folder });
      expect(packaged(words)).toEqual(expected);
    },
  );

  test('every command is called', () => {
    expect(new Set(CALLS.map(([name]) => name))).toEqual(
      new Set([...Object.keys(COMMANDS), ...Object.keys(HIDDEN_COMMANDS), '--help', '--version', 'tempalte']),
    );
  });

  test('generates certificates and uses them, and creates a repository', () => {
    expect(packaged(['webhook-cert', '-o', 'pair'])).toMatchObject({ code: 0, stderr: '' });
    const [first, second] = [1, 2].map(() =>
      packaged(['template', 'seldon-core-operator', '-n', 'seldon-system', '--webhook-cert', 'pair']),
    );
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first).toEqual(second);
    expect(packaged(['template', 'seldon-core-operator'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('generated on each run'),
    });
    expect(packaged(['init', 'models', '--typescript']).code).toBe(0);
    expect(fs.readdirSync(path.join(folder, 'models'))).toContain('package.json');
  });

  test('--debug shows in which file an error occurred', () => {
    expect(packaged(['template', 'x', '--debug']).stderr).toMatch(
      /unknown chart "x".*\n.*UsageError.*\n\s+at .*lib\/bundle\/cli-commands-template\.js:\d+/,
    );
  });

  test('is at most 1.3 MB', () => {
    const [archive] = fs.readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    expect(fs.statSync(path.join(folder, archive)).size).toBeLessThan(1_300_000);
  });

  test('ES modules import its classes by name', () => {
    fs.writeFileSync(
      path.join(folder, 'program.mjs'),
      'import { SeldonDeployment, k8s } from "cdk8s-seldon";\nconsole.log(SeldonDeployment.name, typeof k8s);\n',
    );
    const { stdout, stderr } = spawnSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: 'SeldonDeployment object\n', stderr: '' });
  });

  test('its declarations are all that a program in TypeScript needs', () => {
    const program =
      'import { SeldonDeployment, SeldonPlatform } from "cdk8s-seldon";\nexport const name: string = SeldonDeployment.name + SeldonPlatform.name;\n';
    fs.writeFileSync(path.join(folder, 'program.ts'), program);
    const types = path.join(ROOT, 'node_modules/@types');
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'node16',
      '--types',
      'node',
      '--typeRoots',
      types,
    ];
    const { status, stdout } = spawnSync(
      process.execPath,
      [path.join(ROOT, 'node_modules/typescript/bin/tsc'), ...options, 'program.ts'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test('output that is cut off is not a failure', () => {
    const { stdout, stderr } = spawnSync('sh', ['-c', `node ${bin} crd | head -n 1`], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'apiVersion: apiextensions.k8s.io/v1\n', stderr: '' });
  });
});
