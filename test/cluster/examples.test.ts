import * as fs from 'node:fs';
import * as path from 'node:path';
import { Cluster, type Said } from './cluster';
import { createdDifference, createdObjects, settled } from './created';
import { putExpected } from './expected';
import { Others } from './others';
import { stepsIn } from './platforms';
import { shell } from './shell';
import { isObject, type JsonObject, type Manifest } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';

const EXAMPLES = path.join(__dirname, '../../examples');
const CRDS = ['argo-cd', 'cert-manager', 'emissary', 'external-secrets', 'istio', 'k3s', 'keda', 'prometheus-operator'];

/** Every folder of manifests that is applied to one cluster. */
const folders = fs
  .readdirSync(EXAMPLES)
  .flatMap((example) => ['manifests', 'manifests/dev', 'manifests/prod'].map((folder) => `${example}/${folder}`))
  .filter((folder) => fs.existsSync(path.join(EXAMPLES, folder)));

describe.each(folders)('examples/%s, applied to an empty cluster', (name) => {
  const folder = path.join(EXAMPLES, name);
  const files = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => path.join(folder, file));
  const objects = files.flatMap((file) =>
    readDocuments(fs.readFileSync(file, 'utf8'), file).map(({ value }) => value as Manifest),
  );
  let cluster: Cluster;
  let others: Others;
  const said: Said[] = [];
  let commands: string[] = [];

  beforeAll(async () => {
    cluster = Cluster.start();
    cluster.installCrds(...CRDS);
    others = new Others(cluster);
    await putExpected(cluster, objects);
    await others.installCharts(
      ...objects.filter(({ kind }) => kind === 'HelmChart').map(({ metadata }) => String(metadata.name)),
    );
    commands = await steps();
    for (const step of commands) {
      said.push(await shell(cluster, step));
    }
    await settled(cluster, 4);
  }, 600_000);

  afterAll(async () => {
    try {
      await others?.stop();
    } finally {
      cluster?.stop();
    }
  });

  /** The commands that `synth` prints, or one for each file in the order of their names. */
  async function steps(): Promise<string[]> {
    const values = path.join(EXAMPLES, name.split('/')[0], 'platform.yaml');
    if (name.endsWith('/manifests') && fs.existsSync(values)) {
      const out = path.join(cluster.folder, 'out');
      const { stderr } = await call(['synth', '-f', values, '-o', out]);
      const lines = stepsIn(stderr);
      expect(lines).not.toEqual([]);
      return lines;
    }
    return files.flatMap((file) => [
      `kubectl apply --validate=strict -f ${file}`,
      ...(file.endsWith('-operator.yaml')
        ? ['kubectl rollout status -n seldon-system deployment/seldon-controller-manager --timeout=2m']
        : []),
    ]);
  }

  test('every command succeeds, without a warning', () => {
    expect(said.filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([]);
    expect(
      said
        .map(({ stdout }) => stdout)
        .join('')
        .match(/ (created|serverside-applied)$/gm),
    ).toHaveLength(objects.length);
  });

  // kubectl also sends what the API server does not keep as it is written, and then says `configured`.
  test('applied again, nothing changes', async () => {
    const named = files.flatMap((file) => ['-f', file]);
    const versions = () =>
      cluster
        .get(...named)
        .map(({ kind, metadata }) => `${kind} ${String(metadata.name)} ${String(metadata.resourceVersion)}`);
    const before = versions();
    for (const command of commands.filter((each) => each.startsWith('kubectl apply '))) {
      const { code, stdout, stderr } = await shell(cluster, command);
      expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
      expect(stdout).not.toMatch(/ created$/m);
    }
    expect(versions()).toEqual(before);
  });

  test('what the cluster has differs in nothing from what was applied', () => {
    const { code, stdout, stderr } = cluster.kubectl(['diff', ...files.flatMap((file) => ['-f', file])]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('Argo CD can take it over by a server-side apply', () => {
    const words = [
      'apply',
      '--server-side',
      '--force-conflicts',
      '--field-manager=argocd-controller',
      '--dry-run=server',
      ...files.flatMap((file) => ['-f', file]),
    ];
    const { code, stderr } = cluster.kubectl(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('every SeldonDeployment becomes available, with the objects that expand prints', async () => {
    const live = path.join(cluster.folder, 'live.yaml');
    fs.writeFileSync(
      live,
      cluster.run(['get', '-A', '-o', 'yaml', 'sdep,deployments,configmaps,serviceaccounts,secrets']),
    );
    const { stdout } = await call(['expand', live, '--format', 'json']);
    const lines = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { name: string; namespace: string; objects: Manifest[] });
    expect(lines).toHaveLength(objects.filter(({ kind }) => kind === 'SeldonDeployment').length);
    const created = await createdObjects(cluster);
    const problems: string[] = [];
    for (const { name: sdep, namespace, objects: expected } of lines) {
      const own = (created.get(namespace) ?? []).filter(({ metadata }) => ownedBy(metadata, sdep));
      const difference = await createdDifference(cluster, own, expected);
      problems.push(...(difference === undefined ? [] : [`${namespace}/${sdep}: ${difference}`]));
    }
    expect(problems).toEqual([]);
    const { body } = await cluster.request('GET', 'apis/machinelearning.seldon.io/v1/seldondeployments');
    expect(
      (body.items as JsonObject[]).filter(({ status }) => !isObject(status) || status.state !== 'Available'),
    ).toEqual([]);
    expect(others.log).not.toContain('is forbidden');
    process.stderr.write(
      `${name}: ${objects.length} objects applied, ${lines.length} SeldonDeployments, ${[...created.values()].flat().length} objects created\n`,
    );
  });
});

function ownedBy(metadata: JsonObject, name: string): boolean {
  return (metadata.ownerReferences as JsonObject[]).some(
    (owner) => owner.kind === 'SeldonDeployment' && owner.name === name,
  );
}
