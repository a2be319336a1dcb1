import { growth, MOST_RATIO } from '../helpers/growth';
import { call } from '../helpers/io';

/** Each case is about objects that were once compared with each other. */
const FEW = 100;

const many = (n: number, make: (i: number) => object) =>
  Array.from({ length: n }, (_, i) => JSON.stringify(make(i))).join('\n---\n');
const object = (apiVersion: string, kind: string, name: string, more: object) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'seldon' },
  ...more,
});
const model = (i: number, { predictor = {}, graph = {} } = {}) =>
  object('machinelearning.seldon.io/v1', 'SeldonDeployment', `m${i}`, {
    spec: {
      predictors: [
        {
          name: 'default',
          graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 'gs://b/iris', ...graph },
          ...predictor,
        },
      ],
    },
  });
const secret = (i: number) => object('v1', 'Secret', `s${i}`, { data: { RCLONE_CONFIG_X_TYPE: '' } });
const webhook = (i: number) =>
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', `w${i}`, {
    webhooks: [{ namespaceSelector: { matchLabels: { a: `n${i}` } }, rules: [{ resources: ['seldondeployments'] }] }],
  });
const scaler = (i: number) =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', `h${i}`, {
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `m${i}` } },
  });
const gateway = (i: number) => object('networking.istio.io/v1beta1', 'Gateway', `g${i}`, { spec: {} });
const account = (i: number) => object('v1', 'ServiceAccount', `s${i}`, {});
const quota = object('v1', 'ResourceQuota', 'team', { spec: { hard: { pods: 1 } } });
const labels = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`a${i}`, ` ${i}`]));

const CASES: readonly [string, (n: number) => string][] = [
  ['models next to Secrets with credentials', (n) => `${many(n, model)}\n---\n${many(n, secret)}`],
  ['models next to webhooks', (n) => `${many(n, model)}\n---\n${many(n, webhook)}`],
  ['models next to gateways', (n) => `${many(n, model)}\n---\n${many(n, gateway)}`],
  [
    'models whose ServiceAccounts are missing',
    (n) => `${many(n, (i) => model(i, { graph: { serviceAccountName: `x${i}` } }))}\n---\n${many(n, account)}`,
  ],
  [
    'models in a quota next to autoscalers',
    (n) => `${many(n, model)}\n---\n${many(n, scaler)}\n---\n${JSON.stringify(quota)}`,
  ],
  ['labels that the API server rejects', (n) => many(1, (i) => model(i, { predictor: { labels: labels(10 * n) } }))],
];

test.each(CASES)('validate takes time in proportion to %s', async (_, text) => {
  expect(await growth(FEW, reading(['validate', '-'], text))).toBeLessThan(MOST_RATIO);
});

test('synth takes time in proportion to environments that have their own models', async () => {
  const values = (n: number) => {
    const each = (make: (i: number) => [string, object]) =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => make(i)));
    return JSON.stringify({
      operator: { enabled: false },
      environments: each((i) => [`e${i}`, {}]),
      models: each((i) => [
        `m${i}`,
        { namespace: 'seldon', server: 'SKLEARN', uri: 'gs://b/iris', environments: [`e${i}`] },
      ]),
    });
  };
  expect(await growth(1.5 * FEW, reading(['synth', '-f', '-', '--stdout'], values))).toBeLessThan(MOST_RATIO);
});

test('a message names at most twenty namespaces of a Secret', async () => {
  const elsewhere = (i: number) => ({ ...secret(0), metadata: { name: 's', namespace: `n${i}` } });
  const stdin = `${many(1, (i) => model(i, { graph: { envSecretRefName: 's' } }))}\n---\n${many(100, elsewhere)}`;
  expect((await call(['validate', '-'], { stdin })).stdout).toMatch(
    /Secret "s" is in namespace "n0" and .* and "n19" and 80 more, which pods of "seldon" cannot read/,
  );
});

test('synth checks no more environments once it has found hundreds of problems', async () => {
  const environments = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`e${i}`, { unknown: 1 }]));
  const { code, stderr } = await call(['synth', '-f', '-', '-o', 'unused'], {
    stdin: JSON.stringify({ environments }),
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/\d+ more environments were not checked: correct these problems first/);
});

/** What is measured of a command that reads text of a size. */
const reading = (argv: readonly string[], text: (n: number) => string) => (n: number) => {
  const stdin = text(n);
  return () => call(argv, { stdin });
};
