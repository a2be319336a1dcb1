import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { environmentsAmong } from '../../../src/cli/import/environments';
import { call } from '../../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-environments-'));
  // A wheel next to the folder, as a build leaves it; nothing in it is read.
  fs.writeFileSync(path.join(folder, 'cdk8s_seldon-0.0.0-py3-none-any.whl'), 'wheel');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
};
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
const runImport = (...words: string[]) => call(['import', ...words], { cwd: folder });

interface Model {
  readonly name: string;
  readonly namespace?: string;
  readonly uri?: string;
  readonly replicas?: number;
  readonly env?: Readonly<Record<string, string>>;
}

const manifest = ({ name, namespace = 'ml', uri = `gs://models/${name}`, replicas = 1, env = {} }: Model) => ({
  apiVersion: 'machinelearning.seldon.io/v1',
  kind: 'SeldonDeployment',
  metadata: { name, namespace },
  spec: {
    predictors: [
      {
        name: 'default',
        replicas,
        graph: { name: 'model', implementation: 'SKLEARN_SERVER', modelUri: uri },
        ...(Object.keys(env).length > 0 && {
          componentSpecs: [
            {
              spec: {
                containers: [{ name: 'model', env: Object.entries(env).map(([key, value]) => ({ name: key, value })) }],
              },
            },
          ],
        }),
      },
    ],
  },
});
const writeModels = (file: string, ...models: readonly Model[]) =>
  write(file, models.map((each) => JSON.stringify(manifest(each))).join('\n'));

/** Two environments: one model differs, one does not, and one is in production only. */
const writeTwo = () => {
  writeModels('envs/dev/models.json', { name: 'iris', uri: 'gs://dev/iris' }, { name: 'churn' });
  writeModels(
    'envs/prod/models.json',
    { name: 'iris', uri: 'gs://prod/iris', replicas: 3 },
    { name: 'churn' },
    { name: 'fraud' },
  );
};

/** Synthesizes values and asks the written check about each environment. */
const proof = async (environments: readonly string[]) => {
  const cwd = path.join(folder, 'platform');
  const { code, stderr } = await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd });
  expect(code === 0 ? '' : stderr).toBe('');
  return Promise.all(
    environments.map(
      async (name) => (await call(['import', `before/${name}.yaml`, '--check', `manifests/${name}`], { cwd })).code,
    ),
  );
};

