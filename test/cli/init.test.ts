import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../../src';
import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';
import { expectValid } from '../helpers/kubernetes-schema';

const ROOT = path.resolve(__dirname, '../..');

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'init-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function files(root: string, below = ''): string[] {
  return fs
    .readdirSync(path.join(root, below), { withFileTypes: true })
    .flatMap((entry) => {
      const file = path.posix.join(below, entry.name);
      return entry.isDirectory() ? files(root, file) : [file];
    })
    .sort();
}

function objects(...below: string[]): unknown[] {
  const root = path.join(folder, ...below);
  return files(root)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => readDocuments(fs.readFileSync(path.join(root, file), 'utf8'), file))
    .map(({ value }) => value);
}

/** The servers that Applications of the environments name: one operator and one model of a name go into a cluster. */
function servers(...below: string[]): unknown[] {
  return objects(...below)
    .filter((object) => /^seldon-(dev|prod)$/.test((object as { metadata: { name: string } }).metadata.name))
    .map((object) => (object as { spec: { destination: { server: string } } }).spec.destination.server);
}

/**
 * Runs what the workflow runs for a pull request, with stand-ins for the command line and `gh`; returns the comment.
 * @param base a shell command that makes ../base as the base branch has it
 */
function commentOf(cwd: string, base = 'mkdir ../base && cp -r manifests.base ../base/manifests'): string {
  const workflow = readDocuments(
    fs.readFileSync(path.join(cwd, '.github/workflows/manifests.yaml'), 'utf8'),
    'workflow',
  )[0].value;
  const { jobs } = workflow as { jobs: { manifests: { steps: { run?: string }[] } } };
  const [last] = jobs.manifests.steps.slice(-1);
  const bin = path.join(folder, 'bin');
  fs.mkdirSync(bin);
  const tool = `exec "${process.execPath}" "${ROOT}/bin/cdk8s-seldon.js" "$@"\n`;
  fs.writeFileSync(path.join(bin, 'npx'), `#!/bin/sh\nshift\n${tool}`, { mode: 0o755 });
  fs.writeFileSync(path.join(bin, 'cdk8s-seldon'), `#!/bin/sh\n${tool}`, { mode: 0o755 });
  fs.writeFileSync(path.join(bin, 'gh'), '#!/bin/sh\ncat comment.md\n', { mode: 0o755 });
  const script = last.run!.replace(/git worktree.*/, base);
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md'),
  };
  return execFileSync('bash', ['-e'], { cwd, input: script, encoding: 'utf8', env });
}

const builtIn = (object: unknown) =>
  !['SeldonDeployment', 'CustomResourceDefinition'].includes((object as { kind: string }).kind);

