import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import Ajv from 'ajv';
import { App } from 'cdk8s';
import { Values } from '../../src/input/values';
import { SeldonPlatform } from '../../src/platform/seldon-platform';
import { platformJsonSchema } from '../../src/platform/values/json-schema';
import { type JsonObject } from '../../src/private/json';
import { ManifestWriter } from '../../src/synth/manifest-writer';
import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';
import { expectValid } from '../helpers/kubernetes-schema';
import { platformSections } from '../helpers/sections';

const PLATFORM = `
operator: { istio: { enabled: true } }
gateways: { seldon-gateway: { kind: istio, namespace: istio-system } }
storage: { models: { kind: s3, region: eu-west-1, secret: bucket-credentials } }
models:
  iris: { namespace: seldon, server: SKLEARN, uri: gs://seldon-models/v1.16.0-dev/sklearn/iris }
  churn: { namespace: growth, server: XGBOOST, store: models, path: churn/7, scaling: { cpu: 70, min: 2, max: 10 }, resources: { requests: { cpu: 500m } } }
`;
const ENVIRONMENTS = `
environments:
  dev: {}
  prod: { models: { churn: { canary: { path: churn/8, percent: 10 } } } }
`;
const GITOPS = 'gitops: { argocd: { repository: https://git.example.com/ml/platform.git } }\n';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'platform-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function files(below = ''): string[] {
  return fs
    .readdirSync(path.join(folder, 'out', below), { withFileTypes: true })
    .flatMap((entry) => {
      const file = path.posix.join(below, entry.name);
      if (entry.isDirectory()) {
        return files(file);
      }
      if (entry.name.startsWith('.')) {
        return [];
      }
      return [file];
    })
    .sort();
}

async function synth(values: string, ...more: string[]) {
  fs.writeFileSync(path.join(folder, 'platform.yaml'), values);
  return call(['synth', '-f', 'platform.yaml', ...(more.length > 0 ? more : ['-o', 'out'])], { cwd: folder });
}

function objects(text: string): JsonObject[] {
  return readDocuments(text, 'out').map(({ value }) => value as JsonObject);
}

function manifest(file: string): JsonObject[] {
  return objects(fs.readFileSync(path.join(folder, 'out', file), 'utf8'));
}

test('a values file becomes one file per area, numbered in the order in which a cluster needs them', async () => {
  const { code, stdout, stderr } = await synth(PLATFORM);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(files()).toEqual([
    '00-namespaces.yaml',
    '15-crds.yaml',
    '20-operator.yaml',
    '30-gateways.yaml',
    '50-models-growth.yaml',
    '50-models-seldon.yaml',
  ]);
  expect(stderr.split('\n').slice(0, 7)).toEqual([
    '6 files in out; next:',
    '  kubectl apply -f out/00-namespaces.yaml',
    '  kubectl apply -f out/15-crds.yaml',
    `  kubectl wait --for=jsonpath='{.status.acceptedNames.plural}'=seldondeployments --timeout=1m crd/seldondeployments.machinelearning.seldon.io`,
    '  kubectl wait --for=condition=established --timeout=1m crd/seldondeployments.machinelearning.seldon.io',
    '  kubectl apply -f out/20-operator.yaml',
    '  kubectl -n seldon-system rollout status deployment/seldon-controller-manager --timeout=5m',
  ]);
  expect(manifest('00-namespaces.yaml').map(({ metadata }) => (metadata as JsonObject).name)).toEqual([
    'istio-system',
    'seldon-system',
    'growth',
    'seldon',
  ]);
  expect(manifest('50-models-growth.yaml')).toMatchObject([
    {
      metadata: { name: 'churn', namespace: 'growth' },
      spec: {
        predictors: [
          {
            graph: {
              modelUri: 's3://models/churn/7',
              envSecretRefName: 'bucket-credentials',
              implementation: 'XGBOOST_SERVER',
            },
            componentSpecs: [{ hpaSpec: { minReplicas: 2, maxReplicas: 10 } }],
          },
        ],
      },
    },
  ]);
});

