import { ApiObject, App, Chart } from 'cdk8s';
import { Ingress } from '../../src/operator/ingress';
import { OperatorMode } from '../../src/operator/operator-mode';
import { SeldonPlatform } from '../../src/platform/seldon-platform';
import { type JsonObject } from '../../src/private/json';
import { InstallWith } from '../../src/thirdparty/install-with';
import { ThirdParty } from '../../src/thirdparty/third-party';

function platform(installWith?: InstallWith): { app: App; platform: SeldonPlatform } {
  const app = new App();
  return { app, platform: new SeldonPlatform(app, 'platform', { installWith }) };
}

function objects(app: App, chart: string): string[] {
  const found = app.node.tryFindChild(chart);
  return (found?.node.findAll() ?? [])
    .filter((construct) => ApiObject.isApiObject(construct))
    .map(({ kind, name }) => `${kind}/${name}`);
}

test('a platform begins empty', () => {
  expect(
    platform()
      .app.node.findAll()
      .filter((construct) => Chart.isChart(construct)),
  ).toEqual([]);
});

test('a namespace is written once for everything in it, unless every cluster has it', () => {
  const { app, platform: seldon } = platform();
  seldon.addNamespace('growth', { labels: { team: 'growth' }, injectSidecar: true });
  const gateway = seldon.addIstioGateway('seldon-gateway');
  seldon.addOperator({ ingress: Ingress.istio(gateway) });
  expect(seldon.models('growth')).toBe(seldon.models('growth'));
  seldon.models('default');
  seldon.addMonitoring({ namespace: 'kube-prometheus' });
  expect(objects(app, '00-namespaces')).toEqual([
    'Namespace/growth',
    'Namespace/istio-system',
    'Namespace/seldon-system',
  ]);
  const [growth] = (app.node.findChild('00-namespaces') as Chart).toJson() as { metadata: object }[];
  expect(growth.metadata).toEqual({ name: 'growth', labels: { team: 'growth', 'istio-injection': 'enabled' } });
});

test('a namespace that exists already is not written', () => {
  const { app, platform: seldon } = platform();
  seldon.addNamespace('istio-system', { create: false });
  seldon.addIstioGateway('seldon-gateway');
  expect(objects(app, '00-namespaces')).toEqual([]);
});

test('settings of a namespace after it was written are rejected', () => {
  const { platform: seldon } = platform();
  seldon.models('growth');
  expect(() => seldon.addNamespace('growth', { labels: { team: 'growth' } })).toThrow(
    'namespace "growth" is already written: add it before the objects in it',
  );
});

test.each(['Team_A', 'n'.repeat(64), ''])('a namespace cannot have the name "%s", whatever it is for', (name) => {
  const { platform: seldon } = platform();
  const problem = `[platform] the name of a namespace must consist of lower-case letters, digits and dashes, 63 at most, got "${name}"`;
  expect(() => seldon.addNamespace(name)).toThrow(problem);
  expect(() => seldon.models(name)).toThrow(problem);
});

test('parts that need others come in later files, each wait before what needs it', () => {
  const { app, platform: seldon } = platform(InstallWith.k3s());
  [ThirdParty.ISTIO_BASE, ThirdParty.CERT_MANAGER, ThirdParty.ISTIOD, ThirdParty.ISTIO_GATEWAY].forEach((part) =>
    seldon.addInstall(part),
  );
  expect(['10-installs', '11-installs', '12-installs'].map((chart) => objects(app, chart))).toEqual([
    ['HelmChart/istio-base', 'HelmChart/cert-manager'],
    ['HelmChart/istiod'],
    ['HelmChart/istio-ingressgateway'],
  ]);
  const wait = (...names: string[]) => [
    `kubectl delete job -n kube-system -l 'helmcharts.helm.cattle.io/chart in (${names.join(', ')})' ` +
      '--field-selector=status.successful=1 --ignore-not-found',
    ...names.map((name) => `kubectl wait --for=create --timeout=10m -n kube-system job/helm-install-${name}`),
    'kubectl wait --for=condition=complete --timeout=10m -n kube-system ' +
      names.map((name) => `job/helm-install-${name}`).join(' '),
  ];
  expect(seldon.applyCommands('out')).toEqual([
    'kubectl apply -f out/10-installs.k8s.yaml',
    ...wait('istio-base', 'cert-manager'),
    'kubectl apply -f out/11-installs.k8s.yaml',
    ...wait('istiod'),
    'kubectl apply -f out/12-installs.k8s.yaml',
    ...wait('istio-ingressgateway'),
  ]);
});

