import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

const MODEL =
  'models: { iris: { namespace: seldon, server: SKLEARN, uri: gs://b/iris } }\noperator: { enabled: false }\n';
const ENVIRONMENTS = 'environments: { dev: {}, prod: {}, test: {} }\n';
const GITOPS = 'gitops: { argocd: { repository: https://git.example.com/ml/platform.git } }\n';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'platform-files-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function values(text: string, name = 'platform.yaml'): void {
  fs.writeFileSync(path.join(folder, name), text);
}

const synth = (...words: string[]) => call(['synth', '-f', 'platform.yaml', '-o', 'out', ...words], { cwd: folder });

function files(below = ''): string[] {
  return fs
    .readdirSync(path.join(folder, 'out', below), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(path.join(folder, 'out'), path.join(entry.parentPath, entry.name)))
    .sort();
}

const read = (file: string) => fs.readFileSync(path.join(folder, 'out', file), 'utf8');
const applications = () => [...read('argocd.yaml').matchAll(/name: (seldon-\w+)$/gm)].map(([, name]) => name).sort();

describe('--environment', () => {
  test('leaves the files of other environments alone', async () => {
    values(MODEL + ENVIRONMENTS);
    await synth();
    const before = files();
    values(MODEL.replace('iris', 'wine') + ENVIRONMENTS);
    expect(await synth('--environment', 'prod')).toMatchObject({ code: 0 });
    expect(files()).toEqual(before);
    expect(
      [read('dev/50-models-seldon.yaml'), read('prod/50-models-seldon.yaml')].map((text) => text.includes('wine')),
    ).toEqual([false, true]);
  });

  test('removes only what the environment no longer has', async () => {
    values(MODEL + ENVIRONMENTS + 'namespaces: { seldon: {} }\n');
    await synth();
    const before = files();
    values(ENVIRONMENTS + 'namespaces: { seldon: {} }\noperator: { enabled: false }\n');
    const { stderr } = await synth('--environment', 'prod');
    expect(stderr).toContain('1 file removed from out:\n  prod/50-models-seldon.yaml\n');
    expect(files()).toEqual(before.filter((file) => file !== 'prod/50-models-seldon.yaml'));
  });

  test('keeps the Applications of environments that were written before, and adds none for others', async () => {
    values(MODEL + ENVIRONMENTS + GITOPS);
    await synth('--environment', 'dev');
    expect(applications()).toEqual(['seldon-dev']);
    await synth('--environment', 'prod');
    expect(applications()).toEqual(['seldon-dev', 'seldon-prod']);
    expect(files()).toEqual([
      'argocd-cm.yaml',
      'argocd.yaml',
      ...['dev', 'prod'].flatMap((name) => [`${name}/00-namespaces.yaml`, `${name}/50-models-seldon.yaml`]),
    ]);
  });

  test('that is no longer in the values is removed by the next whole run, and is listed', async () => {
    values(MODEL + ENVIRONMENTS);
    await synth();
    values(MODEL + 'environments: { dev: {} }\n');
    const { stderr } = await synth();
    expect(stderr).toContain('removed from out:\n  prod/00-namespaces.yaml\n');
    expect(new Set(files().map((file) => file.split('/')[0]))).toEqual(new Set(['dev']));
  });
});

describe('a second platform in the folder', () => {
  test('keeps the files of the first one, and is kept by it', async () => {
    values(MODEL + 'environments: { dev: {} }\n');
    values(MODEL + 'environments: { prod: {} }\n', 'other.yaml');
    await synth();
    const other = ['synth', '-f', 'other.yaml', '-o', 'out'];
    expect((await call(other, { cwd: folder })).stderr).not.toContain('removed');
    expect((await synth()).stderr).not.toContain('removed');
    expect(new Set(files().map((file) => file.split('/')[0]))).toEqual(new Set(['dev', 'prod']));
  });

  test('replaces none of its files unless --force is given', async () => {
    values(MODEL);
    values(MODEL.replace('iris', 'wine'), 'other.yaml');
    await synth();
    const other = ['synth', '-f', 'other.yaml', '-o', 'out'];
    const { code, stderr } = await call(other, { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('  50-models-seldon.yaml (made from ../platform.yaml)\n');
    expect(stderr).toContain('name another folder with -o, or replace them with --force');
    expect(read('50-models-seldon.yaml')).toContain('iris');
    expect(await call([...other, '--force'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(read('50-models-seldon.yaml')).toContain('wine');
  });

  test('is the same if it is called from another folder', async () => {
    values(MODEL + 'environments: { dev: {}, prod: {} }\n');
    await synth();
    values(MODEL + 'environments: { dev: {} }\n');
    const { stderr } = await call(['synth', '-f', '../platform.yaml', '-o', '.'], { cwd: path.join(folder, 'out') });
    expect(stderr).toContain('removed');
  });
});

test('files that something else wrote are named and kept, unless --force is given', async () => {
  values(MODEL);
  fs.mkdirSync(path.join(folder, 'out'));
  fs.writeFileSync(path.join(folder, 'out/50-models-seldon.yaml'), 'mine\n');
  fs.writeFileSync(path.join(folder, 'out/kustomization.yaml'), 'mine\n');
  const { code, stderr } = await synth();
  expect({ code, files: files() }).toEqual({ code: 2, files: ['50-models-seldon.yaml', 'kustomization.yaml'] });
  expect(stderr).toContain('nothing was changed:\n  50-models-seldon.yaml\n');
  expect(await synth('--force')).toMatchObject({ code: 0 });
  expect([read('50-models-seldon.yaml'), read('kustomization.yaml')]).toEqual([
    expect.stringContaining('iris'),
    'mine\n',
  ]);
});

test('files with the right content need no --force, as in a checkout without the record', async () => {
  values(MODEL);
  await synth();
  fs.rmSync(path.join(folder, 'out/.cdk8s-seldon-files'));
  expect(await synth()).toMatchObject({ code: 0 });
});
