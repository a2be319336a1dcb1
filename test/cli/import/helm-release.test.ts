import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-helm-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
};
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
const runImport = (...words: string[]) =>
  call(['import', ...words, '--to', 'typescript', '-o', 'platform'], { cwd: folder });

const SINGLE = 'model: {implementation: SKLEARN_SERVER, uri: gs://models/iris}\n';
const PAIR = 'modela: {name: old}\nmodelb: {name: new}\n';

test('values of a release become constructs for what its chart rendered', async () => {
  write('iris.values.yaml', `USER-SUPPLIED VALUES:\n${SINGLE}replicas: 3\n`);
  expect(await runImport('iris.values.yaml', '-n', 'seldon')).toEqual({
    code: 0,
    stdout: '',
    stderr:
      'iris.values.yaml: read as values of the chart seldon-single-model, release "iris"\n' +
      '1 model: 1 typed, 0 verbatim; the operator would change nothing\n',
  });
  expect(read('platform/main.ts')).toContain(`const model = GraphNode.server('model', PrepackagedServer.SKLEARN, {
  artifact: ModelArtifact.uri('gs://models/iris'),
  container: { env: { LOG_LEVEL: EnvValue.of('INFO') }, resources: { requests: { memory: '1Mi' } } },
});
new SeldonDeployment(seldon, 'iris').addPredictor('default', { graph: model, scaling: Scaling.fixed(3) });
`);
});

test.each([
  ['ab.yaml', `${PAIR}separate_pods: false\n`, 'seldon-abtest', "GraphNode.abTest('ab', { ratioA: 0.5 })"],
  ['bandit-values.yaml', `${PAIR}mab: {epsilon: 0.3}\n`, 'seldon-mab', "GraphNode.router('eg-router', {"],
  ['values-drift.yaml', 'model: {type: vae}\nengine: {env: {}}\n', 'seldon-od-model', "'drift'"],
  ['odt/values.yaml', 'outlierDetection: {type: vae}\n', 'seldon-od-transformer', "GraphNode.transformer('outlier"],
])('%s: the chart is the one that reads the keys', async (file, text, chart, code) => {
  write(file, text);
  const { code: exit, stderr } = await runImport(file);
  expect([exit, stderr]).toEqual([0, expect.stringContaining(`read as values of the chart ${chart}, release `)]);
  expect(read('platform/main.ts')).toContain(code);
});

test.each([
  [['pair.yaml'], 'these values fit seldon-abtest and seldon-mab: name the chart with --chart'],
  [['other.yaml'], "no chart of Seldon's reads these values: name the chart with --chart"],
  [['other.yaml', '--chart', 'seldon-mba'], '--chart: unknown chart "seldon-mba", did you mean "seldon-mab"?'],
  [['-'], 'values of the chart seldon-single-model do not name their release: add --release NAME'],
])('%j: requests what values do not contain', async (words, message) => {
  write('pair.yaml', PAIR);
  write('other.yaml', 'COMPUTED VALUES:\nservice: {port: 80}\n');
  const { code, stderr } = await call(['import', ...words, '--to', 'values', '-o', 'x'], {
    cwd: folder,
    stdin: SINGLE,
  });
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('the chart and the release can be named', async () => {
  write('pair.yaml', PAIR);
  const { stderr } = await runImport('pair.yaml', '--chart', 'seldon-mab', '--release', 'router');
  expect(stderr).toContain('pair.yaml: read as values of the chart seldon-mab, release "router"\n');
});

test('says which values the chart does not read, and at which value it would fail', async () => {
  write('iris.yaml', `${SINGLE}hpa: {maximum: 3}\n`);
  expect((await runImport('iris.yaml')).stderr).toContain('iris.yaml:2: hpa.maximum: nothing reads this key');
  write('drift.yaml', 'model: {type: none}\nengine: {}\n');
  const { code, stderr } = await runImport('drift.yaml', '--chart', 'seldon-od-model');
  expect([code, stderr]).toEqual([2, expect.stringMatching(/drift.yaml:1: model.type: must be one of vae/)]);
});

test('values of the operator become the operator if cert-manager signs for it, else its configuration', async () => {
  const server = 'predictor_servers: {MINE: {protocols: {seldon: {image: mine, defaultImageVersion: "1"}}}}\n';
  write('in/iris.yaml', MANIFEST.replace('SKLEARN_SERVER', 'MINE'));
  write('in/seldon-core.values.yaml', `USER-SUPPLIED VALUES:\n${server}`);
  const { code, stderr } = await runImport('in');
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining('the operator is assumed to be installed, because its certificate is in the cluster only'),
  ]);
  expect(read('platform/main.ts')).toContain("values: Values.load('operator-values.yaml')");

  fs.rmSync(path.join(folder, 'platform'), { recursive: true });
  write('in/seldon-core.values.yaml', `certManager: {enabled: true}\nusageMetrics: {enabled: false}\n${server}`);
  expect(await runImport('in')).toMatchObject({ code: 0, stderr: expect.stringContaining('1 typed, 0 verbatim') });
  expect(read('platform/main.ts')).toContain("new SeldonOperator(seldonSystem, 'operator', {");
});

