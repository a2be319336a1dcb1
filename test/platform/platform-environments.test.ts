import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App } from 'cdk8s';
import { GitOps, InstallWith, OperatorMode, PlatformEnvironments, SeldonPlatform, ThirdParty, Values } from '../../src';
import { call } from '../helpers/io';

const repository = 'https://git.example.com/ml/platform.git';
const VALUES = { installs: { 'cert-manager': {} }, gitops: { argocd: { repository } } };
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'environments-'));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

const files = (below: string) => {
  const all = fs.readdirSync(path.join(folder, below), { recursive: true, encoding: 'utf8' });
  return all.filter((file) => file.endsWith('.yaml')).sort();
};

describe('values with charts and GitOps, without environments', () => {
  test('SeldonPlatform names the class that writes them', () => {
    expect(() => new SeldonPlatform(new App(), 'platform', { values: Values.of(VALUES) })).toThrow(
      'PlatformEnvironments.fromValues(values).write(folder) writes the charts into a separate folder',
    );
  });

  test.each([
    ['charts in another form', { ...VALUES, installWith: 'k3s' }],
    ['no charts', { gitops: VALUES.gitops }],
    ['no GitOps', { installs: VALUES.installs }],
  ])('SeldonPlatform takes %s', (_, values) => {
    expect(() => new SeldonPlatform(new App(), 'platform', { values: Values.of(values) })).not.toThrow();
  });

  test('SeldonPlatform accepts them if code chooses the form of charts', () => {
    const options = { values: Values.of(VALUES), installWith: InstallWith.k3s() };
    expect(() => new SeldonPlatform(new App(), 'platform', options)).not.toThrow();
  });

  test('PlatformEnvironments writes the files of synth', async () => {
    PlatformEnvironments.fromValues(Values.of(VALUES)).write(path.join(folder, 'code'));
    fs.writeFileSync(path.join(folder, 'platform.yaml'), JSON.stringify(VALUES));
    expect(await call(['synth', '-f', 'platform.yaml', '-o', 'values'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(files('code')).toContain('installs/platform/installs.yaml');
    expect(files('code')).toEqual(files('values'));
    for (const file of files('code')) {
      const [code, values] = ['code', 'values'].map((root) => fs.readFileSync(path.join(folder, root, file), 'utf8'));
      expect(code).toBe(values);
    }
  });

  test('without GitOps too, PlatformEnvironments names SeldonPlatform', () => {
    expect(() => PlatformEnvironments.fromValues(Values.of({}))).toThrow('use SeldonPlatform');
  });
});

describe('environments without GitOps', () => {
  const VALUES_BY_HAND = { installs: { keda: {} }, operator: { enabled: false }, environments: { dev: {} } };

  test('the script of values is in the folder of the environment, as synth writes it', async () => {
    PlatformEnvironments.fromValues(Values.of(VALUES_BY_HAND)).write(path.join(folder, 'code'));
    fs.writeFileSync(path.join(folder, 'platform.yaml'), JSON.stringify(VALUES_BY_HAND));
    await call(['synth', '-f', 'platform.yaml', '-o', 'values'], { cwd: folder });
    const [code, values] = ['code', 'values'].map((root) =>
      fs.readFileSync(path.join(folder, root, 'dev/install.sh'), 'utf8'),
    );
    expect(code).toContain('helm upgrade --install keda');
    expect(code).toBe(values);
  });

  test('code chooses how charts are installed', () => {
    const environments = new PlatformEnvironments();
    environments.add('dev', { installWith: InstallWith.script() }).addInstall(ThirdParty.KEDA);
    environments.add('test', { installWith: InstallWith.k3s() }).addInstall(ThirdParty.KEDA);
    expect(environments.write(folder)).toEqual(['dev/install.sh', 'test/10-installs.yaml']);
    expect(environments.applyCommands('out').filter((line) => !line.startsWith('kubectl wait'))).toEqual([
      '# dev: in its cluster, which kubectl config use-context CONTEXT selects',
      'sh out/dev/install.sh',
      '# test: in its cluster, which kubectl config use-context CONTEXT selects',
      'kubectl apply -f out/test/10-installs.yaml',
      expect.stringMatching(/^kubectl .*keda/),
    ]);
    expect(() => environments.add('prod').addInstall(ThirdParty.KEDA)).toThrow('nothing determines how keda gets');
  });

  test('its own form in addition to GitOps is rejected', () => {
    const add = () =>
      new PlatformEnvironments().add('dev', {
        gitOps: GitOps.argoCd({ repository }),
        installWith: InstallWith.script(),
      });
    expect(add).toThrow("environment \"dev\" has both 'gitOps' and 'installWith': leave 'installWith' out");
  });
});

describe('two operators in one cluster', () => {
  const two = (prod: Parameters<SeldonPlatform['addOperator']>[0]) => {
    const environments = new PlatformEnvironments();
    environments.add('dev', { gitOps: GitOps.argoCd({ repository }) }).addOperator();
    environments.add('prod', { gitOps: GitOps.argoCd({ repository }) }).addOperator(prod);
    return () => environments.write(folder);
  };

  test.each([
    ['for all namespaces', {}, 'each install an operator into one cluster'],
    ['with one CRD', { namespace: 'prod', mode: OperatorMode.namespace() }, 'each write the SeldonDeployment CRD'],
    [
      'in one namespace',
      { mode: OperatorMode.controllerId('prod'), installCrd: false },
      'into namespace "seldon-system"',
    ],
  ])('are rejected %s, and nothing is written', (_, prod, problem) => {
    expect(two(prod)).toThrow(problem);
    expect(files('.')).toEqual([]);
  });

  test('with objects in common are rejected', () => {
    const environments = new PlatformEnvironments();
    for (const name of ['dev', 'prod']) {
      environments.add(name, { gitOps: GitOps.argoCd({ repository }) }).addNamespace('models');
    }
    expect(() => environments.write(folder)).toThrow(
      'environments dev, prod each write Namespace models into one cluster',
    );
  });

  test('are written if only one of them creates the CRD', () => {
    expect(two({ namespace: 'prod', mode: OperatorMode.namespace(), installCrd: false })).not.toThrow();
  });
});
