import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'elsewhere-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** An operator for its own namespace with a faulty configuration, and a model in a namespace. */
function manifests(namespace: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: seldon-controller-manager, namespace: ops}
spec:
  template:
    spec:
      containers:
      - name: manager
        image: docker.io/seldonio/seldon-core-operator:1.17.1
        args: [--namespace=ops]
        env: [{name: ISTIO_ENABLED, value: 'true'}, {name: ISTIO_TLS_MODE, value: STRICT}]
---
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: ${namespace}}
spec:
  predictors:
  - name: default
    ssl: {certSecretName: iris-tls}
    graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
`;
}

const OF_OPERATOR = ['SELDON287', 'SELDON359'];

/** The rules that a command names for a model in a namespace. */
async function named(command: 'validate' | 'graph' | 'report', namespace: string): Promise<readonly string[]> {
  fs.writeFileSync(path.join(folder, 'in.yaml'), manifests(namespace));
  const more = command === 'report' ? ['-o', 'out.html'] : [];
  const { stdout } = await call([command, 'in.yaml', ...more], { cwd: folder });
  const text = command === 'report' ? fs.readFileSync(path.join(folder, 'out.html'), 'utf8') : stdout;
  return [...new Set(text.match(/SELDON(287|300|359)/g))].sort();
}

describe.each(['validate', 'graph', 'report'] as const)('%s', (command) => {
  test('reports what is wrong with the operator that watches a model', async () => {
    expect(await named(command, 'ops')).toEqual(OF_OPERATOR);
  });

  test('reports only that no operator watches a model of another namespace', async () => {
    expect(await named(command, 'ml')).toEqual(['SELDON300']);
  });
});

test('synth fails for a model that the operator does not watch, and reports nothing that follows', async () => {
  fs.writeFileSync(
    path.join(folder, 'platform.yaml'),
    `operator: {namespace: ops, singleNamespace: true, values: {ambassador: {enabled: true, version: v3}}}
models: {iris: {namespace: ml, server: SKLEARN_SERVER, uri: gs://models/iris}}`,
  );
  const { code, stderr } = await call(['synth', '-f', 'platform.yaml', '-o', 'out'], { cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toContain('SELDON300');
  expect(stderr).not.toContain('SELDON342');
});
