import { DEFAULT_VERSION } from '../../src/api/facts/release';
import { DEVIATIONS } from '../../src/charts/deviations/all';
import { chartDefaults, renderChart } from '../../src/charts/render';
import { type JsonObject, type Manifest } from '../../src/private/json';

const OPERATOR = 'seldon-core-operator';

/**
 * Objects with and without deviations, for the chart's defaults with some values changed (`manager.replicas` style).
 */
function rendered(changes: JsonObject = {}, chart = OPERATOR): { ours: Manifest[]; chart: Manifest[] } {
  const values = chartDefaults(chart);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const parent = keys.slice(0, -1).reduce((at, key) => at[key] as JsonObject, values);
    parent[keys[keys.length - 1]] = value;
  }
  const options = { release: 'seldon', namespace: 'seldon-system' };
  return {
    ours: renderChart(chart, values, options),
    chart: renderChart(chart, values, { ...options, strictParity: true }),
  };
}

const named = (objects: Manifest[], kind: string, name: string) =>
  objects.find((it) => it.kind === kind && it.metadata.name === name)!;
const crd = (objects: Manifest[]) =>
  named(objects, 'CustomResourceDefinition', 'seldondeployments.machinelearning.seldon.io');
const webhook = (objects: Manifest[]) =>
  named(objects, 'ValidatingWebhookConfiguration', 'seldon-validating-webhook-configuration-seldon-system');
const podSpec = (objects: Manifest[]) =>
  ((named(objects, 'Deployment', 'seldon-controller-manager').spec as JsonObject).template as JsonObject)
    .spec as JsonObject;
const container = (objects: Manifest[]) => (podSpec(objects).containers as JsonObject[])[0];
const env = (objects: Manifest[], name: string) =>
  (container(objects).env as JsonObject[]).find((it) => it.name === name)?.value;

test('whole-numbers: large numbers of a file are printed in full', () => {
  const both = rendered({ 'executor.requestLogger.workQueueSize': 1000000 });
  expect(env(both.chart, 'EXECUTOR_REQUEST_LOGGER_WORK_QUEUE_SIZE')).toBe('1e+06');
  expect(env(both.ours, 'EXECUTOR_REQUEST_LOGGER_WORK_QUEUE_SIZE')).toBe('1000000');
});

test('no-usage-metrics: Spartakus is never installed', () => {
  const names = (objects: Manifest[]) =>
    objects.map(({ metadata }) => metadata.name).filter((name) => String(name).includes('spartakus'));
  const both = rendered({ 'usageMetrics.enabled': true });
  expect(names(both.chart)).toHaveLength(5);
  expect(names(both.ours)).toEqual([]);
});

describe('ca-injection: the annotation needs cert-manager', () => {
  const annotated = (objects: Manifest[]) =>
    [crd, webhook].map(
      (find) => 'cert-manager.io/inject-ca-from' in ((find(objects).metadata.annotations ?? {}) as JsonObject),
    );

  test('without cert-manager it is left out', () => {
    const both = rendered();
    expect(annotated(both.chart)).toEqual([true, true]);
    expect(annotated(both.ours)).toEqual([false, false]);
  });

  test('with cert-manager it stays', () => {
    expect(annotated(rendered({ 'certManager.enabled': true }).ours)).toEqual([true, true]);
  });
});

test('crd-kept: the CRD survives its operator, unless the values say otherwise', () => {
  const both = rendered({ 'crd.annotations': { 'argocd.argoproj.io/sync-options': 'Replace=true' } });
  expect(crd(both.chart).metadata.annotations).not.toHaveProperty('helm.sh/resource-policy');
  expect(crd(both.ours).metadata.annotations).toMatchObject({
    'helm.sh/resource-policy': 'keep',
    'argocd.argoproj.io/sync-options': 'Replace=true',
  });
  expect(crd(rendered().ours).metadata.annotations).toMatchObject({
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true',
  });
});

test('crd-no-unknown-fields: the CRD preserves none', () => {
  const both = rendered();
  expect(crd(both.chart).spec).not.toHaveProperty('preserveUnknownFields');
  expect(crd(both.ours).spec).toHaveProperty('preserveUnknownFields', false);
});

