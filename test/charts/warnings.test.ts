import { chartDefaults, chartWarnings, describeAdvice } from '../../src/charts/render';
import { isObject, type JsonObject } from '../../src/private/json';

function warnings(given: JsonObject, strictParity = false): string[] {
  const values = chartDefaults('seldon-core-operator');
  for (const [group, value] of Object.entries(given)) {
    values[group] = isObject(value) ? { ...(values[group] as JsonObject), ...value } : value;
  }
  return chartWarnings('seldon-core-operator', values, strictParity).map(describeAdvice);
}

test('the defaults are quiet', () => {
  expect(warnings({})).toEqual([]);
});

test.each<[JsonObject, RegExp]>([
  [{ istio: { tlsMode: 'STRICT' } }, /^istio\.tlsMode: .*turns TLS off; use ISTIO_MUTUAL$/],
  [{ istio: { enabled: true, gateway: 'local' } }, /^istio\.gateway: .*write NAMESPACE\/NAME$/],
  [{ istio: { enabled: 'yes' } }, /^istio\.enabled: the string "yes" counts as false/],
  [
    { ambassador: { enabled: true, singleNamespace: true } },
    /^ambassador\.singleNamespace: .*which the cluster refuses; set ambassador\.version to v1/,
  ],
  [{ singleNamespace: 'false' }, /^singleNamespace: the string "false" counts as true/],
  [{ singleNamespace: true }, /label seldon\.io\/controller-id/],
  [{ managerCreateResources: true }, /prefer certManager\.enabled$/],
  [{ usageMetrics: { enabled: true } }, /nothing is installed for it/],
  [{ crd: { create: true, forcev1beta1: true, annotations: {} } }, /^crd\.forcev1beta1: .*is not printed; remove it$/],
  [{ image: { tag: '1.18.2' } }, /^image\.tag: .*business licence/],
])('%j: %s', (given, expected) => {
  expect(warnings(given)).toContainEqual(expect.stringMatching(expected));
});

test.each<JsonObject>([
  { istio: { enabled: true, tlsMode: 'ISTIO_MUTUAL' } },
  { ambassador: { enabled: true, version: 'v1', singleNamespace: true } },
  { image: { tag: '1.17.1-r2' } },
  { executor: { port: 8100 } },
])('%j is quiet', (given) => {
  expect(warnings(given)).toEqual([]);
});

test('under strict parity a port of the executor that Services do not follow is pointed out', () => {
  const executor = chartDefaults('seldon-core-operator').executor as JsonObject;
  expect(warnings({ executor: { ...executor, port: 8100 } }, true)).toEqual([expect.stringContaining('executor.port')]);
});
