import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { HOSTILE } from '../helpers/hostile-models';
import { call } from '../helpers/io';

const ROOT = path.resolve(__dirname, '../..');
const WHEEL = 'cdk8s_seldon-0.0.0-py3-none-any.whl';
let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
  // A wheel next to the folder, as a build leaves it; nothing in it is read.
  fs.writeFileSync(path.join(folder, WHEEL), 'wheel');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
};
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
const runImport = (...words: string[]) => call(['import', ...words], { cwd: folder });

const IRIS = `# The first model that went live.
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon}
spec:
  name: iris # nobody reads this
  predictors:
    - name: default
      replicas: 1
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris, children: []}
`;

const PIPELINE = `
apiVersion: machinelearning.seldon.io/v1alpha2
kind: SeldonDeployment
metadata: {name: pipeline, namespace: seldon}
spec:
  annotations: {seldon.io/rest-timeout: "90000", team: fraud}
  predictors:
    - name: main
      traffic: 90
      graph: {name: clean, type: TRANSFORMER, children: [{name: score, type: MODEL}]}
      componentSpecs:
        - spec:
            containers: [{name: score, image: "score:1"}, {name: clean, image: "clean:1"}]
        - hpaSpec:
            minReplicas: 1
            maxReplicas: 3
            metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]
          spec: {containers: [{name: proxy, image: "proxy:1", resources: {requests: {cpu: 1}}}]}
    - name: canary
      traffic: 10
      graph: {name: score, type: MODEL}
      componentSpecs:
        - spec:
            containers:
              - name: score
                image: "score:2"
                env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: token, key: value}}}]
`;

const PROXY_FIRST = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: score, namespace: seldon}
spec:
  predictors:
    - name: default
      graph: {name: score, type: MODEL}
      componentSpecs:
        - spec: {containers: [{name: proxy, image: "proxy:1"}, {name: score, image: "score:1"}]}
`;

/** The API server rejects the probe, and constructs reject the A/B test of one branch. */
const NEVER_READY = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: split, namespace: seldon}
spec:
  predictors:
    - name: default
      graph: {name: split, implementation: RANDOM_ABTEST, children: [{name: score, type: MODEL}]}
      componentSpecs:
        - spec: {containers: [{name: split, image: "split:1"}]}
        - spec:
            containers:
              - {name: score, image: "score:1", livenessProbe: {grpc: {port: 9500}, successThreshold: 19}}
          metadata: {name: score}
`;

