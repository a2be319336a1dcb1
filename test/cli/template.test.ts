import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CHART_NAMES } from '../../src/charts/render';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { call, type Called } from '../helpers/io';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'template-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Buffer) => fs.writeFileSync(path.join(folder, name), content);
const template = (...words: string[]): Promise<Called> => call(['template', ...words], { cwd: folder });
const objects = ({ stdout }: Called) => readDocuments(stdout, 'output').map(({ value }) => value as Manifest);

async function refused(...words: string[]): Promise<string> {
  const result = await template(...words);
  expect({ code: result.code, stdout: result.stdout, lines: result.stderr.trim().split('\n').length }).toEqual({
    code: 2,
    stdout: '',
    lines: 1,
  });
  return result.stderr;
}

describe('NAME and CHART', () => {
  test.each([
    [['fraud', 'seldon-single-model'], 'fraud'],
    [['seldon-single-model', 'fraud'], 'fraud'],
    [['seldon-single-model'], 'release-name'],
    [['seldon-single-model', '--name-template', 'fraud'], 'fraud'],
    [['seldon-abtest', 'seldon-single-model'], 'seldon-abtest'],
    [['seldon-single-model', 'seldon-single-model'], 'seldon-single-model'],
  ])('%j renders the release %s', async (words, name) => {
    const [model] = objects(await template(...words));
    expect(model.metadata.name).toBe(name);
    expect(JSON.stringify(model)).toContain('machinelearning.seldon.io/v1"');
  });

  test('a reference into a repository means the built-in chart, and says so', async () => {
    const result = await template(
      'fraud',
      'seldonio/seldon-single-model',
      '--version',
      '0.2.0',
      '--repo',
      'https://example.com',
    );
    expect(objects(result)[0].metadata.name).toBe('fraud');
    expect(result.stderr).toContain(
      'seldonio/seldon-single-model: is not read, the chart seldon-single-model is built in',
    );
  });
});

test("the namespace is the release's", async () => {
  expect(objects(await template('m', 'seldon-single-model', '-n', 'ml'))[0].metadata.namespace).toBe('ml');
});

test('files and flags come together as with Helm', async () => {
  write('a.yaml', 'replicas: 2\nmodel: {image: "me/model:1"}\n');
  const [model] = objects(
    await template('m', 'seldon-single-model', '-f', 'a.yaml', '--set', 'replicas=3', '--set-string', 'labels.n=1'),
  );
  expect(model.metadata.labels).toEqual({ n: '1' });
  const [predictor] = (model.spec as JsonObject).predictors as JsonObject[];
  expect(predictor.replicas).toBe(3);
  expect(JSON.stringify(predictor)).toContain('me/model:1');
});

