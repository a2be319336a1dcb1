import { chartDefaults, chartWarnings, describeAdvice } from '../../src/charts/render';
import { isObject, type JsonObject } from '../../src/private/json';

function warnings(given: JsonObject, strictParity = false): string[] {
  const values = chartDefaults('seldon-core-operator');
  for (const [group, value] of Object.entries(given)) {
    values[group] = isObject(value) ? { ...(values[group] as JsonObject), ...value } : value;
  }
  return chartWarnings('seldon-core-operator', values, strictParity).map(describeAdvice);
}

test('the defaults give no warning', () => {
  expect(warnings({})).toEqual([]);
});

const DEFAULTS = chartDefaults('seldon-core-operator') as Record<string, JsonObject>;

test.each<[JsonObject, RegExp]>([
  [{ istio: { tlsMode: 'STRICT' } }, /^istio\.tlsMode: .*turns TLS off; use ISTIO_MUTUAL$/],
  [{ istio: { enabled: true, gateway: 'local' } }, /^istio\.gateway: .*write NAMESPACE\/NAME$/],
  [{ istio: { enabled: 'yes' } }, /^istio\.enabled: the string "yes" counts as false/],
  [
    { ambassador: { enabled: true, singleNamespace: true } },
    /^ambassador\.singleNamespace: .*which the API server rejects; set ambassador\.version to v1/,
  ],
  [{ singleNamespace: 'false' }, /^singleNamespace: the string "false" counts as true/],
  [{ singleNamespace: true }, /label seldon\.io\/controller-id/],
  [{ managerCreateResources: true }, /prefer certManager\.enabled$/],
  [{ usageMetrics: { enabled: true } }, /nothing is installed for it/],
  [{ crd: { create: true, forcev1beta1: true, annotations: {} } }, /^crd\.forcev1beta1: .*is not printed; remove it$/],
  [{ image: { tag: '1.18.2' } }, /^image\.tag: .*business licence/],
  [{ image: { tag: '1.9.0' } }, /^image\.tag: a manager of 1\.9\.0 exits on startup/],
  [{ image: { tag: '0.4.1' } }, /^image\.tag: a manager of 0\.4\.1/],
  [
    { image: { pullPolicy: 'ifNotPresent' } },
    /^image\.pullPolicy: .* rejects the manager's pods; .*Always, IfNotPresent, Never$/,
  ],
  [
    { ambassador: { enabled: true, version: 'v3' } },
    /^ambassador\.version: .*fails on every SeldonDeployment; .*write one of v1, v2$/,
  ],
  [{ manager: { ...DEFAULTS.manager, logLevel: 'debug' } }, /^manager\.logLevel: .*as with INFO;/],
  [{ manager: { ...DEFAULTS.manager, memoryLimit: 300 } }, /^manager\.memoryLimit: 300 is less than one mebibyte/],
  [
    { manager: { ...DEFAULTS.manager, cpuLimit: '500 m' } },
    /^manager\.cpuLimit: .* is not a quantity; write one such as 500m$/,
  ],
  [
    { manager: { ...DEFAULTS.manager, memoryLimit: '100Mi' } },
    /^manager\.memoryLimit: 100Mi is below manager\.memoryRequest/,
  ],
  [
    { executor: { ...DEFAULTS.executor, image: { registry: 'r', repository: 'e', tag: '1.13.1' } } },
    /^executor\.image\.tag: an orchestrator of 1\.13\.1 exits on startup: .*--full_health_checks/,
  ],
  [{ istio: { gateway: ['a/b', 'c/d'] } }, /^istio\.gateway: a list of 2 items .*; write one NAMESPACE\/NAME/],
  [{ istio: { enabled: true, gateway: 'a/b c' } }, /^istio\.gateway: .*"a\/b c" is not the name of one gateway/],
  [{ serviceAccount: { create: true, name: 'Manager_1' } }, /^serviceAccount\.name: .*"Manager_1" is not the name/],
  [{ serviceAccount: { create: true, name: '' } }, /^serviceAccount\.name: .* rejects the manager/],
  [
    { executor: { ...DEFAULTS.executor, serviceAccount: { name: 'my account' } } },
    /^executor\.serviceAccount\.name: .*"my account" is not the name/,
  ],
  [{ controllerId: 'my id' }, /^controllerId: .*"my id" is not the value of a label/],
  [{ namespaceOverride: 'Seldon' }, /^namespaceOverride: .*"Seldon" is not the name of a namespace/],
  [{ defaultUserID: 'nobody' }, /^defaultUserID: .*"nobody" is not a user id: the operator fails/],
  [{ image: { registry: '' } }, /^image\.registry: .*begins with \/: no such image/],
  [{ image: { repository: 'seldonio/manager:1' } }, /^image\.repository: it has a tag, and image\.tag adds another/],
  [{ image: { tag: 'sha256:0123' } }, /^image\.tag: a digest is not a tag/],
  [
    { image: { registry: 'https://registry.example.com' } },
    /^image\.registry: it begins with a scheme: .*; write registry\.example\.com$/,
  ],
  [{ image: { registry: '<REGISTRY>' } }, /^image\.registry: <REGISTRY> is a placeholder/],
  [{ image: { repository: 'Seldonio/Manager' } }, /^image\.repository: its name has .*; write seldonio\/manager$/],
  [{ image: { tag: '${TAG}' } }, /^image\.tag: \$\{TAG\} is a placeholder/],
  [
    { executor: { ...DEFAULTS.executor, image: { registry: 'r', repository: 'e', tag: '{{ .Values.tag }}' } } },
    /^executor\.image\.tag: \{\{ \.Values\.tag \}\} is a placeholder/,
  ],
  [
    { storageInitializer: { ...DEFAULTS.storageInitializer, image: 'https://registry.example.com/init:1' } },
    /^storageInitializer\.image: it begins with a scheme: .*; write registry\.example\.com\/init:1$/,
  ],
  [{ explainer: { ...DEFAULTS.explainer, image_v2: 'a b' } }, /^explainer\.image_v2: "a b" cannot be part of a name/],
  [
    { predictor_servers: { A: { protocols: { v2: { image: 'a', defaultImageVersion: '<VERSION>' } } } } },
    /^predictor_servers\.A\.protocols\.v2\.image: <VERSION> is a placeholder/,
  ],
  [
    { manager: { ...DEFAULTS.manager, containerSecurityContext: { runAsUser: 'root' } } },
    /^manager\.containerSecurityContext\.runAsUser: .*"root" is not a number: the API server rejects the manager's/,
  ],
  [
    { storageInitializer: { ...DEFAULTS.storageInitializer, image: { repository: 'init' } } },
    /^storageInitializer\.image: a map of 1 key .*crash.*; write one string, such as registry\.example\.com\/name:tag$/,
  ],
  [{ credentials: { s3: {}, azure: {} } }, /^credentials\.azure: the operator reads no such key; known are s3, gcs$/],
  [{ credentials: { s3: { accessKey: 'x' } } }, /^credentials\.s3\.accessKey: .*; put credentials into a Secret/],
  [
    { predictor_servers: { sklearn_server: { protocols: {} } } },
    /^predictor_servers\.sklearn_server: a new server next to SKLEARN_SERVER, .*; write SKLEARN_SERVER$/,
  ],
  [{ predictiveUnit: { httpPort: 'http' } }, /^predictiveUnit\.httpPort: .* is not a whole number/],
  [
    { predictor_servers: { protocols: { seldon: {} } } },
    /^predictor_servers\.protocols: this counts as the name of a server/,
  ],
  [
    { predictor_servers: { SKLEARN_SERVER: { rest: {} } } },
    /^predictor_servers\.SKLEARN_SERVER\.rest: charts up to 1\.4 read this/,
  ],
  [
    { predictor_servers: { SKLEARN_SERVER: { seldon: {} } } },
    /^predictor_servers\.SKLEARN_SERVER\.seldon: .*below protocols/,
  ],
  [{ predictor_servers: { A: { protocols: { v3: {} } } } }, /protocols\.v3: unknown protocol/],
  [
    { predictor_servers: { TENSORFLOW_SERVER: { tensorflow: true } } },
    /^predictor_servers\.TENSORFLOW_SERVER\.tensorflow: charts up to 1\.4 read this; remove it/,
  ],
  [
    { predictor_servers: { TENSORFLOW_SERVER: { tfImage: 'tensorflow/serving:2' } } },
    /\.tfImage: charts up to 1\.4 read this; .*defaultImageVersion of protocols\.tensorflow$/,
  ],
  [
    { predictor_servers: { A: { protocols: { kfserving: { image: 'a', defaultImageVersion: '1' } } } } },
    /^predictor_servers\.A\.protocols\.kfserving: .* call this protocol v2, .*; write it as v2$/,
  ],
  [
    { predictor_servers: { A: { protocols: { v2: { image: 'a:1', defaultImageVersion: '2' } } } } },
    /image: it has a tag/,
  ],
  [
    { predictor_servers: { A: { protocols: { v2: { defaultImageVersion: 1.6 } } } } },
    /the operator crash.*; put it in quotes$/,
  ],
  [
    { storageInitializer: { image: 'gcr.io/kfserving/storage-initializer:v0.4.0' } },
    /^storageInitializer\.image: the initializer/,
  ],
  [{ storageInitializer: { memory: '1Gi' } }, /^storageInitializer\.memory: the operator reads no such key/],
  [{ credentials: { s3: { secretName: 'a' } } }, /^credentials\.s3\.secretName: the operator reads no such key/],
])('%j: %s', (given, expected) => {
  expect(warnings(given)).toContainEqual(expect.stringMatching(expected));
});

test.each<JsonObject>([
  { istio: { enabled: true, tlsMode: 'ISTIO_MUTUAL' } },
  { ambassador: { enabled: true, version: 'v1', singleNamespace: true } },
  { image: { tag: '1.17.1-r2' } },
  { executor: { port: 8100 } },
  {
    executor: {
      ...DEFAULTS.executor,
      image: { pullPolicy: 'Always', registry: 'r:5000', repository: 'e', tag: '1.14.0' },
      user: '',
    },
  },
  { istio: { enabled: true, gateway: 'kubeflow/kubeflow-gateway' } },
  { controllerId: 'My_Id.1', namespaceOverride: 'seldon-system', defaultUserID: '' },
  { predictor_servers: { my_server: { protocols: {} } } },
])('%j gives no warning', (given) => {
  expect(warnings(given)).toEqual([]);
});

test('under strict parity a port of the executor that Services do not follow is pointed out', () => {
  const executor = chartDefaults('seldon-core-operator').executor as JsonObject;
  expect(warnings({ executor: { ...executor, port: 8100 } }, true)).toEqual([expect.stringContaining('executor.port')]);
});