describe('import', () => {
  test('writes a model in a few lines, with its comments and what was left out', async () => {
    write('iris.yaml', IRIS);
    const { code, stdout, stderr } = await runImport('iris.yaml', '--to', 'typescript', '-o', 'platform');

    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: '1 model: 1 typed, 0 verbatim; the operator would change nothing\n',
    });
    expect(read('platform/main.ts')).toBe(`import { App, Chart } from 'cdk8s';
import { GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment } from 'cdk8s-seldon';

const app = new App({ outdir: 'manifests', outputFileExtension: '.yaml' });
const seldon = new Chart(app, 'seldon', { namespace: 'seldon' });
// The first model that went live.
// nobody reads this
// Left out, because it has no effect: spec.name.
new SeldonDeployment(seldon, 'iris').addPredictor('default', {
  graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://models/iris') }),
});
app.synth();
`);
  });

  test('reads a namespace called like a property of every object', async () => {
    write('iris.yaml', IRIS.replace('namespace: seldon', 'namespace: constructor'));
    expect((await runImport('.', '--to', 'typescript', '-o', 'out')).code).toBe(0);
    expect(read('out/main.ts')).toContain("new Chart(app, 'constructor-namespace', { namespace: 'constructor' })");
  });

  test('keeps what names Deployments: the order of containers, and pods without a node', async () => {
    write('pipeline.yaml', PIPELINE);
    const { code } = await runImport('pipeline.yaml', '--to', 'python', '-o', 'platform');

    expect(code).toBe(0);
    expect(read('platform/main.py'))
      .toContain(`containers = [k8s.Container(name="proxy", image="proxy:1", resources=k8s.ResourceRequirements(requests={"cpu": "1"}))]
placement = PodPlacement.component_specs(
    ComponentSpec(nodes=[score, clean]),
    ComponentSpec(nodes=[], containers=containers, scaling=Scaling.on_cpu(percent=70, max=3, min=1, v2beta1=True)),
)
stable = PredictorOptions(graph=clean.to(score), placement=placement)
`);
  });

  test('writes models as values, those of one namespace and name separately', async () => {
    write('models/iris.yaml', IRIS);
    write(
      'models/other.yaml',
      IRIS.replace('namespace: seldon', 'namespace: team-a').replace('# The first model that went live.\n', ''),
    );
    write('models/pipeline.yaml', PIPELINE);
    expect(await runImport('models', '--to', 'values', '-o', 'platform')).toEqual({
      code: 0,
      stdout: '',
      stderr: '3 models: 3 typed, 0 verbatim; the operator would change nothing\n',
    });
    expect(read('platform/platform.yaml')).toBe(`# yaml-language-server: $schema=platform.schema.json
operator: { enabled: false }

namespaces: { seldon: { create: false }, team-a: { create: false } }

models:
  # The first model that went live.
  # nobody reads this
  # Left out, because it has no effect: spec.name.
  iris:
    namespace: seldon
    node: classifier
    server: SKLEARN
    uri: gs://models/iris
  # nobody reads this
  # Left out, because it has no effect: spec.name.
  iris-team-a:
    namespace: team-a
    node: classifier
    server: SKLEARN
    uri: gs://models/iris
    metadata: { name: iris }
  pipeline:
    namespace: seldon
    predictors:
      main:
        traffic: 90
        graph: { name: clean, children: [{ name: score }] }
        nodes: { clean: { image: clean:1, type: TRANSFORMER }, score: { image: score:1 } }
        componentSpecs:
          - { nodes: [score, clean] }
          - nodes: []
            containers: [{ name: proxy, image: proxy:1, resources: { requests: { cpu: "1" } } }]
            scaling: { cpu: 70, min: 1, max: 3, v2beta1: true }
      canary:
        traffic: 10
        node: score
        image: score:2
        env: { TOKEN: { secretKeyRef: { name: token, key: value } } }
    annotations: { team: fraud }
    restTimeout: 90s
`);
    expect(
      (await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd: path.join(folder, 'platform') })).code,
    ).toBe(0);
    expect(await runImport('platform/before.yaml', '--check', 'platform/manifests')).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  test('writes no data of Secrets, leaves out what the operator created, and accepts a list of kubectl', async () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: {
            name: 's3',
            namespace: 'seldon',
            // Tools keep copies.
            annotations: { 'example.com/applied': '{"data":{"PASSWORD":"aHVudGVyMg=="}}' },
            labels: { 'example.com/password': 'hunter2' },
          },
          data: { PASSWORD: 'aHVudGVyMg==' },
          stringData: { KEY: 'hunter2' },
          password: 'hunter2',
        },
        {
          apiVersion: 'machinelearning.seldon.io/v1',
          kind: 'SeldonDeployment',
          metadata: {
            name: 'churn',
            namespace: 'seldon',
            uid: '1',
            resourceVersion: '2',
            generation: 3,
            managedFields: [],
            creationTimestamp: '2020-01-01T00:00:00Z',
          },
          spec: {
            predictors: [
              {
                name: 'default',
                graph: {
                  name: 'm',
                  implementation: 'XGBOOST_SERVER',
                  modelUri: 's3://models/churn',
                  envSecretRefName: 's3',
                },
              },
            ],
          },
          status: { state: 'Available' },
        },
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: {
            name: 'churn-default-0-m',
            namespace: 'seldon',
            ownerReferences: [{ kind: 'SeldonDeployment', name: 'churn', controller: true }],
          },
        },
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'models', namespace: 'seldon' } },
      ],
    };
    const { code } = await call(['import', '-', '--to', 'typescript', '-o', 'platform'], {
      cwd: folder,
      stdin: JSON.stringify(list),
    });

    expect(code).toBe(0);
    const all = fs
      .readdirSync(path.join(folder, 'platform'), { recursive: true, encoding: 'utf8' })
      .filter((name) => fs.statSync(path.join(folder, 'platform', name)).isFile())
      .map((name) => read(`platform/${name}`))
      .join('\n');
    expect(all).not.toMatch(/hunter2|aHVudGVyMg/);
    expect(all).not.toContain('resourceVersion');
    expect(read('platform/main.ts')).toContain("{ envSecretRefName: 's3' }");
    expect(read('platform/kept/seldon.yaml')).toBe(
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: models\n  namespace: seldon\n',
    );
    expect(read('platform/README.md')).toContain('`Secret seldon/s3` stays in the cluster');
  });

  test.each([
    ['typescript', 'package.json', 'cdk8s-seldon-1.tgz', '"cdk8s-seldon": "file:vendor/cdk8s-seldon-1.tgz"'],
    ['values', 'package.json', 'cdk8s-seldon-1.tgz', '"cdk8s-seldon": "file:vendor/cdk8s-seldon-1.tgz"'],
    ['python', 'requirements.txt', 'cdk8s_seldon-1.whl', '\n./vendor/cdk8s_seldon-1.whl\n'],
  ])('keeps a copy of the archive that the project depends on, as init does (%s)', async (to, file, archive, line) => {
    write('iris.yaml', IRIS);
    write(archive, 'archive');
    expect((await runImport('iris.yaml', '--to', to, '-o', 'platform', '--library', archive)).code).toBe(0);
    expect(read(`platform/${file}`)).toContain(line);
    expect(read(`platform/vendor/${archive}`)).toBe('archive');
  });

  test('does not depend on a version that cannot be installed', async () => {
    write('iris.yaml', IRIS);
    expect((await runImport('iris.yaml', '--to', 'typescript', '-o', 'platform')).code).toBe(0);
    const { dependencies } = JSON.parse(read('platform/package.json')) as { dependencies: Record<string, string> };
    expect(path.resolve(folder, 'platform', dependencies['cdk8s-seldon'].replace(/^file:/, ''))).toBe(ROOT);

    fs.rmSync(path.join(folder, WHEEL));
    expect(await runImport('iris.yaml', '--to', 'python', '-o', 'other')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not on PyPI'),
    });
    expect(fs.existsSync(path.join(folder, 'other'))).toBe(false);
  });

  test.each(['typescript', 'python', 'values'])('never overwrites anything (%s)', async (to) => {
    write('iris.yaml', IRIS);
    write('platform/README.md', 'mine');
    expect(await runImport('iris.yaml', '--to', to, '-o', 'platform')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is README.md in'),
    });
    expect(fs.readdirSync(path.join(folder, 'platform'))).toEqual(['README.md']);
  });

  test('keeps a model that a cluster rejects unchanged, and exits with 1', async () => {
    write('broken.yaml', IRIS.replace('SKLEARN_SERVER', 'NO_SERVER'));
    const { code, stderr } = await runImport('broken.yaml', '--to', 'typescript', '-o', 'platform');

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^broken.yaml: iris: kept as it is and not checked: SELDON114 spec.predictors\[0\].graph.*\n1 model: 0 typed, 0 verbatim, 1 not checked\n/,
    );
    expect(read('platform/main.ts')).toContain("new Include(seldon, 'iris', { url: 'refused/seldon/iris.yaml' });");
  });

  test.each([
    ['typescript', 'main.ts', "JsonPatch.add('/spec/predictors/0/componentSpecs/0/spec/containers/0', {"],
    ['python', 'main.py', '"/spec/predictors/0/componentSpecs/0/spec/containers/0",'],
  ])('patches what typed constructs cannot express, and says why (%s)', async (to, main, step) => {
    write('proxy-first.yaml', PROXY_FIRST);
    const { code, stderr } = await runImport('proxy-first.yaml', '--to', to, '-o', 'platform');

    expect(code).toBe(0);
    expect(stderr).toBe(
      'proxy-first.yaml: score: typed constructs and a patch: ' +
        'spec.predictors[0].componentSpecs[0].spec.containers[0]: a container of no node comes before one of a node, ' +
        'which names the Deployment\n1 model: 0 typed, 1 patched, 0 verbatim; the operator would change nothing\n',
    );
    expect(read(`platform/${main}`)).toContain(step);
    expect(read(`platform/${main}`)).toContain(
      ' Patched, because constructs cannot express all of it: spec.predictors[0]',
    );
  });

  test('keeps a model that needs a patch whole in values', async () => {
    write('proxy-first.yaml', PROXY_FIRST);
    expect(await runImport('proxy-first.yaml', '--to', 'values', '-o', 'platform')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('0 typed, 1 verbatim'),
    });
    expect(read('platform/platform.yaml')).toContain('    manifest:\n');
  });

  test('treats empty labels like no labels', async () => {
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: score, namespace: seldon, labels: {}}\n';
    const rejected = NEVER_READY.replace('metadata: {', 'metadata: {labels: {}, annotations: {}, ');
    write('models.yaml', `${account}---${rejected}`);
    const { stderr } = await runImport('models.yaml', '--to', 'typescript', '-o', 'platform');
    expect(stderr).toMatch(/^1 model: |\n1 model: /);
    expect(read('platform/before.yaml')).not.toContain('labels: {}');
  });

  test.each(['typescript', 'python', 'values'])(
    'keeps the same data of objects with empty labels in %s',
    async (form) => {
      const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: score, namespace: seldon, labels: {}}\n';
      const rejected = NEVER_READY.replace('metadata: {', 'metadata: {labels: {}, annotations: {}, ');
      write('models.yaml', `${account}---${rejected}`);
      const { code, stderr } = await runImport('models.yaml', '--to', form, '--exact', '-o', 'platform');
      // The model itself is rejected, so that not all is checked.
      expect([code, stderr]).toEqual([1, expect.stringMatching(/0 typed, 0 verbatim, 1 not checked\n$/)]);
      expect(stderr).not.toContain('differ');
    },
  );

  test.each([
    'finalizers: []',
    'ownerReferences: []',
    'managedFields: []',
    'labels: {tier: null}',
    'managedFields: [{manager: helm, fieldsV1: {"f:spec": {}}}]',
  ])('treats what is empty in metadata like nothing: %s', async (field) => {
    const account = `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: score, namespace: seldon, ${field}}\n`;
    const rejected = IRIS.replace('metadata: {', `metadata: {${field}, `).replace('replicas: 1', 'replikas: 1');
    write('models.yaml', `${account}---\n${rejected}`);
    for (const to of ['typescript', 'python', 'values']) {
      const exact = await runImport('models.yaml', '--to', to, '--exact', '-o', `${to}-exact`);
      expect([exact.code, exact.stderr]).toEqual([1, expect.stringMatching(/0 typed, 0 verbatim, 1 not checked\n$/)]);
      const { code } = await runImport('models.yaml', '--to', to, '-o', to);
      expect(code).toBe(0);
    }
  });

  test.each(['typescript', 'python', 'values'])('rejects an object without apiVersion in %s', async (form) => {
    write('models.yaml', IRIS.replace('apiVersion', 'piVersion'));
    const { code, stderr } = await runImport('models.yaml', '--to', form, '-o', 'platform');
    expect(code).toBe(2);
    expect(stderr).toContain('models.yaml: SeldonDeployment iris has no apiVersion, so that kubectl rejects it');
    expect(fs.existsSync(path.join(folder, 'platform'))).toBe(false);
  });

  test('keeps a rejected model with an empty part', async () => {
    write('empty.yaml', IRIS.replace('replicas: 1', 'componentSpecs: [{spec: null, containers: [{name: a}]}]'));
    const { code, stderr } = await runImport('empty.yaml', '--to', 'typescript', '-o', 'platform');
    expect(code).not.toBe(2);
    expect(stderr).toMatch(/^1 model: |\n1 model: /);
  });

  test.each([
    ['typescript', 'main.ts', ["{ specName: 'iris' }", "'gs://models/iris'),\n  }).to(),\n"]],
    ['python', 'main.py', ['spec_name="iris"', 'uri("gs://models/iris")).to(),\n']],
    ['values', 'platform.yaml', ['    graph: { name: classifier, children: [] }\n']],
  ])('with --exact keeps what has no effect: %s', async (to, main, lines) => {
    const text = to === 'values' ? IRIS.replace(/ {2}name: iris.*\n/, '') : IRIS;
    write('iris.yaml', text);
    expect((await runImport('iris.yaml', '--to', to, '-o', 'platform', '--exact')).stderr).toContain(
      '1 typed, 0 verbatim; the manifests hold the same data',
    );
    lines.forEach((line) => expect(read(`platform/${main}`)).toContain(line));
  });

  test.each(['typescript', 'python', 'values'])('keeps a model whose name is generated in a file (%s)', async (to) => {
    write('trial.yaml', IRIS.replace('name: iris,', 'generateName: trial-,'));
    const { code, stderr } = await runImport('trial.yaml', '--to', to, '-o', 'platform');
    expect([code, stderr]).toEqual([
      1,
      'trial.yaml: model: kept as it is and not checked: metadata.generateName: the API server gives each new object ' +
        'another name, so a program, kubectl apply and GitOps cannot refer to it: write metadata.name\n' +
        '1 model: 0 typed, 0 verbatim, 1 not checked\n',
    ]);
    expect(read('platform/refused/seldon/model.yaml')).toContain('generateName: trial-');
  });

  test('with --exact leaves out what a cluster added, and nulls', async () => {
    const live = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon, uid: "1", resourceVersion: "2", creationTimestamp: "2024-01-01T00:00:00Z"}
spec:
  predictors: [{name: default, explainer: null, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}}]