const MANIFEST = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon}
spec:
  predictors: [{name: default, graph: {name: model, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}}]
`;

test.each([
  [
    'Argo CD',
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'iris', namespace: 'argocd' },
      spec: {
        destination: { namespace: 'growth' },
        source: {
          chart: 'seldon-single-model',
          helm: { values: SINGLE, parameters: [{ name: 'replicas', value: '2' }] },
        },
      },
    },
  ],
  [
    'Flux',
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata: { name: 'flux-iris', namespace: 'growth' },
      spec: {
        releaseName: 'iris',
        chart: { spec: { chart: 'seldon-single-model' } },
        values: { model: { implementation: 'SKLEARN_SERVER', uri: 'gs://models/iris' }, replicas: 2 },
      },
    },
  ],
])('what %s installs of a chart becomes typed, and its object is not in the project', async (_, object) => {
  write('app.json', JSON.stringify(object));
  const { code, stderr } = await runImport('app.json');
  expect([code, stderr]).toEqual([0, expect.stringContaining('installs the chart seldon-single-model: the project')]);
  expect(read('platform/main.ts')).toContain("new SeldonDeployment(growth, 'iris').addPredictor('default', {");
  expect(read('platform/main.ts')).toContain('scaling: Scaling.fixed(2)');
  expect(fs.existsSync(path.join(folder, 'platform/kept'))).toBe(false);
});

test('an Application whose values are elsewhere stays, with a note', async () => {
  const source = { chart: 'seldon-single-model', helm: { valueFiles: ['prod.yaml'] } };
  const app = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'iris' }, spec: { source } };
  write('app.json', JSON.stringify(app));
  write('iris.yaml', MANIFEST);
  const { stderr } = await runImport('app.json', 'iris.yaml');
  expect(stderr).toContain(
    'app.json: Application iris stays as it is, because its values are in other files: prod.yaml: ',
  );
  expect(read('platform/kept/cluster.yaml')).toContain('kind: Application');
});

test('files of a folder that are not manifests are skipped, with a note about those of kustomize and charts', async () => {
  write('in/iris.yaml', MANIFEST);
  write('in/docker-compose.yaml', 'services: {web: {image: nginx}}\n');
  write('in/package.json', '{"name": "x"}');
  write('in/broken.yaml', 'a: [\n');
  write('in/overlay/kustomization.yaml', 'resources: [../iris.yaml]\npatches: [{path: patch.yaml}]\n');
  write('in/overlay/patch.yaml', MANIFEST);
  write('in/chart/Chart.yaml', 'name: x\n');
  write('in/chart/values.yaml', SINGLE);
  write('in/chart/templates/sdep.yaml', MANIFEST.replace('iris,', '{{ .Release.Name }},'));
  const { code, stderr } = await runImport('in');
  expect(code).toBe(0);
  expect(stderr.split('\n').sort()).toEqual([
    '',
    '1 model: 1 typed, 0 verbatim; the operator would change nothing',
    'in/broken.yaml: skipped: it is not a manifest',
    'in/chart/Chart.yaml: skipped: it is not a manifest',
    'in/chart/templates/sdep.yaml: skipped: it is a template, which only helm template renders',
    'in/chart/values.yaml: skipped: it is not a manifest',
    'in/docker-compose.yaml: skipped: it is not a manifest',
    'in/overlay/kustomization.yaml: skipped: it is not a manifest',
    'in/overlay/patch.yaml: skipped: it is a patch; import the output of kustomize build instead of the folder',
    'in/package.json: skipped: it is not a manifest',
  ]);
});

test('a SeldonDeployment inside another object stays there', async () => {
  const text = MANIFEST.replace('name: iris', 'name: "{{workflow.parameters.name}}"');
  const workflow = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'w' }, spec: { text } };
  write('in/workflow.json', JSON.stringify(workflow));
  write('in/iris.yaml', MANIFEST);
  expect(await runImport('in')).toMatchObject({ code: 0, stderr: expect.stringMatching(/^1 model: 1 typed/) });
  expect(read('platform/kept/cluster.yaml')).toContain('kind: Workflow');
});