test('each environment gets a folder with its changes put over the common values; Argo CD gets an Application for each', async () => {
  await synth(PLATFORM + ENVIRONMENTS + GITOPS);
  expect(files().filter((file) => !file.startsWith('dev/'))).toEqual([
    'argocd-cm.yaml',
    'argocd.yaml',
    'prod/00-namespaces.yaml',
    'prod/15-crds.yaml',
    'prod/20-operator.yaml',
    'prod/30-gateways.yaml',
    'prod/50-models-growth.yaml',
    'prod/50-models-seldon.yaml',
  ]);
  const predictors = (file: string) => {
    const spec = manifest(file)[0].spec as { predictors: JsonObject[] };
    return spec.predictors.map(({ name, traffic }) => [name, traffic]);
  };
  expect(predictors('dev/50-models-growth.yaml')).toEqual([['default', undefined]]);
  expect(predictors('prod/50-models-growth.yaml')).toEqual([
    ['default', 90],
    ['canary', 10],
  ]);
  expect(
    manifest('argocd.yaml').map(({ kind, spec }) => [
      kind,
      ((spec as JsonObject).source as JsonObject | undefined)?.path,
    ]),
  ).toEqual([
    ['AppProject', undefined],
    ['Application', 'manifests'],
    ['Application', 'manifests/dev'],
    ['Application', 'manifests/prod'],
  ]);
});

