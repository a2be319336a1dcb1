import { chartDefaults, CHART_NAMES, ignoredChartKeys } from '../../src/charts/render';
import { type JsonObject } from '../../src/private/json';

function reported(
  given: JsonObject,
  chart = 'seldon-core-operator',
  strictParity = false,
): Record<string, string | undefined> {
  return Object.fromEntries(ignoredChartKeys(chart, given, strictParity).map(({ path, hint }) => [path, hint]));
}

test.each(CHART_NAMES.map((name) => [name]))('the defaults of %s are not reported when they are given back', (name) => {
  expect(ignoredChartKeys(name, chartDefaults(name), true)).toEqual([]);
});

test.each<[JsonObject, string, RegExp]>([
  [{ crd: { forceV1: true } }, 'crd.forceV1', /crd\.forcev1/],
  [{ crd: { forceV1beta1: true } }, 'crd.forceV1beta1', /crd\.forcev1beta1/],
  [{ istio: { enabeld: true } }, 'istio.enabeld', /did you mean "istio\.enabled"\?/],
  [{ executer: { port: 1 } }, 'executer', /did you mean "executor"\?/],
  [{ logLevel: 'DEBUG' }, 'logLevel', /did you mean "manager\.logLevel"\?/],
  [{ executor: { tag: '1' } }, 'executor.tag', /did you mean "executor\.image\.tag" or "image\.tag"\?/],
  [{ manager: { executor: { port: 1 } } }, 'manager.executor', /did you mean "executor"\?/],
  [{ predictiveUnit: { port: 9000 } }, 'predictiveUnit.port', /predictiveUnit\.httpPort now/],
  [{ engine: { port: 8800 } }, 'engine.port', /it is executor\.port now/],
  [{ engine: { image: { tag: '1.2.0' } } }, 'engine.image', /the image of the orchestrator is executor\.image/],
  [{ engine: null }, 'engine', /executor now/],
  [{ rbac: { enabled: true } }, 'rbac.enabled', /it is rbac\.create now/],
  [{ managerCpuLimit: '1' }, 'managerCpuLimit', /^write manager: \{cpuLimit: \.\.\.\}$/],
  [{ 'istio.enabled': true }, '[istio.enabled]', /^write istio: \{enabled: \.\.\.\}$/],
  [
    { 'seldon-core-operator': { istio: { enabled: true } } },
    'seldon-core-operator',
    /^move what is inside one level up/,
  ],
  [{ executor: { env: [] } }, 'executor.env', /write svcOrchSpec\.env/],
  [{ manager: { resources: { limits: { cpu: '1' } } } }, 'manager.resources', /write manager\.cpuRequest, /],
  [{ resources: { limits: { cpu: '1' } } }, 'resources', /manager\.cpuLimit and manager\.memoryLimit$/],
  [
    { executor: { resources: { limits: { cpu: '1' } } } },
    'executor.resources.limits',
    /executor\.resources\.cpuLimit and executor\.resources\.memoryLimit/,
  ],
  [{ apife: { enabled: true } }, 'apife', /ambassador\.enabled or istio\.enabled/],
  [{ cluster_manager: { java_opts: '' } }, 'cluster_manager', /settings below manager and image/],
  [{ single_namespace: true }, 'single_namespace', /it is singleNamespace now/],
  [{ predictive_unit: { port: 9000 } }, 'predictive_unit.port', /it is predictiveUnit\.httpPort now/],
  [{ scheduler: { image: { tag: '2.0.0' } } }, 'scheduler', /this is the chart of Seldon Core 1; Seldon Core 2 has/],
  [{ kafka: { bootstrap: 'kafka:9092' } }, 'kafka', /Seldon Core 2 has charts of its own/],
  [{ runAsUser: 'root' }, 'runAsUser', /^write managerUserID/],
  [{ manager: { image: 'manager:1' } }, 'manager.image', /^write registry, repository and tag below image$/],
  [{ ambassador: { replicaCount: 1 } }, 'ambassador.replicaCount', /install it with its own chart/],
])('%j is reported with a suggestion', (given, path, hint) => {
  const found = reported(given);
  expect(Object.keys(found)).toEqual([path]);
  expect(found[path]).toMatch(hint);
});

test('keys of a map in the place of one value are not reported: Helm reports the map', () => {
  expect(reported({ image: { repository: { name: 'manager' } } })).toEqual({});
});

test.each<[string, JsonObject, string, RegExp]>([
  ['seldon-single-model', { model: { image: { name: 'i' } } }, 'model.image.name', /one string with name and tag/],
  ['seldon-single-model', { sdepLabels: {} }, 'sdepLabels', /it is labels now/],
  ['seldon-abtest', { modela: { endpoint: 'REST' } }, 'modela.endpoint', /every model answers REST and gRPC/],
  ['seldon-mab', { oauth: { key: 'k' } }, 'oauth', /gateways authenticate clients/],
  ['seldon-od-model', { protocol: 'REST' }, 'protocol', /remove it/],
])('the chart %s says what became of %j', (chart, given, path, hint) => {
  const found = reported(given, chart);
  expect(Object.keys(found)).toEqual([path]);
  expect(found[path]).toMatch(hint);
});

test('a key that resembles no other is reported without a suggestion', () => {
  expect(reported({ somethingElse: 'x' })).toEqual({ somethingElse: undefined });
});

test.each<JsonObject>([
  { crd: { forcev1: true, annotations: { a: 'b' } } },
  { nameOverride: 'x' },
  { predictor_servers: { MY_SERVER: { protocols: {} } } },
  { manager: { annotations: { 'a/b': 'c' }, replicas: 2, nodeSelector: { a: 'b' } } },
  { global: { imageRegistry: 'x' } },
])('%j is read', (given) => {
  expect(reported(given)).toEqual({});
});

test('what only this library reads is reported under strict parity', () => {
  expect(Object.keys(reported({ manager: { replicas: 2 } }, 'seldon-core-operator', true))).toEqual([
    'manager.replicas',
  ]);
});

test('model charts have keys that nothing reads as well', () => {
  expect(Object.keys(reported({ name: 'x', model: { vae: { anything: 1 } } }, 'seldon-od-model'))).toEqual(['name']);
  expect(Object.keys(reported({ replicas: 3 }, 'seldon-abtest', true))).toEqual(['replicas']);
  expect(reported({ replicas: 3 }, 'seldon-abtest')).toEqual({});
});
