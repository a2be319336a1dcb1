import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { toYaml } from '../../src/yaml/write';
import { EXAMPLES, having } from '../helpers/examples';
import { Dice } from '../helpers/fuzz';
import { generatedPlatform } from '../helpers/generated-platform';
import { call } from '../helpers/io';

// What validate says of the output of synth, synth has said before, at the line of the values.

interface Told {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly key?: string;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly path: string;
  readonly message: string;
}

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'warnings-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const identity = ({ rule, namespace, name, path: at, message }: Told): string =>
  JSON.stringify([rule, namespace ?? 'default', name, at, message]);

/** What synth says, and the folders that it writes: one for each environment. */
async function synthesized(cwd: string): Promise<{ code: number; told: Told[]; folders: string[]; stderr: string }> {
  const { code, stdout, stderr } = await call(['synth', '-f', 'platform.yaml', '-o', folder, '--format', 'json'], {
    cwd,
  });
  const isEnvironment = (name: string) => name !== 'installs' && fs.statSync(path.join(folder, name)).isDirectory();
  const below = fs.readdirSync(folder).filter((name) => !name.startsWith('.') && isEnvironment(name));
  const folders = below.length > 0 ? below.map((name) => path.join(folder, name)) : [folder];
  return { code, stderr, told: JSON.parse(stdout) as Told[], folders };
}

async function validated(folders: readonly string[]): Promise<Told[]> {
  const all: Told[] = [];
  for (const each of folders) {
    const { stdout } = await call(['validate', each, '--format', 'json']);
    all.push(...(JSON.parse(stdout) as Told[]));
  }
  return all;
}

async function expectForetold(cwd: string): Promise<number> {
  const { code, told, folders, stderr } = await synthesized(cwd);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const later = await validated(folders);
  const foretold = new Set(told.map(identity));
  expect(later.filter((each) => !foretold.has(identity(each)))).toEqual([]);
  const lines = fs.readFileSync(path.join(cwd, 'platform.yaml'), 'utf8').split('\n');
  for (const { file, line, key = '' } of told) {
    const word = key
      .replace(/\[\d+\]$/, '')
      .split(/[.[]/)
      .at(-1)!
      .replace(/\]$/, '');
    expect({ file, key, text: lines[line - 1] }).toEqual({
      file: 'platform.yaml',
      key: expect.stringMatching(/./) as string,
      text: expect.stringContaining(word) as string,
    });
  }
  return later.length;
}

test.each(having('platform.yaml'))('examples/%s', async (example) => {
  await expectForetold(path.join(EXAMPLES, example));
});

const MODEL = { namespace: 'ns', server: 'SKLEARN', uri: 'gs://b/m' };
const MANIFEST = {
  predictors: [{ name: 'a', graph: { name: 'g', implementation: 'SKLEARN_SERVER', modelUri: 'gs://b/m' } }],
};

test.each([
  [
    'a model outside the namespace of an operator for one',
    { operator: { enabled: false, singleNamespace: true }, models: { m: { namespace: 'ns', manifest: MANIFEST } } },
    'models.m.namespace',
  ],
  [
    'monitors of other namespaces',
    { operator: { enabled: false }, monitoring: { namespaces: ['other'] }, models: { m: MODEL } },
    'monitoring',
  ],
  [
    "an operator of Helm's, whose Services send to another port than its orchestrators listen on",
    { operator: { enabled: false, executor: { port: 9000 } }, models: { m: MODEL } },
    'models.m',
  ],
])('%s', async (_, values, key) => {
  const cwd = path.join(folder, 'values');
  fs.mkdirSync(cwd);
  fs.writeFileSync(path.join(cwd, 'platform.yaml'), toYaml(values));
  folder = path.join(folder, 'written');
  fs.mkdirSync(folder);
  await expectForetold(cwd);
  expect((await synthesized(cwd)).told.map((told) => told.key)).toContain(key);
});

test('a value of the operator that is not of the kind that its chart expects', async () => {
  const cwd = path.join(folder, 'values');
  fs.mkdirSync(cwd);
  fs.writeFileSync(
    path.join(cwd, 'platform.yaml'),
    'operator:\n  predictor_servers: []\n  values:\n    controllerId: { a: 1 }\n',
  );
  const { told } = await synthesized(cwd);
  expect(told.map(({ line, key, message }) => `${line} ${key}: ${message}`).sort()).toEqual([
    '2 operator.predictor_servers: the chart expects a map here',
    '4 operator.values.controllerId: the chart does not expect a map here',
  ]);
});

test('200 generated platforms', async () => {
  const dice = new Dice(14);
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'generated-'));
  let found = 0;
  let quiet = 0;
  try {
    for (let i = 0; i < 200; i++) {
      fs.rmSync(folder, { recursive: true });
      fs.mkdirSync(folder);
      fs.writeFileSync(path.join(cwd, 'platform.yaml'), toYaml(generatedPlatform(dice)));
      const number = await expectForetold(cwd);
      found += number;
      quiet += number === 0 ? 1 : 0;
    }
  } finally {
    fs.rmSync(cwd, { recursive: true });
  }
  // Platforms of which there is nothing to say would prove nothing.
  expect(found).toBeGreaterThan(500);
  expect(quiet).toBeLessThan(60);
}, 300_000);