describe('third-party charts and GitOps', () => {
  const REMOTE = `${PLATFORM}installs: { istio-base: {}, cert-manager: {} }
gitops: { argocd: { repository: https://git.example.com/ml/platform.git, externalSecret: { secretStore: vault, password: { key: git } } } }
environments:
  dev: {}
  prod: { gitops: { argocd: { server: https://prod.example.com } } }
`;
  interface Application {
    readonly destination: { readonly server: string };
    readonly source: { readonly chart?: string; readonly path?: string };
  }
  const applications = (file: string) =>
    manifest(file)
      .filter(({ kind }) => kind === 'Application')
      .map(({ metadata, spec }) => {
        const { name, annotations } = metadata as { name: string; annotations: Record<string, string> };
        const {
          destination: { server },
          source,
        } = spec as unknown as Application;
        return {
          name,
          chart: source.chart,
          path: source.path,
          server,
          wave: Number(annotations['argocd.argoproj.io/sync-wave']),
        };
      });

  test.each([
    ['dev', 'https://kubernetes.default.svc', ['istio-base', 'cert-manager']],
    ['prod', 'https://prod.example.com', ['prod-istio-base', 'prod-cert-manager']],
  ])(
    'a parent brings the charts of %s, and when they are healthy the Application of its folder',
    async (name, server, charts) => {
      expect(await synth(REMOTE)).toMatchObject({ code: 0 });
      expect(files(name).filter((file) => file.includes('installs'))).toEqual([]);
      expect(applications('argocd.yaml').find((found) => found.name === `seldon-${name}-installs`)).toMatchObject({
        path: `manifests/installs/${name}`,
        server: 'https://kubernetes.default.svc',
      });
      const brought = applications(`installs/${name}/installs.yaml`);
      expect(brought.map((found) => found.name).sort()).toEqual([...charts, `seldon-${name}`].sort());
      expect(brought.filter((found) => found.server !== server)).toEqual([]);
      const own = brought.find((found) => found.name === `seldon-${name}`)!;
      expect(Math.max(...brought.filter((found) => found.chart !== undefined).map(({ wave }) => wave))).toBeLessThan(
        own.wave,
      );
    },
  );

  test('an ApplicationSet creates those of the folders, and parents install the charts', async () => {
    await synth(REMOTE.replace('password: { key: git } }', 'password: { key: git } }, applicationSet: true'));
    expect(applications('argocd.yaml').map(({ name }) => name)).toEqual([
      'seldon',
      'seldon-dev-installs',
      'seldon-prod-installs',
    ]);
    expect(
      applications('installs/prod/installs.yaml')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['prod-cert-manager', 'prod-istio-base']);
  });

  test('a cluster has each chart once, and environments must agree on it', async () => {
    const two = (dev: string) =>
      REMOTE.replace('dev: {}', `dev: ${dev}`).replace(
        'prod: { gitops: { argocd: { server: https://prod.example.com } } }',
        'test: {}',
      );
    await synth(two('{ installs: { keda: {} } }'));
    expect(
      applications('installs/dev/installs.yaml')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['cert-manager', 'istio-base', 'keda', 'seldon-dev', 'seldon-test']);
    expect(
      applications('argocd.yaml')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['seldon', 'seldon-dev-installs']);
    expect(await synth(two('{ installs: { istio-base: { version: 1.29.0 } } }'), '-o', 'other')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'installs.istio-base: environments dev and test install istio-base differently into one cluster',
      ) as string,
    });
  });

  test.each([
    ['Argo CD', 'argocd: { repository: https://git.example.com/x.git', 'argocd: { server: https://b.example.com } }'],
    ['Flux', 'flux: { repository: https://git.example.com/x.git', 'flux: { kubeConfigSecret: b } }'],
  ])('what %s reads in its own cluster has each object once, whichever cluster it is for', async (_, tool, remote) => {
    const chart = (name: string) =>
      `${name}: { repository: 'oci://a.example.com/x', chart: ${name}, version: 1.0.0, namespace: a }`;
    await synth(`installs: { emissary-crds: {}, cert-manager: {} }
gitops: { ${tool} } }
environments:
  dev: { installs: { others: { ${chart('a')} } } }
  test: { operator: { namespace: test, controllerId: test, crd: { create: false } }, installs: { others: { ${chart('b')} } } }
  prod: { gitops: { ${remote} }
`);
    const found = files('.')
      .filter((file) => /^(installs\/.*|argocd\.yaml|flux\.yaml)$/.test(file))
      .flatMap(manifest)
      .map(({ kind, metadata }) => `${String(kind)} ${String((metadata as JsonObject).name)}`);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((object, index) => found.indexOf(object) !== index)).toEqual([]);
  });

  test('with Flux, every environment waits for the charts, whichever brings them', async () => {
    const flux = 'flux: { repository: https://git.example.com/ml/platform.git }';
    await synth(`installs: { cert-manager: {} }
operator: { singleNamespace: true }
environments:
  blue: { operator: { namespace: blue, crd: { create: false } }, gitops: { flux: { after: [red] } } }
  red: { operator: { namespace: red } }
gitops: { ${flux} }
`);
    const waits = manifest('flux.yaml')
      .filter(({ kind }) => kind === 'Kustomization')
      .map(({ metadata, spec }) => {
        const { dependsOn = [] } = spec as { dependsOn?: JsonObject[] };
        return [(metadata as JsonObject).name, dependsOn.map(({ name }) => name)];
      });
    expect(Object.fromEntries(waits)).toEqual({
      seldon: [],
      'seldon-red-installs': [],
      'seldon-red': ['seldon-red-installs'],
      'seldon-blue': ['seldon-red', 'seldon-red-installs'],
    });
  });

  test('the steps of each tool register another cluster, in one line for each', async () => {
    const steps = async (prod: string) => {
      const { stderr } = await synth(`operator: {}\nenvironments: { dev: {}, prod: {}, more: {} }\n${prod}`);
      return stderr.split('\n').filter((line) => line.includes('CONTEXT'));
    };
    const repository = 'repository: https://git.example.com/x.git';
    expect(await steps(`gitops: { argocd: { ${repository}, server: https://b.example.com } }\n`)).toEqual([
      '  # argocd cluster add CONTEXT, the context of https://b.example.com in your kubeconfig',
    ]);
    // Flux drops references to files from a kubeconfig: --flatten replaces them by what is in them.
    expect(await steps(`gitops: { flux: { ${repository}, kubeConfigSecret: b } }\n`)).toEqual([
      '  # kubectl create secret generic -n flux-system b ' +
        '--from-literal=value="$(kubectl config view --context=CONTEXT --minify --flatten)"',
    ]);
  });

  test('Flux has a Kustomization for the charts, which know the cluster, and those of the environment wait for it', async () => {
    await synth(`${PLATFORM}installs: { istio-base: {}, istiod: {} }
monitoring: {}
environments:
  dev: { gitops: { flux: { repository: https://git.example.com/ml/platform.git } } }
  prod: { gitops: { flux: { repository: https://git.example.com/ml/platform.git, kubeConfigSecret: prod, after: [dev] } } }
`);
    const releases = manifest('installs/prod/installs.yaml').filter(({ kind }) => kind === 'HelmRelease');
    expectValid([...releases, ...manifest('flux.yaml')]);
    expect(releases).toMatchObject([
      {
        metadata: { name: 'prod-istio-base' },
        spec: { releaseName: 'istio-base', kubeConfig: { secretRef: { name: 'prod' } } },
      },
      {
        metadata: { name: 'prod-istiod' },
        spec: {
          releaseName: 'istiod',
          dependsOn: [{ name: 'prod-istio-base' }],
          kubeConfig: { secretRef: { name: 'prod' } },
        },
      },
    ]);
    const kept = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
    expect(manifest('installs/dev/installs.yaml').filter(({ kind }) => kind === 'HelmRelease')).toMatchObject([
      { metadata: { name: 'istio-base', annotations: kept } },
      { metadata: { name: 'istiod', annotations: kept } },
    ]);
    const kustomizations = manifest('flux.yaml')
      .filter(({ kind }) => kind === 'Kustomization')
      .map(({ metadata, spec }) => {
        const {
          path: where,
          dependsOn = [],
          kubeConfig,
        } = spec as unknown as { path: string; dependsOn?: { name: string }[]; kubeConfig?: unknown };
        return [
          (metadata as JsonObject).name,
          where,
          dependsOn.map(({ name }) => name).join(' '),
          kubeConfig !== undefined,
        ];
      });
    expect(kustomizations).toEqual([
      ['seldon-dev-installs', './manifests/installs/dev', '', false],
      ['seldon-dev', './manifests/dev/platform', 'seldon-dev-installs', false],
      ['seldon-dev-models', './manifests/dev/models', 'seldon-dev', false],
      ['seldon-dev-monitoring', './manifests/dev/monitoring', 'seldon-dev', false],
      ['seldon-prod-installs', './manifests/installs/prod', 'seldon-dev-models', false],
      ['seldon-prod', './manifests/prod/platform', 'seldon-prod-installs', true],
      ['seldon-prod-models', './manifests/prod/models', 'seldon-prod', true],
      ['seldon-prod-monitoring', './manifests/prod/monitoring', 'seldon-prod', true],
      ['seldon', './manifests', '', false],
    ]);
    expect(files('prod')).toEqual(
      expect.arrayContaining([
        'prod/platform/20-operator.yaml',
        'prod/models/50-models-seldon.yaml',
        'prod/monitoring/60-monitoring.yaml',
      ]),
    );
    expect(fs.readFileSync(path.join(folder, 'out/kustomization.yaml'), 'utf8')).toContain('- flux.yaml');
  });

  test('nothing in its folder is for Argo CD; credentials of the repository are fetched, never written', async () => {
    await synth(REMOTE);
    expect(
      files('prod')
        .flatMap(manifest)
        .filter(({ apiVersion }) => String(apiVersion).startsWith('argoproj.io/')),
    ).toEqual([]);
    const secrets = manifest('argocd.yaml').filter(({ kind }) => kind === 'ExternalSecret');
    expectValid(secrets);
    expect(secrets).toMatchObject([
      {
        metadata: { namespace: 'argocd' },
        spec: {
          data: [{ secretKey: 'password', remoteRef: { key: 'git' } }],
          target: {
            template: {
              metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
              data: { type: 'git', url: 'https://git.example.com/ml/platform.git', password: '{{ .password }}' },
            },
          },
        },
      },
    ]);
  });
});

