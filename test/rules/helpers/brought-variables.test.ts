import { call } from '../../helpers/io';
import { judgeManifests } from '../describe-rule';

/** A model with a container that has sources of variables, and variables of its own (YAML, in flow). */
function model({ node = '', container = '', namespace = 'ml' }): string {
  return `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: ${namespace}}
spec: {predictors: [{name: a, graph: {name: m, ${node}}, componentSpecs: [{spec: {containers: [{name: m, ${container}}]}}]}]}
`;
}

const SERVER = 'implementation: SKLEARN_SERVER, modelUri: gs://models/m';
const FROM_CONFIG = 'envFrom: [{configMapRef: {name: settings}}]';
const configMap = (data: string, namespace = 'ml') =>
  `---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: ${namespace}}, data: {${data}}}\n`;

function found(manifests: string, rule: string) {
  return judgeManifests(manifests).findings.filter((finding) => finding.rule === rule);
}

describe('variables that envFrom brings are judged like those in env', () => {
  test.each([
    ['of a prepackaged server', 'SELDON316', { node: SERVER, container: FROM_CONFIG }],
    ['of your own image', 'SELDON317', { node: 'type: MODEL', container: `image: 'i:1', ${FROM_CONFIG}` }],
  ])('a value %s', (_, rule, parts) => {
    expect(found(`${model(parts)}${configMap('GUNICORN_WORKERS: auto')}`, rule)).toEqual([
      expect.objectContaining({
        path: 'spec.predictors[0].componentSpecs[0].spec.containers[0].envFrom[0]',
        about: { kind: 'ConfigMap', namespace: 'ml', name: 'settings', path: 'data.GUNICORN_WORKERS' },
        message: expect.stringContaining('GUNICORN_WORKERS "auto" in ConfigMap "settings"'),
      }),
    ]);
  });

  test('a name that the server does not read', () => {
    const manifests = `${model({ node: SERVER, container: FROM_CONFIG })}${configMap('SELDON_LOGLEVEL: DEBUG')}`;
    expect(found(manifests, 'SELDON325')).toHaveLength(1);
  });

  test('a name with a prefix', () => {
    const container = 'envFrom: [{prefix: GUNICORN_, configMapRef: {name: settings}}]';
    expect(found(`${model({ node: SERVER, container })}${configMap('WORKERS: auto')}`, 'SELDON316')).toHaveLength(1);
  });

  test.each([
    ['a value in env takes precedence', `env: [{name: GUNICORN_WORKERS, value: '2'}], ${FROM_CONFIG}`],
    ['the last source counts', `envFrom: [{configMapRef: {name: settings}}, {configMapRef: {name: later}}]`],
    ['another prefix makes another name', 'envFrom: [{prefix: MY_, configMapRef: {name: settings}}]'],
    ['an unknown source is not judged', 'envFrom: [{configMapRef: {name: elsewhere, optional: true}}]'],
  ])('%s', (_, container) => {
    const later =
      "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: later, namespace: ml}, data: {GUNICORN_WORKERS: '2'}}\n";
    const manifests = `${model({ node: SERVER, container })}${configMap('GUNICORN_WORKERS: auto')}${later}`;
    expect(found(manifests, 'SELDON316')).toEqual([]);
  });

  test('a ConfigMap in another namespace is not read', () => {
    const manifests = `${model({ node: SERVER, container: FROM_CONFIG })}${configMap('GUNICORN_WORKERS: auto', 'other')}`;
    expect(found(manifests, 'SELDON316')).toEqual([]);
  });

  test('variables that the operator sets win, and settings for servers of another kind are not a mistake', () => {
    const data =
      "MLSERVER_HTTP_PORT: http, MLSERVER_METRICS_PORT: metrics, PREDICTIVE_UNIT_ID: x, GUNICORN_WORKERS: '4'";
    const v2 = model({ node: SERVER, container: FROM_CONFIG }).replace('spec: {', 'spec: {protocol: v2, ');
    const rules = judgeManifests(`${v2}${configMap(data)}`).findings.map(({ rule }) => rule);
    expect(rules).not.toContain('SELDON316');
    expect(rules).not.toContain('SELDON325');
  });

  test('the value of a Secret is judged and never shown', () => {
    const container = 'envFrom: [{secretRef: {name: settings}}]';
    const secret = (data: string) =>
      `---\n{apiVersion: v1, kind: Secret, metadata: {name: settings, namespace: ml}, ${data}}\n`;
    const encoded = Buffer.from('hidden').toString('base64');
    for (const data of ['stringData: {GUNICORN_WORKERS: hidden}', `data: {GUNICORN_WORKERS: ${encoded}}`]) {
      const [finding] = found(`${model({ node: SERVER, container })}${secret(data)}`, 'SELDON316');
      expect(finding.message).toContain('GUNICORN_WORKERS as set in Secret "settings"');
      expect(JSON.stringify(finding)).not.toMatch(new RegExp(`hidden|${encoded}`));
    }
  });
});

test('a finding about a key points to its line', async () => {
  const manifests = `${model({ node: SERVER, container: FROM_CONFIG })}---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: ml
data:
  OTHER: x
  GUNICORN_WORKERS: auto
  file.json: '${'x'.repeat(300)}'
`;
  const { stdout } = await call(['validate', '-', '--format', 'json'], { stdin: manifests });
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({
      rule: 'SELDON316',
      kind: 'ConfigMap',
      name: 'settings',
      line: 14,
      path: 'data.GUNICORN_WORKERS',
    }),
  );
});