test('a values repository can be synthesized at once, for two environments, and its manifests are valid', async () => {
  expect(await call(['init', 'models'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' });
  const cwd = path.join(folder, 'models');
  expect(files(cwd)).toEqual([
    '.github/workflows/manifests.yaml',
    '.gitignore',
    'README.md',
    'package.json',
    'platform.schema.json',
    'platform.yaml',
  ]);
  const { scripts } = JSON.parse(fs.readFileSync(path.join(cwd, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(await call(scripts.synth.split(' ').slice(1), { cwd })).toMatchObject({ code: 0 });
  expect([...new Set(files(path.join(cwd, 'manifests')).map((file) => file.split('/')[0]))]).toEqual([
    '.cdk8s-seldon-files',
    'argocd-cm.yaml',
    'argocd.yaml',
    'dev',
    'installs',
    'prod',
  ]);
  const root = objects('models', 'manifests').find((object) => {
    const { kind, metadata } = object as { kind: string; metadata: { name: string } };
    return kind === 'Application' && metadata.name === 'seldon';
  });
  expect(root).toMatchObject({
    spec: { source: { path: 'manifests', directory: { recurse: false, include: 'argocd.yaml' } } },
  });
  expect(await call(scripts.validate.split(' ').slice(1), { cwd })).toMatchObject({ code: 0 });
  expectValid(objects('models', 'manifests').filter(builtIn));
});

(fs.existsSync(path.join(ROOT, 'lib/bundle')) ? test : test.skip)(
  'the workflow tells what a change does, for each environment',
  async () => {
    await call(['init', 'models'], { cwd: folder });
    const cwd = path.join(folder, 'models');
    const synth = ['synth', '-f', 'platform.yaml', '-o', 'manifests'];
    await call(synth, { cwd });
    fs.cpSync(path.join(cwd, 'manifests'), path.join(cwd, 'manifests.base'), { recursive: true });
    await call([...synth, '--set', 'models.iris.uri=gs://b/other'], { cwd });
    const part = (name: string) =>
      new RegExp(`### \`manifests/${name}/\`\\n[^#]*rolled[^#]*Deployment seldon/iris-default-0-model`);
    const comment = commentOf(cwd);
    expect(comment).toMatch(/^What the operator will do:\n/);
    expect(comment).toMatch(part('dev'));
    expect(comment).toMatch(part('prod'));
    expect(new Set(servers('models', 'manifests')).size).toBe(2);
  },
);

(fs.existsSync(path.join(ROOT, 'lib/bundle')) ? test : test.skip)(
  'the workflow works for the first pull request, and for one that adds an environment',
  async () => {
    await call(['init', 'models'], { cwd: folder });
    const cwd = path.join(folder, 'models');
    await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd });
    expect(commentOf(cwd, 'mkdir ../base')).toMatch(/`manifests\/dev\/`[^#]*created[^#]*SeldonDeployment seldon\/iris/);
    fs.rmSync(path.join(folder, 'base'), { recursive: true });
    fs.rmSync(path.join(folder, 'bin'), { recursive: true });
    const added = commentOf(cwd, 'mkdir ../base && cp -r manifests ../base && rm -r ../base/manifests/prod');
    expect(added).toMatch(/`manifests\/prod\/`[^#]*created[^#]*SeldonDeployment seldon\/iris/);
    expect(added).not.toContain('manifests/dev');
  },
);

test('a TypeScript repository can be synthesized at once with the library installed, and its manifests are valid', async () => {
  expect(await call(['init', 'models', '--typescript'], { cwd: folder })).toMatchObject({ code: 0 });
  const cwd = path.join(folder, 'models');
  const program = fs.readFileSync(path.join(cwd, 'main.ts'), 'utf8');
  fs.writeFileSync(
    path.join(cwd, 'main.js'),
    transpileModule(program, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } })
      .outputText,
  );
  fs.mkdirSync(path.join(cwd, 'node_modules'));
  fs.symlinkSync(ROOT, path.join(cwd, 'node_modules', 'cdk8s-seldon'));
  ['cdk8s', 'constructs'].forEach((name) =>
    fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(cwd, 'node_modules', name)),
  );
  const printed = execFileSync(process.execPath, ['main.js'], { cwd, encoding: 'utf8' });
  expect(printed.split('\n')).toEqual([
    'manifests/ is written; commit and push it, then once:',
    '  # argocd cluster add CONTEXT, the context of https://prod.example.com in your kubeconfig',
    '  # argocd repo add https://git.example.com/ml/models.git, with credentials, unless it is public',
    '  kubectl apply --server-side -f manifests/argocd-cm.yaml',
    '  kubectl apply -f manifests/argocd.yaml',
    '',
  ]);
  expect(files(path.join(cwd, 'manifests')).filter((file) => file.endsWith('.yaml'))).toEqual(
    [
      'argocd-cm.yaml',
      'argocd.yaml',
      ...['dev', 'prod'].flatMap((name) =>
        ['00-namespaces', '15-crds', '20-operator', '30-gateways', '50-models-seldon'].map(
          (file) => `${name}/${file}.yaml`,
        ),
      ),
      'installs/dev/installs.yaml',
      'installs/prod/installs.yaml',
    ].sort(),
  );
  expect(await call(['validate', 'manifests'], { cwd })).toMatchObject({ code: 0 });
  expect(new Set(servers('models', 'manifests')).size).toBe(2);
  expectValid(objects('models', 'manifests').filter(builtIn));
});

/** A wheel next to the folder, as a build leaves it; nothing in it is read. */
function wheel(): void {
  fs.writeFileSync(path.join(folder, 'cdk8s_seldon-0.0.0-py3-none-any.whl'), 'wheel');
}

test('a Python repository has a program, its requirements and a workflow', async () => {
  wheel();
  const { code, stderr } = await call(['init', 'models', '--python'], { cwd: folder });
  expect(code).toBe(0);
  expect(stderr).toContain(
    'next: cd models && python3 -m venv .venv && . .venv/bin/activate && pip install -r requirements.txt && ' +
      'python main.py\n',
  );
  const cwd = path.join(folder, 'models');
  expect(files(cwd)).toEqual([
    '.github/workflows/manifests.yaml',
    '.gitignore',
    'README.md',
    'main.py',
    'requirements.txt',
    'vendor/cdk8s_seldon-0.0.0-py3-none-any.whl',
  ]);
  expect(fs.readFileSync(path.join(cwd, 'requirements.txt'), 'utf8').split('\n')).toEqual([
    'cdk8s>=2.70.106,<3',
    './vendor/cdk8s_seldon-0.0.0-py3-none-any.whl',
    'constructs>=10.5.0,<11',
    '',
  ]);
  // What it imports is in the API; scripts/check-languages.sh runs it.
  const program = fs.readFileSync(path.join(cwd, 'main.py'), 'utf8');
  const imported = /from cdk8s_seldon import \(([^)]*)\)/.exec(program)![1].match(/\w+/g)!;
  expect(imported.filter((name) => !(name in library))).toEqual([]);
});

test('a Python repository does not depend on a version that cannot be installed', async () => {
  const { code, stderr } = await call(['init', 'models', '--python'], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toContain('is not on PyPI');
  expect(files(folder)).toEqual([]);
});

(fs.existsSync(path.join(ROOT, 'lib/bundle')) ? test : test.skip)(
  'the workflow of a Python repository works for the first pull request, and for those that add or remove an environment',
  async () => {
    wheel();
    await call(['init', 'models', '--python'], { cwd: folder });
    await call(['init', 'values'], { cwd: folder });
    const values = path.join(folder, 'values/platform.yaml');
    const cwd = path.join(folder, 'models');
    await call(['synth', '-f', values, '-o', 'manifests'], { cwd });
    const again = () => ['base', 'bin'].forEach((each) => fs.rmSync(path.join(folder, each), { recursive: true }));
    expect(commentOf(cwd, 'mkdir ../base')).toMatch(/`manifests\/dev\/`[^#]*created[^#]*SeldonDeployment seldon\/iris/);
    again();
    const added = commentOf(cwd, 'mkdir ../base && cp -r manifests ../base && rm -r ../base/manifests/prod');
    expect(added).toMatch(/`manifests\/prod\/`[^#]*created[^#]*SeldonDeployment seldon\/iris/);
    again();
    const removed = commentOf(cwd, 'mkdir ../base && cp -r manifests ../base && rm -r manifests/prod');
    expect(removed).toMatch(/`manifests\/prod\/`[^#]*removed[^#]*SeldonDeployment seldon\/iris/);
    expect(removed).not.toContain('manifests/dev');
  },
);

test('nothing is overwritten: existing files are named, and nothing is written', async () => {
  fs.mkdirSync(path.join(folder, 'models'));
  fs.writeFileSync(path.join(folder, 'models', 'README.md'), 'mine');
  const { code, stderr } = await call(['init', 'models'], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toContain('there is README.md in');
  expect(files(path.join(folder, 'models'))).toEqual(['README.md']);
});

test.each([[[]], [['a', 'b']], [['a', '--values', '--typescript']], [['a', '--python', '--values']]])(
  '%j is wrong usage',
  async (words) => {
    expect(await call(['init', ...words], { cwd: folder })).toMatchObject({ code: 2, stdout: '' });
    expect(files(folder)).toEqual([]);
  },
);

test('a link in the folder is not followed out of it', async () => {
  fs.mkdirSync(path.join(folder, 'models'));
  fs.mkdirSync(path.join(folder, 'elsewhere'));
  fs.symlinkSync('../elsewhere', path.join(folder, 'models', '.github'));
  fs.symlinkSync('nowhere', path.join(folder, 'models', 'README.md'));
  const { code, stderr } = await call(['init', 'models'], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toContain('there are .github, README.md in');
  expect(fs.readdirSync(path.join(folder, 'elsewhere'))).toEqual([]);
  expect(fs.readdirSync(path.join(folder, 'models')).sort()).toEqual(['.github', 'README.md']);
});

test('no expression of the workflow is in a shell line', async () => {
  await call(['init', 'models'], { cwd: folder });
  const workflow = readDocuments(
    fs.readFileSync(path.join(folder, 'models/.github/workflows/manifests.yaml'), 'utf8'),
    'workflow',
  )[0].value;
  const { jobs } = workflow as { jobs: { manifests: { steps: { run?: string }[] } } };
  expect(jobs.manifests.steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
});