test('two runs write the same bytes, and --stdout prints the same objects', async () => {
  await synth(PLATFORM);
  const first = files().map((file) => fs.readFileSync(path.join(folder, 'out', file), 'utf8'));
  await synth(PLATFORM);
  expect(files().map((file) => fs.readFileSync(path.join(folder, 'out', file), 'utf8'))).toEqual(first);
  const { stdout } = await synth(PLATFORM, '--stdout');
  expect(objects(stdout)).toEqual(first.flatMap(objects));
});

test('a program that uses the same values writes the same bytes', async () => {
  await synth(PLATFORM + ENVIRONMENTS);
  const outdir = path.join(folder, 'program');
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  new SeldonPlatform(app, 'platform', { values: Values.load(path.join(folder, 'platform.yaml')), environment: 'prod' });
  const written = new ManifestWriter(app).write().filter((file) => fs.statSync(path.join(outdir, file)).size > 0);
  expect(written.length).toBeGreaterThan(3);
  for (const file of written) {
    expect(fs.readFileSync(path.join(outdir, file), 'utf8')).toBe(
      fs.readFileSync(path.join(folder, 'out/prod', file), 'utf8'),
    );
  }
});

test('everything is valid by the published schemas', async () => {
  const installs =
    'installs: { istio-base: {}, istiod: {}, istio-gateway: {}, cert-manager: {}, keda: {}, prometheus-operator: {} }\nmonitoring: {}\n';
  for (const values of [
    PLATFORM + installs,
    PLATFORM + installs + GITOPS,
    `${PLATFORM}${installs}gitops: { flux: { repository: https://git.example.com/x.git } }\n`,
  ]) {
    const { stdout, stderr } = await synth(values, '--stdout');
    expect(stderr).not.toMatch(/warning|error/);
    expectValid(
      objects(stdout).filter(
        ({ kind }) => kind !== 'CustomResourceDefinition' && kind !== 'SeldonDeployment' && kind !== 'HelmChart',
      ),
    );
  }
});

