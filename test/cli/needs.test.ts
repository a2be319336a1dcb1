import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App } from 'cdk8s';
import { Values } from '../../src/input/values';
import { SeldonPlatform } from '../../src/platform/seldon-platform';
import { call } from '../helpers/io';

const PLATFORM = `operator: { istio: { enabled: true } }
gateways: { seldon-gateway: { kind: istio, namespace: istio-system, hosts: [models.example.com], tls: { secret: tls } } }
storage: { buckets: { kind: s3, secret: bucket-credentials } }
models:
  iris: { namespace: seldon, server: SKLEARN, store: buckets, path: iris, smokeTest: {} }
  vision: { namespace: seldon, server: TRITON, protocol: v2, transport: grpc, uri: gs://models/vision }
`;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'needs-'));
  fs.writeFileSync(path.join(folder, 'p.yaml'), PLATFORM);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const run = (...words: string[]) => call(words, { cwd: folder });

test('synth lists what is needed, and how to ask', async () => {
  const { stderr } = await run('synth', '-f', 'p.yaml', '-o', 'out');
  const [, needs = ''] = stderr.split('\nneeds:\n');
  expect(needs).toContain('  cert-manager: for Certificate seldon-system/seldon-serving-cert');
  expect(needs).toMatch(
    / {2}Secret seldon\/bucket-credentials with RCLONE_CONFIG_S3_ACCESS_KEY_ID, .*: for Deployment seldon\/iris-default-0-model\n/,
  );
  expect(needs).toContain('  DNS name models.example.com: for Gateway istio-system/seldon-gateway\n');
  expect(needs).toContain("    curl -s 'https://models.example.com/seldon/seldon/iris/api/v1.0/predictions'");
});

test('what the platform installs is not needed', async () => {
  fs.appendFileSync(path.join(folder, 'p.yaml'), 'installs: { cert-manager: {}, istio-base: {}, istiod: {} }\n');
  for (const installWith of ['k3s', 'script', 'argocd', 'flux']) {
    const { stderr } = await run('synth', '-f', 'p.yaml', '--stdout', '--set', `installWith=${installWith}`);
    expect(stderr).toContain('needs:\n');
    expect(stderr).not.toMatch(/^ {2}(cert-manager|Istio): for/m);
    const { stdout } = await run('needs', '-f', 'p.yaml', '--set', `installWith=${installWith}`);
    expect(stdout).toContain('DNS name');
    expect(stdout).not.toMatch(/^(cert-manager|Istio): for/m);
    await run('synth', '-f', 'p.yaml', '-o', installWith, '--set', `installWith=${installWith}`);
    const { stdout: ofFolder } = await run('needs', installWith);
    expect(ofFolder).toContain('DNS name');
    expect(ofFolder).not.toMatch(/^(cert-manager|Istio): for/m);
    const { stderr: beside } = await run('images', installWith);
    expect(beside).toMatch(/images of these charts are not known: .*cert-manager/);
    const { stderr: unknown } = await run('images', '-f', 'p.yaml', '--set', `installWith=${installWith}`);
    expect(unknown).toMatch(/images of these charts are not known: .*cert-manager/);
  }
});

test('needs gives the same for values, for the output and for a construct', async () => {
  await run('synth', '-f', 'p.yaml', '-o', 'out');
  const ofValues = await run('needs', '-f', 'p.yaml', '--format', 'json');
  expect(await run('needs', 'out', '--format', 'json')).toEqual(ofValues);
  const platform = new SeldonPlatform(new App({ outdir: 'out' }), 'platform', { values: Values.parse(PLATFORM) });
  expect(platform.needs()).toEqual(JSON.parse(ofValues.stdout));
});