describe('output is the same on each run', () => {
  const twice = async (...words: string[]) => [
    await template('seldon-core-operator', ...words),
    await template('seldon-core-operator', ...words),
  ];

  test('with cert-manager', async () => {
    const [first, second] = await twice('--set', 'certManager.enabled=true');
    expect(first).toEqual(second);
    expect(first.stderr).toBe('');
  });

  test('with a pair that was generated once', async () => {
    await call(['webhook-cert', '-o', 'pair', '-n', 'ml'], { cwd: folder });
    const [first, second] = await twice('-n', 'ml', '--webhook-cert', 'pair', '--set', 'crd.create=false');
    expect(first).toEqual(second);
    expect(first.stderr).toBe('');
    const secret = objects(first).find(({ kind }) => kind === 'Secret')!;
    const key = Buffer.from(String((secret.data as JsonObject)['tls.key']), 'base64').toString();
    expect(key).toBe(fs.readFileSync(path.join(folder, 'pair', 'tls.key'), 'utf8'));
  });

  test('without both it is not, and a message says so', async () => {
    const [first, second] = await twice('--set', 'crd.create=false');
    expect(first.stdout).not.toBe(second.stdout);
    expect(first.stderr).toMatch(/^warning: the webhook's certificate is generated on each run/);
  });

  test('a pair that is not needed is reported', async () => {
    const { stderr } = await template(
      'seldon-core-operator',
      '--set',
      'certManager.enabled=true',
      '--webhook-cert',
      'pair',
    );
    expect(stderr).toContain('--webhook-cert pair: is not used');
  });
});

describe('what the chart ignores is said with its place:', () => {
  test('a key in a file', async () => {
    write('prod.yaml', 'istio:\n  enabled: true\ncrd:\n  forceV1: true\n');
    const { stderr, code } = await template(
      'seldon-core-operator',
      '-f',
      'prod.yaml',
      '--set',
      'certManager.enabled=true,istio.enabld=true',
    );
    expect(code).toBe(0);
    expect(stderr).toContain(
      'warning: prod.yaml:4: crd.forceV1: nothing reads this key; the templates read crd.forcev1',
    );
    expect(stderr).toContain('warning: --set: istio.enabld: nothing reads this key; did you mean "istio.enabled"?');
  });

  test('a value that misleads', async () => {
    write('prod.yaml', 'certManager: {enabled: true}\nistio:\n  tlsMode: STRICT\n');
    expect((await template('seldon-core-operator', '-f', 'prod.yaml')).stderr).toMatch(
      /^warning: prod\.yaml:3: istio\.tlsMode: .*use ISTIO_MUTUAL\n$/,
    );
  });
});

test('--strict-parity leaves our deviations out', async () => {
  const probes = async (...words: string[]) =>
    (
      await template('seldon-core-operator', '--set', 'certManager.enabled=true,crd.create=false', ...words)
    ).stdout.includes('readinessProbe');
  expect(await probes()).toBe(true);
  expect(await probes('--strict-parity')).toBe(false);
});

test('--kube-version decides as in the chart', async () => {
  const selectors = async (version: string) =>
    (
      await template(
        'seldon-core-operator',
        '--set',
        'certManager.enabled=true,crd.create=false',
        '--kube-version',
        version,
      )
    ).stdout.includes('namespaceSelector');
  expect(await selectors('1.27.3')).toBe(true);
  expect(await selectors('v1.27.3-gke.100')).toBe(false);
});

describe('bad input is rejected in one sentence:', () => {
  test.each<[string, string[], RegExp]>([
    ['no chart', [], /needs a chart: seldon-core-operator, /],
    [
      'an unknown chart',
      ['seldon-core-operater'],
      /unknown chart "seldon-core-operater", did you mean "seldon-core-operator"\?/,
    ],
    [
      'an unknown chart before a name',
      ['seldon-singel-model', 'iris'],
      /unknown chart "seldon-singel-model", did you mean "seldon-single-model"\?/,
    ],
    [
      'an unknown chart after a name',
      ['iris', 'seldon-singel-model'],
      /unknown chart "seldon-singel-model", did you mean "seldon-single-model"\?/,
    ],
    ['a third word', ['a', 'seldon-mab', 'b'], /unexpected argument "b"/],
    ['a name that is none', ['My_Model', 'seldon-mab'], /release name "My_Model"/],
    ['two names', ['a', 'seldon-mab', '--name-template', 'b'], /--name-template cannot be combined with a name/],
    ['a name template', ['seldon-mab', '--name-template', '{{ randAlpha 3 }}'], /needs Helm/],
    [
      'another version of the chart',
      ['seldon-core-operator', '--version', '1.18.2'],
      /the only version of seldon-core-operator is 1\.17\.1/,
    ],
    ['no version of Kubernetes', ['seldon-mab', '--kube-version', 'new'], /"new" is not a version/],
    [
      'a Kubernetes without the CRD',
      ['seldon-core-operator', '--kube-version', '1.17.0'],
      /crd\.create: there is no CRD for Kubernetes 1\.17/,
    ],
    [
      'a flag of Helm with an effect',
      ['seldon-mab', '--output-dir', 'x'],
      /--output-dir is not supported: write standard output/,
    ],
    ['an unknown flag', ['seldon-mab', '--sett', 'x=1'], /unknown option '--sett'/],
    ['a missing file', ['seldon-mab', '-f', 'none.yaml'], /none\.yaml: /],
    ['a folder', ['seldon-mab', '-f', '.'], /\.: .*(folder|directory)/],
    ['a missing pair', ['seldon-core-operator', '--webhook-cert', 'none'], /ca\.crt: cannot be read/],
    ['a malformed flag', ['seldon-mab', '--set', 'a[x]=1'], /--set/],
    [
      'a wrong type in a flag',
      ['seldon-core-operator', '--set', 'webhook.port=text'],
      /--set: webhook\.port: must be a port, .*not a string of 4 characters/,
    ],
    [
      'a wrong type',
      ['seldon-core-operator', '-f', 'port.yaml'],
      /port\.yaml:2: webhook\.port: must be a port, .*not a string of 4 characters/,
    ],
    [
      'text where a map belongs',
      ['seldon-core-operator', '-f', 'map.yaml'],
      /map\.yaml:1: executor: .*must be a map, not a string of 4 characters/,
    ],
    [
      'text that breaks the template',
      ['seldon-core-operator', '-f', 'quote.yaml'],
      /quote\.yaml:1: image: cannot be used in the chart's template/,
    ],
    ['malformed YAML', ['seldon-mab', '-f', 'broken.yaml'], /broken\.yaml:2/],
    ['a list', ['seldon-mab', '-f', 'list.yaml'], /list\.yaml:1: values must be a map, not a list/],
    ['binary data', ['seldon-mab', '-f', 'binary.yaml'], /binary\.yaml: is not a text file/],
    [
      'a type of detector that does not exist',
      ['seldon-od-model', '--set', 'model.type=vea'],
      /model\.type: must be one of vae, /,
    ],
  ])('%s', async (_, words, message) => {
    write('port.yaml', 'webhook:\n  port: text\n');
    write('map.yaml', 'executor: text\n');
    write('quote.yaml', 'image:\n  tag: "it\'s"\n');
    write('broken.yaml', 'a: 1\nb: [1\n');
    write('list.yaml', '- 1\n');
    write('binary.yaml', Buffer.from([0, 1, 2, 255]));
    const stderr = await refused(...words);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('internal error');
  });

  test('a file of 100 MB', async () => {
    write('big.yaml', Buffer.alloc(100_000_000, '#'));
    expect(await refused('seldon-mab', '-f', 'big.yaml')).toMatch(/big\.yaml: is larger than 96 MB/);
  });
});

test('a hostile key is data', async () => {
  write('hostile.yaml', 'sdepLabels: {__proto__: x, constructor: other}\n');
  const [model] = objects(await template('seldon-mab', '-f', 'hostile.yaml'));
  expect(Object.entries(model.metadata.labels as JsonObject)).toEqual(
    expect.arrayContaining([
      ['__proto__', 'x'],
      ['constructor', 'other'],
    ]),
  );
  expect(({} as JsonObject).x).toBeUndefined();
});

test('the help names every chart, in lines of at most 80 columns', async () => {
  const { stdout } = await template('--help');
  for (const chart of CHART_NAMES) {
    expect(stdout).toContain(chart);
  }
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('the process loads no construct library', () => {
  const program = `
    process.argv.splice(2, 0, 'template', 'seldon-core-operator', '--set', 'certManager.enabled=true');
    process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')));
    require(${JSON.stringify(path.resolve('bin/cdk8s-seldon.js'))});`;
  write('program.js', program);
  const { stderr, status } = spawnSync(process.execPath, [path.join(folder, 'program.js')], { encoding: 'utf8' });
  expect(status).toBe(0);
  const loaded = stderr.split('\n').filter((file) => file.includes('node_modules'));
  expect(loaded).toEqual([]);
});