test('later files, --set and a null change what is written', async () => {
  fs.writeFileSync(path.join(folder, 'more.yaml'), 'models: { churn: null, iris: { replicas: 2 } }');
  await synth(PLATFORM, '-f', 'more.yaml', '--set', 'models.iris.replicas=3', '-o', 'out');
  expect(files().filter((file) => file.includes('models'))).toEqual(['50-models-seldon.yaml']);
  expect(JSON.stringify(manifest('50-models-seldon.yaml'))).toContain('"replicas":3');
});

test('a model may be a whole SeldonDeployment, or its spec', async () => {
  const spec = '{ predictors: [{ name: a, graph: { name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m } }] }';
  await synth(
    `operator: { enabled: false }\nmodels:\n  x: { namespace: ns, manifest: ${spec} }\n  z: { namespace: ns, manifest: { metadata: { labels: { a: b } }, spec: ${spec} } }\n`,
  );
  expect(manifest('50-models-ns.yaml')).toMatchObject([
    { metadata: { name: 'x', namespace: 'ns' } },
    { metadata: { name: 'z', labels: { a: 'b' } } },
  ]);
});

test('all problems are reported at once, with file, line and path; nothing is written', async () => {
  const { code, stdout, stderr } = await synth(`gateway: {}
storage:
  models: { kind: s4 }
  blob: { kind: azure }
models:
  iris: { namespace: seldon, sever: SKLEARN, replicas: many }
  churn:
    server: XGBOOST
    store: modles
    path: churn/7
    replicas: 2
    scaling: { min: 4 }
    routing: { gateway: public }
  Bad_Name: { server: SKLEARN, uri: gs://b/m }
environments:
  prod: { models: { churn: { canary: { percent: 100 } } } }
`);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  for (const line of [
    'platform.yaml:1: gateway: is unknown, did you mean "gateways"?',
    'platform.yaml:3: storage.models.kind: must be one of s3, minio, gcs, azure, http, pvc, got "s4", did you mean "s3"?',
    'platform.yaml:4: storage.blob.account: is missing: a store of kind azure needs it',
    'platform.yaml:6: models.iris.sever: is unknown, did you mean "server"?',
    'platform.yaml:6: models.iris.replicas: must be a whole number, got a string of 4 characters',
    'platform.yaml:9: models.churn.store: names "modles", which is not in \'storage\', did you mean "models"?',
    "platform.yaml:12: models.churn.scaling: cannot be combined with 'replicas': keep one of them, or remove the other with null",
    "platform.yaml:12: models.churn.scaling: needs a target: 'cpu', 'memory' or 'metrics'",
    'platform.yaml:13: models.churn.routing.gateway: names "public", which is not in \'gateways\', which is empty',
    'platform.yaml:14: models.Bad_Name: the name of a model must consist of lower-case letters, digits and dashes, 63 at most, got "Bad_Name"',
    'platform.yaml:16: environments.prod.models.churn.canary.percent: must be from 1 to 99, got 100',
  ]) {
    expect(stderr).toContain(line);
  }
  expect(stderr).not.toContain(': models.churn.canary.percent');
  expect(fs.existsSync(path.join(folder, 'out'))).toBe(false);
});