test('service-account: every binding names the account of the values', () => {
  const accounts = (objects: Manifest[]) =>
    new Set(
      objects
        .filter(({ kind }) => kind.endsWith('RoleBinding'))
        .map(({ subjects }) => (subjects as JsonObject[])[0].name),
    );
  const both = rendered({ 'serviceAccount.name': 'mine', managerCreateResources: true });
  expect(accounts(both.chart)).toEqual(new Set(['mine', 'seldon-manager']));
  expect(accounts(both.ours)).toEqual(new Set(['mine']));
});

test('executor-port: Services follow a port that is not the default', () => {
  const both = rendered({ 'executor.port': 8100 });
  expect(env(both.chart, 'ENGINE_SERVER_PORT')).toBeUndefined();
  expect(env(both.ours, 'ENGINE_SERVER_PORT')).toBe('8100');
  expect(env(rendered().ours, 'ENGINE_SERVER_PORT')).toBeUndefined();
});

test("security-context: the container's security context is in its place", () => {
  const both = rendered({ 'manager.containerSecurityContext': { readOnlyRootFilesystem: true }, managerUserID: 0 });
  expect(container(both.chart)).toHaveProperty('readOnlyRootFilesystem', true);
  expect(container(both.ours)).not.toHaveProperty('readOnlyRootFilesystem');
  expect(container(both.ours).securityContext).toEqual({ readOnlyRootFilesystem: true });
});

describe('restricted-manager', () => {
  test('the manager meets the level "restricted"', () => {
    const both = rendered();
    expect(container(both.chart)).not.toHaveProperty('securityContext');
    expect(container(both.ours).securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('values take precedence', () => {
    const { ours } = rendered({ 'manager.containerSecurityContext': { runAsNonRoot: false } });
    expect(container(ours).securityContext).toMatchObject({ allowPrivilegeEscalation: false, runAsNonRoot: false });
  });

  test('root keeps its user', () => {
    expect(container(rendered({ managerUserID: 0 }).ours)).not.toHaveProperty('securityContext');
  });
});

test('manager-probes: ready when the webhook listens, at ports that the container has', () => {
  const both = rendered();
  expect(container(both.chart)).not.toHaveProperty('readinessProbe');
  const ports = (container(both.ours).ports as JsonObject[]).map(({ name }) => name);
  expect(ports).toContain(((container(both.ours).readinessProbe as JsonObject).tcpSocket as JsonObject).port);
  expect(ports).toContain(((container(both.ours).livenessProbe as JsonObject).httpGet as JsonObject).port);
});

describe('seldon-abtest', () => {
  const predictor = (objects: Manifest[]) => ((objects[0].spec as JsonObject).predictors as JsonObject[])[0];
  const ratio = (objects: Manifest[]) => ((predictor(objects).graph as JsonObject).parameters as JsonObject[])[0].value;

  test('abtest-traffic: the ratio counts with separate pods', () => {
    const both = rendered({ traffic_modela_percentage: 0.9 }, 'seldon-abtest');
    expect(ratio(both.chart)).toBe('0.5');
    expect(ratio(both.ours)).toBe('0.9');
  });

  test('abtest-replicas: replicas count', () => {
    const both = rendered({ replicas: 3 }, 'seldon-abtest');
    expect(predictor(both.chart).replicas).toBe(1);
    expect(predictor(both.ours).replicas).toBe(3);
  });
});

test.each(['seldon-single-model', 'seldon-mab', 'seldon-od-model', 'seldon-od-transformer'])(
  '%s is rendered as Helm does',
  (chart) => {
    const both = rendered({}, chart);
    expect(both.ours).toEqual(both.chart);
  },
);

test('every deviation has its own name, a reason and a source', () => {
  expect(new Set(DEVIATIONS.map(({ id }) => id)).size).toBe(DEVIATIONS.length);
  const source = `https://github.com/SeldonIO/seldon-core/blob/v${DEFAULT_VERSION}/`;
  for (const { reason, see } of DEVIATIONS) {
    expect(reason.length).toBeGreaterThan(40);
    expect(see.startsWith(source) || /^https:\/\/github\.com\/SeldonIO\/seldon-core\/issues\/\d+$/.test(see)).toBe(
      true,
    );
  }
});