describe('environments by folder', () => {
  test('are one function in TypeScript, with what differs in a call for each', async () => {
    writeTwo();
    expect(await runImport('envs', '--to', 'typescript', '-o', 'platform')).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'environments: dev, prod\n' +
        '5 models in 2 environments: 5 typed, 0 verbatim; the operator would change nothing\n',
    });
    expect(read('platform/main.ts')).toBe(`import { App, Chart } from 'cdk8s';
import { GraphNode, ModelArtifact, PrepackagedServer, Scaling, SeldonDeployment } from 'cdk8s-seldon';

interface MlEnvironment {
  readonly name: string;
  readonly irisScaling?: Scaling;
}

function mlModels(chart: Chart, environment: MlEnvironment): void {
  const irisModel = GraphNode.server('model', PrepackagedServer.SKLEARN, {
    artifact: ModelArtifact.uri(\`gs://\${environment.name}/iris\`),
  });
  new SeldonDeployment(chart, 'iris').addPredictor('default', { graph: irisModel, scaling: environment.irisScaling });

  new SeldonDeployment(chart, 'churn').addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://models/churn') }),
  });
}

const dev = new App({ outdir: 'manifests/dev', outputFileExtension: '.yaml' });
const devMl = new Chart(dev, 'ml', { namespace: 'ml' });

mlModels(devMl, { name: 'dev' });

dev.synth();

const prod = new App({ outdir: 'manifests/prod', outputFileExtension: '.yaml' });
const prodMl = new Chart(prod, 'ml', { namespace: 'ml' });

mlModels(prodMl, { name: 'prod', irisScaling: Scaling.fixed(3) });

new SeldonDeployment(prodMl, 'fraud').addPredictor('default', {
  graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://models/fraud') }),
});

prod.synth();
`);
    const { scripts } = JSON.parse(read('platform/package.json')) as { scripts: { test: string } };
    expect(scripts.test).toBe(
      'npm run synth && cdk8s-seldon import before/dev.yaml --check manifests/dev && ' +
        'cdk8s-seldon import before/prod.yaml --check manifests/prod',
    );
  });

  test('are one function in Python, whose test proves each', async () => {
    writeTwo();
    expect((await runImport('envs', '--to', 'python', '-o', 'platform')).code).toBe(0);
    const main = read('platform/main.py');
    expect(main).toContain(`@dataclass(frozen=True)
class MlEnvironment:
    name: str
    iris_scaling: Optional[Scaling] = None


def ml_models(chart: Chart, environment: MlEnvironment) -> None:
    artifact = ModelArtifact.uri(f"gs://{environment.name}/iris")
    iris_model = GraphNode.server("model", PrepackagedServer.SKLEARN, artifact=artifact)
    SeldonDeployment(chart, "iris").add_predictor("default", graph=iris_model, scaling=environment.iris_scaling)
`);
    expect(main).toContain('ml_models(prod_ml, MlEnvironment(name="prod", iris_scaling=Scaling.fixed(3)))\n');
    expect(read('platform/test_main.py')).toContain(`@pytest.mark.parametrize("environment", ["dev", "prod"])
def test_the_operator_changes_nothing(environment: str) -> None:
    imported = documents(HERE / "before" / f"{environment}.yaml")
`);
  });

  test('are overlays in values, over what all have', async () => {
    writeTwo();
    expect((await runImport('envs', '--to', 'values', '-o', 'platform')).code).toBe(0);
    expect(read('platform/platform.yaml')).toBe(`# yaml-language-server: $schema=platform.schema.json
operator: { enabled: false }

namespaces: { ml: { create: false } }

models:
  iris:
    namespace: ml
    server: SKLEARN
  churn:
    namespace: ml
    server: SKLEARN
    uri: gs://models/churn

environments:
  dev:
    models:
      iris: { uri: gs://dev/iris }
  prod:
    models:
      iris: { uri: gs://prod/iris, replicas: 3 }
      fraud: { namespace: ml, server: SKLEARN, uri: gs://models/fraud }
`);
    expect(await proof(['dev', 'prod'])).toEqual([0, 0]);
  });

  describe('with models that are alike', () => {
    const NAMES = ['churn', 'fraud', 'price', 'spam', 'trend'];
    const writeAlike = (replicasOf: (name: string, environment: string) => number) =>
      ['dev', 'prod'].forEach((environment) =>
        writeModels(
          `${environment}/models.json`,
          ...NAMES.map((name, i) => ({
            name,
            uri: `gs://models-${environment}/${name}/v${i % 3}`,
            replicas: replicasOf(name, environment),
            env: { LOG_LEVEL: environment === 'dev' ? 'DEBUG' : 'INFO' },
          })),
        ),
      );

    test('are a table in the function of the environments', async () => {
      writeAlike((name, environment) => (environment === 'dev' ? 1 : NAMES.indexOf(name) + 2));
      expect((await runImport('.', '--to', 'typescript', '-o', 'platform')).code).toBe(0);
      expect(read('platform/main.ts')).toContain(`
function sklearnModels(chart: Chart, environment: MlEnvironment, models: readonly SklearnModel[]): void {
  for (const model of models) {
    const modelNode = GraphNode.server('model', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri(\`gs://models-\${environment.name}/\${model.name}/\${model.version}\`),
      container: { env: { LOG_LEVEL: EnvValue.of(environment.logLevel) } },
    });
`);
      expect(read('platform/main.ts')).toContain(`
function mlModels(chart: Chart, environment: MlEnvironment): void {
  sklearnModels(chart, environment, [
    { name: 'churn', version: 'v0', scaling: environment.churnScaling },
`);
    });

    test('are a table in Python, whose types are declared before they are named', async () => {
      writeAlike((_, environment) => (environment === 'dev' ? 1 : 2));
      expect((await runImport('.', '--to', 'python', '-o', 'platform')).code).toBe(0);
      const main = read('platform/main.py');
      expect(main.match(/^(class|def) \w+/gm)).toEqual([
        'class MlEnvironment',
        'class SklearnModel',
        'def sklearn_models',
        'def ml_models',
      ]);
      expect(main).toContain(`
    sklearn_models(
        chart,
        environment,
        [
            SklearnModel(name="churn", version="v0"),
`);
    });

    test('are a table for each environment if nearly all of their properties differ between environments', async () => {
      const letters = 'abcdefghijklmnopqrst'.split('');
      ['dev', 'prod'].forEach((environment, i) =>
        writeModels(
          `${environment}/models.json`,
          ...letters.map((name, k) => ({
            name: `m-${name}`,
            replicas: 2 + (((k + 1) * (i + 3)) % 7),
            uri: `gs://${i}/${k}`,
          })),
        ),
      );
      expect((await runImport('.', '--to', 'typescript', '-o', 'platform')).code).toBe(0);
      const main = read('platform/main.ts');
      expect(main.match(/^function \w+\(.*/gm)).toEqual([
        'function sklearnModels(chart: Chart, models: readonly SklearnModel[]): void {',
      ]);
      expect(main).toContain('sklearnModels(devMl, [');
      expect(main).toContain('sklearnModels(prodMl, [');
    });

    test('have defaults of their namespace in values, for what differs by environment, too', async () => {
      writeAlike(() => 1);
      expect((await runImport('.', '--to', 'values', '-o', 'platform')).code).toBe(0);
      const text = read('platform/platform.yaml');
      expect(text).toContain('    namespaces: { ml: { defaults: { env: { LOG_LEVEL: DEBUG } } } }');
      expect(text).toContain('    namespaces: { ml: { defaults: { env: { LOG_LEVEL: INFO } } } }');
      expect(await proof(['dev', 'prod'])).toEqual([0, 0]);
    });

    test('have defaults in values although one environment has a model without them', async () => {
      writeAlike(() => 1);
      writeModels('prod/other.json', { name: 'other', env: { OTHER: '1' } });
      expect((await runImport('.', '--to', 'values', '-o', 'platform')).code).toBe(0);
      const text = read('platform/platform.yaml');
      expect(text).toContain('    namespaces: { ml: { defaults: { env: { LOG_LEVEL: DEBUG } } } }');
      expect(text).toContain('    namespaces: { ml: { defaults: { env: { LOG_LEVEL: INFO } } } }');
      expect(text.match(/defaults: false/g)).toHaveLength(1);
      expect(await proof(['dev', 'prod'])).toEqual([0, 0]);
    });

    test('have no defaults in values that one of the environments would not have', async () => {
      writeAlike(() => 1);
      writeModels('prod/other.json', ...['a', 'b', 'c'].map((name) => ({ name, env: { OTHER: name } })));
      expect((await runImport('.', '--to', 'values', '-o', 'platform')).code).toBe(0);
      expect(read('platform/platform.yaml')).not.toContain('defaults');
      expect(await proof(['dev', 'prod'])).toEqual([0, 0]);
    });
  });

  test('keep the order of variables, which values would lose if they were merged', async () => {
    writeModels('dev/iris.json', { name: 'iris', env: { A: '1', C: '3' } });
    writeModels('prod/iris.json', { name: 'iris', env: { A: '1', B: '2', C: '3' } });
    await runImport('dev', 'prod', '--to', 'values', '-o', 'platform');
    expect(read('platform/platform.yaml')).toContain('iris: { env: { A: "1", B: "2", C: "3" } }');
    expect(await proof(['dev', 'prod'])).toEqual([0, 0]);
  });

  test('put other objects and rejected models into separate folders', async () => {
    writeModels('dev/iris.json', { name: 'iris' });
    writeModels('prod/iris.json', { name: 'iris' });
    write('prod/broken.json', JSON.stringify(manifest({ name: 'broken' })).replace('SKLEARN_SERVER', 'NO_SERVER'));
    write('prod/account.yaml', 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: models, namespace: ml}\n');
    write('namespace.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: ml}\n');
    const { code, stderr } = await runImport('.', '--to', 'typescript', '-o', 'platform');
    expect([code, stderr]).toEqual([1, expect.stringContaining('3 models in 2 environments: 2 typed')]);
    expect(read('platform/kept/prod/ml.yaml')).toContain('ServiceAccount');
    expect(read('platform/kept/dev/cluster.yaml')).toBe(read('platform/kept/prod/cluster.yaml'));
    expect(read('platform/README.md')).toContain(
      '`SeldonDeployment ml/broken` of prod in `refused/prod/ml/broken.yaml`',
    );
  });

  test('with --no-factor stay apart', async () => {
    writeTwo();
    await runImport('envs', '--to', 'typescript', '-o', 'platform', '--no-factor');
    expect(read('platform/main.ts')).not.toContain('function');
    expect(read('platform/main.ts')).toContain("new SeldonDeployment(devMl, 'churn')");
  });
});