test('other charts are installed after those that they need; unknown ones and cycles are reported', async () => {
  const chart = (more: string) =>
    `{ repository: https://charts.example.com, chart: x, version: 1.0.0, namespace: logs${more} }`;
  await synth(
    `installWith: k3s\ninstalls:\n  cert-manager: {}\n  others:\n    a: ${chart(', after: [b]')}\n    b: ${chart(', after: [cert-manager]')}\n`,
  );
  expect(files().filter((file) => file.includes('installs'))).toEqual([
    '10-installs.yaml',
    '11-installs.yaml',
    '12-installs.yaml',
  ]);
  const { code, stderr } = await synth(
    `installs:\n  others:\n    a: ${chart(', after: [b, c]')}\n    b: ${chart(', after: [a]')}\n    keda: ${chart('')}\n`,
  );
  expect(code).toBe(2);
  expect(stderr.split('\n')).toEqual(
    expect.arrayContaining([
      expect.stringContaining('platform.yaml:3: installs.others.a.after[1]: names "c", which is not in \'installs\''),
      'platform.yaml:4: installs.others.b.after: leads back to the chart itself: remove one of them',
      'platform.yaml:5: installs.others.keda: is a chart that is pinned: write it as installs.keda',
    ]),
  );
});

test.each([
  [['--environment', 'prd', '--stdout'], 'no environment "prd": did you mean "prod"?'],
  [['--stdout', '-o', 'x'], 'give either -o DIR or --stdout'],
  [['more.yaml', '--stdout'], 'pass values files with -f'],
])('%j is rejected', async (words, message) => {
  const { code, stdout, stderr } = await synth(PLATFORM + ENVIRONMENTS, ...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

describe('an output folder that cannot be written to is reported in one sentence', () => {
  test.each([
    ['a file', 'file', /^cdk8s-seldon synth: cannot write below ".*file": it is a file, not a folder\n$/],
    [
      'below a file',
      'file/out',
      /^cdk8s-seldon synth: cannot write to ".*file\/out": there is a file where a folder is needed; nothing was changed\n$/,
    ],
    [
      'a link that leads nowhere',
      'link',
      /^cdk8s-seldon synth: cannot write to ".*link": there is a broken link in its place; nothing was changed\n$/,
    ],
    [
      'a name that is too long',
      'x'.repeat(300),
      /^cdk8s-seldon synth: cannot write to "[^"]*": the name is too long; nothing was changed\n$/,
    ],
    ['no name at all', '', /^cdk8s-seldon synth: -o: needs a folder, got an empty string/],
    [
      'a folder of the kernel',
      '/proc/nowhere',
      /^cdk8s-seldon synth: cannot write to "\/proc\/nowhere": no folder can be created here; nothing was changed\n$/,
    ],
  ])('%s', async (_, out, message) => {
    fs.writeFileSync(path.join(folder, 'file'), 'mine');
    fs.symlinkSync('nowhere', path.join(folder, 'link'));
    const { code, stdout, stderr } = await synth(PLATFORM, '-o', out);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
    expect(fs.readdirSync(folder).sort()).toEqual(['file', 'link', 'platform.yaml']);
    expect(fs.readFileSync(path.join(folder, 'file'), 'utf8')).toBe('mine');
  });

  test('a link inside it that leads out', async () => {
    fs.mkdirSync(path.join(folder, 'out'));
    fs.mkdirSync(path.join(folder, 'elsewhere'));
    fs.symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'out/prod'));
    const { code, stderr } = await synth(PLATFORM + ENVIRONMENTS);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/cannot write below ".*out\/prod": it is a link, not a folder\n$/),
    });
    expect([fs.readdirSync(path.join(folder, 'elsewhere')), fs.readdirSync(path.join(folder, 'out'))]).toEqual([
      [],
      ['prod'],
    ]);
  });
});

test("values that the operator's chart rejects are a mistake of the input", async () => {
  const { code, stdout, stderr } = await synth('operator: { imageMirror: "!!" }\n', '--stdout');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    'cdk8s-seldon synth: platform.yaml:1: operator.imageMirror: must be a registry, optionally with a path, such as registry.example.com/seldon, not the string "!!"\n',
  );
});

