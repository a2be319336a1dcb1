import { type Cluster } from './cluster';
import { shell } from './shell';
import { type Manifest } from '../../src/private/json';
import { call } from '../helpers/io';

/**
 * Puts there what an example's README expects: the CRD, an operator where it brings none, namespaces that it does not
 * make.
 */
export async function putExpected(cluster: Cluster, objects: readonly Manifest[]): Promise<void> {
  const has = (kind: string) => objects.some((object) => object.kind === kind);
  if (!has('CustomResourceDefinition')) {
    cluster.run(['apply', '-f', '-'], (await call(['crd'])).stdout);
    cluster.run(['wait', '--for=condition=Established', '--timeout=5m', 'crd', '--all']);
  }
  const made = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const named = objects
    .map(({ metadata }) => metadata.namespace)
    .filter((namespace) => namespace !== undefined && namespace !== 'kube-system');
  const operator = !has('ValidatingWebhookConfiguration') && has('SeldonDeployment') ? ['seldon-system'] : [];
  for (const namespace of new Set([...named, ...operator])) {
    if (!made.includes(namespace as string)) {
      cluster.kubectl(['create', 'namespace', String(namespace)]);
    }
  }
  if (operator.length > 0) {
    const { stdout } = await call([
      'template',
      'seldon-core-operator',
      '-n',
      'seldon-system',
      '--set',
      'istio.enabled=true',
      '--set',
      'crd.create=false',
    ]);
    cluster.run(['apply', '-n', 'seldon-system', '-f', '-'], stdout);
    const { code, stderr } = await shell(
      cluster,
      'kubectl rollout status -n seldon-system deployment/seldon-controller-manager --timeout=5m',
    );
    if (code !== 0) {
      throw new Error(stderr);
    }
  }
}