test('code chooses how charts are installed in the cluster', () => {
  const { platform: seldon } = platform();
  expect(() => seldon.addInstall(ThirdParty.KEDA)).toThrow(
    /nothing determines how keda gets into the cluster: .*argoCd\(\), flux\(\), k3s\(\), or script\(\)/,
  );
});

test('a script is the first step, before what is in the manifests', () => {
  const { platform: seldon } = platform(InstallWith.script());
  expect(seldon.applyCommands('out')).toEqual([]);
  seldon.addInstall(ThirdParty.KEDA);
  seldon.addNamespace('growth');
  expect(seldon.applyCommands('out')).toEqual(['kubectl apply -f out/00-namespaces.k8s.yaml', 'sh out/install.sh']);
  expect(seldon.applyCommands('my models')).toEqual([
    "kubectl apply -f 'my models/00-namespaces.k8s.yaml'",
    "sh 'my models/install.sh'",
  ]);
});

test('a script leaves no file without objects, which kubectl would refuse', () => {
  const { app, platform: seldon } = platform(InstallWith.script());
  seldon.addInstall(ThirdParty.ISTIO_BASE);
  seldon.addInstall(ThirdParty.ISTIOD);
  expect(app.charts).toEqual([]);
  expect(seldon._script).toMatch(/helm upgrade --install istio-base [^]*helm upgrade --install istiod /);
});

test('a part that comes after one that needs it is rejected', () => {
  const { platform: seldon } = platform(InstallWith.k3s());
  seldon.addInstall(ThirdParty.ISTIOD);
  expect(() => seldon.addInstall(ThirdParty.ISTIO_BASE)).toThrow('istiod needs istio-base: add istio-base first');
});

test('the CRD has its own file, before that of the operator, if it is installed', () => {
  const { app, platform: seldon } = platform();
  seldon.addOperator();
  expect(objects(app, '15-crds')).toEqual(['CustomResourceDefinition/seldondeployments.machinelearning.seldon.io']);
  expect(objects(app, '20-operator')).not.toContain(
    'CustomResourceDefinition/seldondeployments.machinelearning.seldon.io',
  );

  const without = platform();
  without.platform.addOperator({ installCrd: false });
  expect(without.app.node.tryFindChild('15-crds')).toBeUndefined();
});

test('the namespace of an operator that watches no other one is labelled for its webhook', () => {
  const { app, platform: seldon } = platform();
  seldon.addOperator({ namespace: 'growth', mode: OperatorMode.namespace() });
  const [namespace] = (app.node.findChild('00-namespaces') as Chart).toJson() as JsonObject[];
  expect(namespace.metadata).toEqual({ name: 'growth', labels: { 'seldon.io/controller-id': 'growth' } });
});

test('monitors select the operator by its own names', () => {
  const { app, platform: seldon } = platform();
  seldon.addOperator({ namespace: 'ml-system' });
  seldon.addMonitoring({ alerts: false, dashboard: false });
  const monitors = (app.node.findChild('60-monitoring') as Chart).toJson() as {
    metadata: { name: string };
    spec: object;
  }[];
  expect(monitors.map(({ metadata }) => metadata.name)).toEqual(['seldon-models', 'seldon-operator']);
  expect(monitors[1].spec).toMatchObject({ namespaceSelector: { matchNames: ['ml-system'] } });
});