test('two models with one name are rejected at the second one', async () => {
  const { code, stderr } = await synth(
    'models:\n  a: { server: SKLEARN, uri: gs://b/m }\n  a: { server: SKLEARN, uri: gs://b/m }\n',
  );
  expect(code).toBe(2);
  expect(stderr).toContain('platform.yaml:3: a: occurs twice in one map');
});

describe('the JSON schema', () => {
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(platformJsonSchema());
  const accepts = (text: string) => validate(readDocuments(text, 'x')[0].value);

  test('accepts what synth accepts', () => {
    expect([accepts(PLATFORM + ENVIRONMENTS + GITOPS), validate.errors]).toEqual([true, null]);
  });

  test.each([
    'gateway: {}',
    'models: { a: { sever: X } }',
    'storage: { a: { kind: s4 } }',
    'models: { a: { replicas: many } }',
    'environments: { prod: { model: {} } }',
    'models: { a: { manifest: { predictors: [{ name: 1 }] } } }',
  ])('rejects %s', (text) => {
    expect(accepts(text)).toBe(false);
  });

  test('describes every key', () => {
    interface Described {
      readonly description?: string;
      readonly properties?: Record<string, { readonly description?: string }>;
    }
    const { definitions } = platformJsonSchema() as unknown as { definitions: Record<string, Described> };
    const own = Object.entries(definitions).filter(
      ([name]) => /Values(Change)?$/.test(name) && !name.startsWith('Operator'),
    );
    expect(own.length).toBeGreaterThan(60);
    for (const [name, { properties }] of own) {
      Object.entries(properties!).forEach(([key, { description }]) =>
        expect([name, key, description]).toEqual([name, key, expect.stringMatching(/\w/)]),
      );
    }
  });
});

test("a key that the operator's chart ignores is reported with what may be meant", async () => {
  const { code, stderr } = await synth('operator: { istoi: { enabled: true } }\n');
  expect(code).toBe(0);
  expect(stderr).toContain(
    'platform.yaml:1:13: warning SELDON390 operator-value: nothing reads this key\n  at  operator.istoi\n  fix did you mean "istio"?\n',
  );
});

describe('environments whose operators meet', () => {
  const environments = (dev: string, prod: string, gitops = 'argocd: { repository: https://git.example.com/x.git }') =>
    `gitops: { ${gitops} }\nenvironments:\n  dev: { ${dev} }\n  prod: { ${prod} }\n`;
  const flux = 'flux: { repository: https://git.example.com/x.git }';

  test.each([
    ['one cluster', environments('', ''), 'https://kubernetes.default.svc'],
    [
      'one other cluster',
      environments('', 'gitops: { argocd: { server: https://a.example.com } }').replace(
        'dev: {',
        'dev: { gitops: { argocd: { server: https://a.example.com } },',
      ),
      'https://a.example.com',
    ],
    ['one cluster by Flux', environments('', '', flux), ''],
  ])('%s: a warning', async (_, values, cluster) => {
    const { code, stderr } = await synth(values);
    expect(code).toBe(0);
    expect(stderr).toContain(
      `warning SELDON391 one-operator: environments dev, prod each install an operator into one cluster${cluster === '' ? '' : ` (${cluster})`}\n`,
    );
  });

  test.each([
    [
      'the CRD of an operator for one namespace',
      'operator: { namespace: prod, singleNamespace: true }',
      'environments dev, prod each write the SeldonDeployment CRD into one cluster (https://kubernetes.default.svc), ' +
        'and each would undo what another one wrote',
    ],
    [
      'the namespace of an operator with an id',
      'operator: { controllerId: prod, crd: { create: false } }',
      'environments dev, prod install operators into namespace "seldon-system" of one cluster (https://kubernetes.default.svc), ' +
        'where their objects have the same names',
    ],
  ])('%s: a warning', async (_, prod, warning) => {
    const { code, stderr } = await synth(environments('', prod));
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(`: ${warning}\n`) as string });
  });

  test.each([
    ['a cluster each', environments('', 'gitops: { argocd: { server: https://prod.example.com } }')],
    ['a cluster each by Flux', environments('', 'gitops: { flux: { kubeConfigSecret: prod } }', flux)],
    ['one operator', environments('', 'operator: { enabled: false }')],
    [
      'an operator that looks into one namespace',
      environments('', 'operator: { namespace: prod, singleNamespace: true, crd: { create: false } }'),
    ],
    [
      'operators with ids',
      environments('', 'operator: { namespace: prod, controllerId: prod, crd: { create: false } }'),
    ],
    ['no GitOps, so that the clusters are not known', environments('', '').replace(/^gitops.*/, '')],
  ])('%s: no warning', async (_, values) => {
    const { code, stderr } = await synth(values);
    expect(code).toBe(0);
    expect(stderr).not.toContain('one cluster');
  });

  test('objects that several have are named, by environments', async () => {
    const model = (name: string) => `${name}: { namespace: ${name}, server: SKLEARN, uri: 'gs://models/iris' }`;
    const values = environments(`models: { ${model('b')} }`, `operator: { enabled: false }, models: { ${model('c')} }`);
    const { code, stderr } = await synth(
      `models: { ${model('a')} }\n${values}  test: { models: { ${model('c')} } }\n`.replace(
        'test: {',
        'test: { operator: { enabled: false },',
      ),
    );
    expect(code).toBe(0);
    expect(stderr.match(/SELDON392.*/g)).toEqual([
      'SELDON392 shared-object: environments dev, prod, test each write Namespace a, SeldonDeployment a/a into one ' +
        'cluster (https://kubernetes.default.svc)',
      'SELDON392 shared-object: environments prod, test each write Namespace c, SeldonDeployment c/c into one ' +
        'cluster (https://kubernetes.default.svc)',
    ]);
  });
});