describe('environments are recognized', () => {
  const names = (files: Readonly<Record<string, readonly Model[]>>) => {
    const found = environmentsAmong(
      Object.entries(files).flatMap(([file, models]) =>
        models.map((each) => ({ object: manifest(each), file, comments: [] })),
      ),
    );
    return (
      found && Object.fromEntries([...found.objects].map(([name, objects]) => [name, objects.map(({ file }) => file)]))
    );
  };
  const iris: Model = { name: 'iris' };
  const churn: Model = { name: 'churn' };

  test.each<[string, Readonly<Record<string, readonly Model[]>>, readonly string[] | undefined]>([
    ['by folders below the models', { 'iris/dev/a.yaml': [iris], 'iris/prod/a.yaml': [iris] }, ['dev', 'prod']],
    ['by folders of different depth', { 'a/dev/x.yaml': [iris], 'b/c/prod/x.yaml': [iris] }, ['dev', 'prod']],
    ['by names of files', { 'rendered/dev.yaml': [iris], 'rendered/prod.yaml': [iris] }, ['dev', 'prod']],
    ['by the ends of names of files', { 'iris-stage.yaml': [iris], 'iris-prod.yaml': [iris] }, ['stage', 'prod']],
    [
      'by their words where namespaces differ',
      { 'dev/a.yaml': [{ ...iris, namespace: 'dev' }], 'prod/a.yaml': [{ ...iris, namespace: 'prod' }] },
      ['dev', 'prod'],
    ],
    [
      'by any folders that have the same models',
      { 'eu/a.yaml': [iris, churn], 'us/a.yaml': [iris, churn] },
      ['eu', 'us'],
    ],
    [
      'not by teams with models of the same name',
      { 'a/x.yaml': [{ ...iris, namespace: 'a' }], 'b/x.yaml': [{ ...iris, namespace: 'b' }] },
      undefined,
    ],
    ['not by two versions of a file', { 'model-v1.yaml': [iris], 'model-v2.yaml': [iris] }, undefined],
    ['not where one of them has a model twice', { 'dev/a.yaml': [iris, iris], 'prod/a.yaml': [iris] }, undefined],
    ['not by a single one', { 'prod/a.yaml': [iris], 'prod/b.yaml': [churn] }, undefined],
  ])('%s', (_, files, expected) => {
    expect(names(files) && Object.keys(names(files)!)).toEqual(expected);
  });

  test('with what is in a folder for all, unless an environment has its own', () => {
    expect(
      names({
        'base/iris.yaml': [iris],
        'base/churn.yaml': [churn],
        'dev/iris.yaml': [iris],
        'prod/x.yaml': [iris, churn],
      }),
    ).toEqual({
      dev: ['base/churn.yaml', 'dev/iris.yaml'],
      prod: ['prod/x.yaml', 'prod/x.yaml'],
    });
  });
});