status: {state: Available}
`;
    write('live.yaml', live);
    const { stderr } = await runImport('live.yaml', '--to', 'values', '-o', 'platform', '--exact');
    expect(stderr).toBe('1 model: 1 typed, 0 verbatim; the manifests hold the same data\n');
  });

  test('puts a second model of the same name into a separate file, because values have room for one', async () => {
    write('models.yaml', `${IRIS}---\n${IRIS.replace('models/iris', 'models/iris-2')}`);
    const { code, stderr } = await runImport('models.yaml', '--to', 'values', '-o', 'platform');

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^models.yaml: iris: kept in a separate file, because platform.yaml cannot express it: Deployment seldon\/iris/,
    );
    expect(stderr).toContain('2 models: 1 typed, 0 verbatim, 1 in separate files; ');
    expect(read('platform/README.md')).toContain('- `SeldonDeployment seldon/iris` in `separate/seldon/iris.yaml`: ');
    expect(read('platform/separate/seldon/iris.yaml')).toContain('modelUri: ');
  });

  test.each(['typescript', 'values'])(
    'says why a cluster rejects a model, not why it is not typed (%s)',
    async (to) => {
      write('split.yaml', NEVER_READY);
      const { code, stderr } = await runImport('split.yaml', '--to', to, '-o', 'platform');

      expect(code).toBe(1);
      expect(stderr).toMatch(/^split.yaml: split: kept as it is and not checked: SELDON223 /);
    },
  );

  test('writes once in values what all models of a namespace share, unless --no-factor is given', async () => {
    const model = (name: string) =>
      IRIS.replace('name: iris,', `name: ${name},`)
        .replace('models/iris', `models/${name}`)
        .replace(
          'replicas: 1',
          'componentSpecs: [{spec: {containers: [{name: classifier, resources: {requests: {memory: 1Gi}}}]}}]',
        );
    write('models.yaml', ['a', 'b', 'c'].map(model).join('---\n'));
    await runImport('models.yaml', '--to', 'values', '-o', 'short');
    await runImport('models.yaml', '--to', 'values', '-o', 'long', '--no-factor');
    expect(read('short/platform.yaml')).toContain(
      'namespaces: { seldon: { create: false, defaults: { resources: { requests: { memory: 1Gi } } } } }\n',
    );
    expect(read('short/platform.yaml').split('memory: 1Gi')).toHaveLength(2);
    expect(read('long/platform.yaml').split('memory: 1Gi')).toHaveLength(4);
  });

  test('reads the operator from its values, to which the program refers', async () => {
    write('mine.yaml', IRIS.replace('SKLEARN_SERVER', 'MINE_SERVER'));
    write(
      'values.yaml',
      'predictor_servers:\n  MINE_SERVER: {protocols: {seldon: {image: mine, defaultImageVersion: "1"}}}\n',
    );
    const { code } = await runImport(
      'mine.yaml',
      '--to',
      'typescript',
      '-o',
      'platform',
      '--operator-values',
      'values.yaml',
    );

    expect(code).toBe(0);
    expect(read('platform/main.ts')).toContain("values: Values.load('operator-values.yaml'),");
    expect(read('platform/main.ts')).toContain(
      "new SeldonDeployment(seldon, 'iris', { seldonOperator: operator }).addPredictor(",
    );
    expect(read('platform/package.json')).toContain('--check manifests --operator-values operator-values.yaml');
  });

  describe('describes an operator for a single namespace', () => {
    const inNamespace = (namespace: string) => IRIS.replace('namespace: seldon', `namespace: ${namespace}`);
    const imported = async (to: string, ...namespaces: string[]) => {
      write('models.yaml', namespaces.map(inNamespace).join('---\n'));
      write('values.yaml', 'singleNamespace: true\n');
      const library = to === 'python' ? ['--library', WHEEL] : [];
      const words = ['--to', to, '-o', to, '--operator-values', 'values.yaml', ...library];
      return runImport('models.yaml', ...words);
    };

    test.each(['typescript', 'python', 'values'])('in that of all models, in %s', async (to) => {
      expect(await imported(to, 'team-a')).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('1 model: 1 typed, 0 verbatim; the operator would change nothing'),
      });
      const [main] = ['main.ts', 'main.py', 'platform.yaml'].filter((file) =>
        fs.existsSync(path.join(folder, to, file)),
      );
      expect(read(`${to}/${main}`)).toMatch(/operator.*?namespace.{1,4}team-a/is);
    });

    test('in each, if there are several', async () => {
      expect(await imported('typescript', 'team-a', 'team-b')).toMatchObject({ code: 0 });
      const main = read('typescript/main.ts');
      expect(main.match(/const \w+ = new SeldonOperator.*?namespace: '[\w-]+'/g)).toEqual([
        "const teamAOperator = new SeldonOperator(new Chart(new App(), 'operator', { namespace: 'team-a'",
        "const teamBOperator = new SeldonOperator(new Chart(new App(), 'operator', { namespace: 'team-b'",
      ]);
      expect(main).toContain("new SeldonDeployment(teamB, 'iris', { seldonOperator: teamBOperator })");
    });

    test('of which a platform has one', async () => {
      const { code, stderr } = await imported('values', 'team-a', 'team-b');
      expect(code).toBe(0);
      expect(stderr).toContain('iris: kept as it is: models.iris-team-b: metadata.namespace: no operator watches');
      expect(stderr).toContain('2 models: 1 typed, 1 verbatim; the operator would change nothing');
    });
  });

  test('a namespace whose name YAML reads as something else is in no values', async () => {
    write(
      'models.yaml',
      IRIS + '---' + IRIS.replace('# The first', '\n# The first').replace('namespace: seldon', 'namespace: "true"'),
    );
    const { code, stderr } = await runImport('models.yaml', '--to', 'values', '-o', 'platform');
    expect(code).toBe(1);
    expect(stderr).toMatch(/iris: kept in a separate file, because .*namespaces\.true: is named true/);
    expect(read('platform/separate/true/iris.yaml')).toContain('namespace: "true"');
  });

  test.each([
    [['--to', 'typescript', '-o', 'x'], 'name a file'],
    [['iris.yaml', '-o', 'x'], '--to: must be one of typescript, python'],
    [['iris.yaml', '--to', 'go', '-o', 'x'], 'not "go"'],
    [['iris.yaml', '--to', 'python'], '-o: name the folder'],
    [['nowhere.yaml', '--to', 'python', '-o', 'x'], 'nowhere.yaml: no such file'],
    [['values.yaml', '--to', 'python', '-o', 'x'], "values.yaml:1:1: a map without 'kind'"],
    [['account.yaml', '--to', 'python', '-o', 'x'], 'there is no SeldonDeployment in the input'],
  ])('%j is answered with a remedy', async (words, message) => {
    write('iris.yaml', IRIS);
    write('values.yaml', 'replicas: 2\n');
    write('account.yaml', 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\n');
    expect(await runImport(...words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
  });
});

describe('import --check', () => {
  test.each([
    [
      'the same model without what has no effect',
      (text: string) => text.replace('  name: iris # nobody reads this\n', ''),
      [],
    ],
    [
      'a model of another place',
      (text: string) => text.replace('models/iris', 'models/iris-2'),
      [
        expect.stringMatching(
          /^SeldonDeployment seldon\/iris: Deployment seldon\/iris-default-0-classifier would change in spec.template/,
        ),
      ],
    ],
    [
      'a model of another name',
      (text: string) => text.replace('name: iris,', 'name: roses,'),
      ['SeldonDeployment seldon/iris: is missing', 'SeldonDeployment seldon/roses: was not there'],
    ],
  ])('%s', async (_, change, expected) => {
    write('before.yaml', IRIS);
    write('manifests/after.yaml', change(IRIS));
    const { code, stdout } = await runImport('before.yaml', '--check', 'manifests');
    expect(code).toBe(expected.length > 0 ? 1 : 0);
    expect(stdout.split('\n').slice(0, expected.length)).toEqual(expected);
  });
});

const built = fs.existsSync(path.join(ROOT, 'lib/index.d.ts'));

(built ? describe : describe.skip)('the written project', () => {
  const program = (name: string, ...words: string[]) => {
    const { status, stdout, stderr, error } = spawnSync(name, words, {
      cwd: path.join(folder, 'platform'),
      encoding: 'utf8',
    });
    return { status, output: `${stdout}${stderr}${error?.message ?? ''}` };
  };
  beforeEach(() => {
    write('models/iris.yaml', IRIS);
    write('models/pipeline.yaml', PIPELINE);
    write('models/hostile.json', JSON.stringify({ kind: 'List', items: HOSTILE }));
  });

  test('in TypeScript type-checks under strict, runs, and keeps its promise', async () => {
    expect(await runImport('models', '--to', 'typescript', '-o', 'platform')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`${HOSTILE.length + 2} typed, 0 verbatim`),
    });
    const modules = path.join(folder, 'platform/node_modules');
    fs.mkdirSync(modules);
    ['cdk8s', 'constructs', '@types'].forEach((name) =>
      fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name)),
    );
    fs.symlinkSync(ROOT, path.join(modules, 'cdk8s-seldon'));

    expect(program(process.execPath, path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.')).toEqual({
      status: 0,
      output: '',
    });
    expect(program(process.execPath, 'main.js')).toEqual({ status: 0, output: '' });
    expect(await runImport('platform/before.yaml', '--check', 'platform/manifests')).toEqual({
      code: 0,
      stdout: '',
      stderr: `${HOSTILE.length + 2} models: the operator would change nothing\n`,
    });
  });

  test('in values keeps its promise', async () => {
    await runImport('models', '--to', 'values', '-o', 'platform');
    const command = path.join(ROOT, 'bin/cdk8s-seldon.js');

    expect(program(process.execPath, command, 'synth', '-f', 'platform.yaml', '-o', 'manifests').status).toBe(0);
    expect(await runImport('platform/before.yaml', '--check', 'platform/manifests')).toEqual({
      code: 0,
      stdout: '',
      stderr: `${HOSTILE.length + 2} models: the operator would change nothing\n`,
    });
  });

  const python = process.env.CDK8S_SELDON_PYTHON;
  if (python === undefined) {
    process.stderr.write(
      'the project in Python is not run: CDK8S_SELDON_PYTHON names no Python with this package, mypy and pytest\n',
    );
  }
  (python === undefined ? test.skip : test)(
    'in Python type-checks under mypy --strict, runs, and keeps its promise',
    async () => {
      await runImport('models', '--to', 'python', '-o', 'platform');

      expect(program(python!, '-m', 'mypy', '--strict', 'main.py', 'test_main.py')).toMatchObject({ status: 0 });
      expect(program(python!, '-m', 'pytest', '-q')).toMatchObject({ status: 0 });
    },
  );
});