describe('values platform', () => {
  test('shows the defaults, and every other key as a comment, each below the line that describes it', async () => {
    const { code, stdout } = await call(['values', 'platform']);
    expect(code).toBe(0);
    expect(readDocuments(stdout, 'defaults')[0].value).toEqual({
      namespaces: {},
      installs: { others: {} },
      operator: { enabled: true, namespace: 'seldon-system', release: 'seldon-core-operator' },
      gateways: {},
      storage: {},
      defaults: { env: {}, images: {}, podLabels: {}, podAnnotations: {}, annotations: {} },
      models: {},
      extra: {},
      gitops: {},
      images: {},
      environments: {},
    });
    const lines = stdout.split('\n').map((line) => line.replace(/^[ #-]*/, ''));
    // A parameter is shown in its short form.
    const unsaid = platformSections()
      .filter(({ name }) => name !== 'Parameter')
      .flatMap(({ name, fields }) =>
        Object.entries(fields)
          .filter(
            ([key, { about }]) => !lines.some((line, i) => line === about && new RegExp(`^${key}:`).test(lines[i + 1])),
          )
          .map(([key]) => `${name}.${key}`),
      );
    expect(unsaid).toEqual([]);
  });

  test('shows the given values, merged and described, and no others', async () => {
    fs.writeFileSync(
      path.join(folder, 'platform.yaml'),
      'models: { iris: { server: SKLEARN, env: { A: b } } }\noperator: { istio: { enabled: true } }\n',
    );
    const { stdout } = await call(['values', 'platform', '-f', 'platform.yaml', '--set', 'models.iris.replicas=2'], {
      cwd: folder,
    });
    expect(stdout).toContain('models:\n  iris:\n    # A prepackaged server');
    expect(stdout).toContain('    # A fixed number of pods.\n    replicas: 2\n');
    expect(stdout).not.toMatch(/uri:|STRING/);
    expect(readDocuments(stdout, 'x')[0].value).toMatchObject({
      models: { iris: { server: 'SKLEARN', env: { A: 'b' }, replicas: 2 } },
      operator: { enabled: true, istio: { enabled: true } },
    });
  });
});

test('no credential of the values appears in an error, however wrong they are', async () => {
  const secret = 'MARKED-SECRET-VALUE';
  for (const values of [
    `storage: { m: { kind: s3, secretAccessKey: ${secret} } }`,
    `storage: { m: { kind: s3, secret: [${secret}] } }`,
    `storage: { m: { kind: s3, externalSecret: ${secret} } }`,
    `operator: { credentials: { gcs: ${secret} } }\nmodels: { a: 1 }`,
    `gitops: { flux: { repository: https://x, secret: { password: ${secret} } } }`,
  ]) {
    const { stdout, stderr } = await synth(values);
    expect(`${stdout}${stderr}`).not.toContain(secret);
  }
});