describe('ask', () => {
  test('shows curl, and grpcurl for models that understand gRPC only', async () => {
    const { stdout } = await run('ask', '-f', 'p.yaml');
    expect(stdout).toMatch(
      /^seldon\/iris {2}https:\/\/models\.example\.com\/seldon\/seldon\/iris\/api\/v1\.0\/predictions\n {2}curl /m,
    );
    expect(stdout).toMatch(
      /^seldon\/vision {2}https:\/\/models\.example\.com\/inference\.GRPCInferenceService\/ModelInfer\n {2}npx cdk8s-seldon ask --protos \.\n {2}grpcurl -proto grpc_service\.proto /m,
    );
  });

  test('writes the files that grpcurl reads, and says where they are', async () => {
    expect(await run('ask', '--protos', 'p/here')).toEqual({ code: 0, stdout: '', stderr: '' });
    const { stdout } = await run('ask', 'vision', '-f', 'p.yaml', '--protos', 'p/here');
    expect(stdout).toContain("\n  grpcurl -import-path 'p/here' -proto grpc_service.proto ");
    expect(stdout).not.toContain('--protos');
    expect(fs.readFileSync(path.join(folder, 'p/here/grpc_service.proto'), 'utf8')).toContain(
      'service GRPCInferenceService',
    );
  });

  test('says that a name that the API server generates is not known', async () => {
    const metadata = '{ generateName: trial-, namespace: ml }';
    const spec =
      '{ predictors: [{ name: default, graph: { name: m, implementation: SKLEARN_SERVER, modelUri: gs://m } }] }';
    fs.writeFileSync(
      path.join(folder, 'trial.yaml'),
      `apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: ${metadata}\nspec: ${spec}\n`,
    );
    expect(await run('ask', '--in', 'trial.yaml')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'cdk8s-seldon ask: SeldonDeployment ml/trial- has no metadata.name yet, so its address is not known\n',
    });
  });

  test('overwrites no other file', async () => {
    fs.writeFileSync(path.join(folder, 'prediction.proto'), 'mine');
    const { code, stderr } = await run('ask', '--protos', '.');
    expect({ code, files: fs.readdirSync(folder).sort() }).toEqual({ code: 2, files: ['p.yaml', 'prediction.proto'] });
    expect(stderr).toContain('there is prediction.proto in');
  });

  test('accepts names, with or without a namespace, and another ingress', async () => {
    await run('synth', '-f', 'p.yaml', '-o', 'out');
    for (const name of ['iris', 'seldon/iris']) {
      const { stdout } = await run(
        'ask',
        name,
        '--in',
        'out',
        '--ingress',
        'http://localhost:8080',
        '--format',
        'json',
      );
      expect(JSON.parse(stdout)).toMatchObject([
        { name: 'iris', url: 'http://localhost:8080/seldon/seldon/iris/api/v1.0/predictions' },
      ]);
    }
  });

  test('says how to find an ingress whose address is not known, with a placeholder that no shell reads', async () => {
    const words = ['-f', 'p.yaml', '--set', 'gateways.seldon-gateway.hosts=null,gateways.seldon-gateway.tls=null'];
    const { stdout, stderr } = await run('ask', ...words);
    expect(stdout).toContain("'<ingress>' inference.GRPCInferenceService/ModelInfer");
    expect(stderr).toBe(
      "cdk8s-seldon ask: <ingress> is the address of Istio's ingress gateway: " +
        'kubectl get service -A -l istio=ingressgateway; name it with --ingress\n',
    );
    const { stderr: told } = await run('synth', ...words, '-o', 'out');
    expect(told).toContain("  <ingress> is the address of Istio's ingress gateway: kubectl get service");
    expect((await run('ask', ...words, '--ingress', 'http://localhost:8080')).stderr).toBe('');
    expect((await run('ask', '-f', 'p.yaml')).stderr).toBe('');
  });

  test('goes through a forwarded port if there is no ingress', async () => {
    const { stdout } = await run('ask', 'iris', '-f', 'p.yaml', '--set', 'operator.istio.enabled=false');
    expect(stdout).toContain('  kubectl -n seldon port-forward svc/iris-default 8000 & sleep 3\n');
    expect(stdout).toContain("  curl -s 'http://localhost:8000/api/v1.0/predictions'");
    const { stdout: grpc } = await run('ask', 'vision', '-f', 'p.yaml', '--set', 'operator.istio.enabled=false');
    expect(grpc).toMatch(/^seldon\/vision {2}http:\/\/vision-default\.seldon:5001\/inference\.GRPCInferenceService\//);
    // The first one still has its port.
    const set = 'operator.istio.enabled=false,models.vision.transport=rest';
    const { stdout: all } = await run('ask', '-f', 'p.yaml', '--set', set);
    expect(all).toContain('svc/vision-default 8001:8000 & sleep 3\n');
    expect(all).toContain("  curl -s 'http://localhost:8001/v2/models/");
  });

  test.each([
    [['ask', 'irs', '-f', 'p.yaml'], 'no SeldonDeployment "irs": did you mean "iris"?'],
    [['ask', 'iris'], 'name manifests with --in, or a platform values file with -f'],
    [['ask', '-f', 'p.yaml', '--ingress', 'localhost'], '--ingress: needs scheme and host'],
  ])('%j is rejected', async (words, message) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('images', () => {
  test('sees those of the operator, of created objects and of Jobs', async () => {
    const { stdout } = await run('images', '-f', 'p.yaml');
    for (const image of [
      'seldon-core-operator:',
      'seldon-core-executor:',
      'sklearnserver:',
      'rclone-storage-initializer:',
      'curlimages/curl:',
    ]) {
      expect(stdout).toContain(image);
    }
  });

  test('sees those of pods of any kind, and those that pods mount', async () => {
    const pod = `{
      initContainers: [{ name: i, image: r.io/init:1 }], containers: [{ name: c, image: r.io/main:1 }],
      ephemeralContainers: [{ name: e, image: r.io/debug:1 }], volumes: [{ name: v, image: { reference: r.io/files:1 } }] }`;
    const manifests = [
      `{ apiVersion: v1, kind: Pod, metadata: { name: p }, spec: ${pod} }`,
      `{ apiVersion: batch/v1, kind: CronJob, metadata: { name: c }, spec: { jobTemplate: { spec: { template: { spec: {
        containers: [{ name: c, image: r.io/cron:1 }] } } } } } }`,
      `{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: s }, spec: { template: { spec: {
        containers: [{ name: c, image: r.io/set:1 }] } } } }`,
    ];
    fs.writeFileSync(path.join(folder, 'pods.yaml'), manifests.join('\n---\n'));
    const { code, stdout } = await run('images', 'pods.yaml');
    expect({ code, images: stdout.match(/(?<=r\.io\/)\w+/g) }).toEqual({
      code: 0,
      images: ['cron', 'debug', 'files', 'init', 'main', 'set'],
    });
  });

  test('does not list what the operator overwrites, unless nothing is created', async () => {
    const own = (server: string) => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: { name: digits }
spec:
  predictors:
    - name: default
      graph: { name: net, implementation: ${server}, modelUri: gs://models/digits }
      componentSpecs: [{ spec: { containers: [{ name: net, image: r.io/own-proxy:1 }] } }]
`;
    fs.writeFileSync(path.join(folder, 'digits.yaml'), own('TENSORFLOW_SERVER'));
    const { stdout } = await run('images', 'digits.yaml');
    expect(stdout).toContain('seldonio/tfserving-proxy:');
    expect(stdout).not.toContain('own-proxy');
    fs.writeFileSync(path.join(folder, 'digits.yaml'), own('UNKNOWN_SERVER'));
    expect((await run('images', 'digits.yaml')).stdout).toBe('r.io/own-proxy:1\n');
  });

  test('fails if something comes from elsewhere, and on nothing else', async () => {
    expect(await run('images', '-f', 'p.yaml', '--outside', 'docker.io/')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('nvcr.io/') as string,
    });
    const mirrored = [
      'images',
      '-f',
      'p.yaml',
      '--set',
      'images.mirror=r.example.com/x',
      '--outside',
      'r.example.com/',
    ];
    expect(await run(...mirrored)).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('SeldonDeployments with errors, for which nothing is created', () => {
  const model = (server: string) => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: { name: iris, namespace: ml }
spec:
  predictors:
    - { name: default, graph: { name: classifier, implementation: ${server}, modelUri: gs://models/iris } }
`;
  const written = (server: string) => fs.writeFileSync(path.join(folder, 'iris.yaml'), model(server));
  const OUTSIDE = ['--outside', 'docker.io/', '--outside', 'seldonio/'];

  test.each([
    ['images', ['iris.yaml']],
    ['needs', ['iris.yaml']],
    ['ask', ['--in', 'iris.yaml']],
  ])('%s names them', async (command, words) => {
    const message = `cdk8s-seldon ${command}: nothing is created for SeldonDeployment ml/iris, which has errors`;
    written('SKLEARN_SERVR');
    expect((await run(command, ...words)).stderr).toContain(message);
    written('SKLEARN_SERVER');
    expect((await run(command, ...words)).stderr).not.toContain(message);
  });

  test.each(['', 'metadata: null', 'metadata: iris', 'metadata: [iris]'])(
    'even if they have no name: %j',
    async (line) => {
      const text = model('SKLEARN_SERVER').replace(/^metadata.*$/m, line);
      fs.writeFileSync(path.join(folder, 'iris.yaml'), text);
      for (const words of [['images'], ['needs'], ['ask', '--in']]) {
        const { code, stderr } = await run(...words, 'iris.yaml');
        expect([code, stderr]).toEqual([
          0,
          `cdk8s-seldon ${words[0]}: nothing is created for SeldonDeployment default/(no name), which has errors: see validate\n`,
        ]);
      }
    },
  );

  test.each([
    ['a version that is not served', (text: string) => text.replace('io/v1', 'io/v1alpha1')],
    ['no version', (text: string) => text.replace(/^apiVersion.*\n/, '')],
    ['a node without a name', (text: string) => text.replace('name: classifier', 'name: null')],
  ])('cannot be asked: %s', async (_, broken) => {
    fs.writeFileSync(path.join(folder, 'iris.yaml'), broken(model('SKLEARN_SERVER')));
    const warning =
      'cdk8s-seldon ask: nothing is created for SeldonDeployment ml/iris, which has errors: see validate\n';
    expect(await run('ask', '--in', 'iris.yaml')).toEqual({ code: 0, stdout: '', stderr: warning });
    for (const name of ['iris', 'ml/iris']) {
      const { code, stderr } = await run('ask', name, '--in', 'iris.yaml');
      expect([code, stderr]).toEqual([
        2,
        `${warning}cdk8s-seldon ask: SeldonDeployment "${name}" has errors, so it cannot be asked: see validate\n`,
      ]);
    }
  });

  test('their images may be outside of any registry', async () => {
    written('SKLEARN_SERVR');
    expect(await run('images', 'iris.yaml', ...OUTSIDE)).toMatchObject({ code: 1, stdout: '' });
    written('SKLEARN_SERVER');
    expect(await run('images', 'iris.yaml', ...OUTSIDE)).toMatchObject({ code: 0, stdout: '' });
  });
});
