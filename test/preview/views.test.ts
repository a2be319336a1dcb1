import { DEFAULT_VERSION } from '../../src/api/facts/release';
import { imagesOf } from '../../src/preview/images';
import { networkPolicies } from '../../src/preview/network-policy';
import { portsOf } from '../../src/preview/ports';
import { referencesOf } from '../../src/preview/references';
import { totalsOf } from '../../src/preview/totals';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { at, expandSpec, MODEL, predictor, SKLEARN } from '../expand/sample';

const objectsOf = (spec: JsonObject): readonly Manifest[] => expandSpec(spec).objects;

test('images are all that pods run, each once, the orchestrator and the storage initializer among them', () => {
  expect(imagesOf(objectsOf({ predictors: [SKLEARN] }))).toEqual([
    `docker.io/seldonio/seldon-core-executor:${DEFAULT_VERSION}`,
    `seldonio/rclone-storage-initializer:${DEFAULT_VERSION}`,
    `seldonio/sklearnserver:${DEFAULT_VERSION}`,
  ]);
});

describe('totals', () => {
  const sized = (resources: JsonObject, more: JsonObject = {}) =>
    predictor({ name: 'm' }, { svcOrchSpec: { resources: {} }, ...more }, [
      { name: 'm', image: 'acme/m:1', resources },
    ]);

  test('count every replica', () => {
    const [totals] = totalsOf(
      objectsOf({ predictors: [sized({ requests: { cpu: '250m', memory: '1Gi' } }, { replicas: 3 })] }),
    );
    expect(totals).toMatchObject({
      namespace: 'seldon',
      pods: 3,
      requests: { cpu: '750m', memory: '3Gi' },
      limits: {},
    });
  });

  test('count what an autoscaler may add', () => {
    const component = {
      spec: { containers: [{ name: 'm', resources: { limits: { cpu: '1' } } }] },
      hpaSpec: { maxReplicas: 5 },
    };
    const [totals] = totalsOf(
      objectsOf({ predictors: [{ ...MODEL, svcOrchSpec: { resources: {} }, componentSpecs: [component] }] }),
    );
    expect(totals).toMatchObject({ pods: 5, requests: { cpu: '5' }, limits: { cpu: '5' } });
  });

  test('take the larger of init containers and containers', () => {
    const component = {
      spec: {
        initContainers: [{ name: 'i', resources: { requests: { memory: '8Gi', cpu: '10m' } } }],
        containers: [{ name: 'm', resources: { requests: { memory: '1Gi', cpu: '1' } } }],
      },
    };
    const [totals] = totalsOf(
      objectsOf({ predictors: [{ ...MODEL, svcOrchSpec: { resources: {} }, componentSpecs: [component] }] }),
    );
    expect(totals.requests).toEqual({ cpu: '1', memory: '8Gi' });
  });

  test('name the containers that the sum of limits leaves out', () => {
    expect(totalsOf(objectsOf({ predictors: [MODEL] }))[0].unlimited).toEqual(['iris-default-0-m/m']);
  });
});

test('references are what must exist, and what needs it', () => {
  const model = predictor(
    {
      name: 'm',
      implementation: 'SKLEARN_SERVER',
      modelUri: 'pvc://models/iris',
      envSecretRefName: 'bucket',
      serviceAccountName: 'loader',
    },
    { ssl: { certSecretName: 'certificates' } },
    [
      {
        name: 'm',
        env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a', optional: true } } }],
      },
    ],
  );
  expect(
    referencesOf(objectsOf({ predictors: [model] })).map(({ kind, name, optional }) => [kind, name, optional]),
  ).toEqual([
    ['ConfigMap', 'settings', true],
    ['PersistentVolumeClaim', 'models', false],
    ['Secret', 'bucket', false],
    ['Secret', 'certificates', false],
    ['ServiceAccount', 'loader', false],
  ]);
});

test('ports are those of all Services', () => {
  expect(
    portsOf(objectsOf({ predictors: [MODEL] })).map(({ service, name, port }) => `${service} ${name} ${port}`),
  ).toEqual([
    'iris-default-m http 9000',
    'iris-default-m grpc 9500',
    'iris-default http 8000',
    'iris-default grpc 5001',
  ]);
});

describe('network policies', () => {
  const graph = { name: 'a', children: [{ name: 'b' }] };
  const twoPods = predictor(graph, {}, [{ name: 'a', image: 'a' }], [{ name: 'b', image: 'b' }]);
  const gateway = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } } };
  const bucket = { ipBlock: { cidr: '10.0.0.0/8' } };
  const named = (policies: readonly Manifest[], name: string) =>
    policies.find(({ metadata }) => metadata.name === name)!;

  test('let the orchestrator call nodes in other pods, and nobody else', () => {
    const policies = networkPolicies(objectsOf({ predictors: [twoPods] }));
    expect(at(named(policies, 'iris-default-1-b'), 'spec', 'ingress')).toEqual([
      {
        from: [{ podSelector: { matchLabels: { 'seldon-app': 'iris-default' } } }],
        ports: [
          { protocol: 'TCP', port: 9001 },
          { protocol: 'TCP', port: 9501 },
        ],
      },
    ]);
    expect(at(named(policies, 'iris-default-0-a'), 'spec', 'egress', 1)).toEqual({
      to: [{ podSelector: { matchLabels: { 'seldon-app-svc-b': 'iris-default-b' } } }],
      ports: [
        { protocol: 'TCP', port: 9001 },
        { protocol: 'TCP', port: 9501 },
      ],
    });
  });

  test('let callers reach the predictor only', () => {
    const policies = networkPolicies(objectsOf({ predictors: [twoPods] }), { callers: [{ peer: gateway }] });
    expect(at(named(policies, 'iris-default-0-a'), 'spec', 'ingress')).toEqual([
      {
        from: [gateway],
        ports: [
          { protocol: 'TCP', port: 8000 },
          { protocol: 'TCP', port: 5001 },
        ],
      },
    ]);
    expect(JSON.stringify(at(named(policies, 'iris-default-1-b'), 'spec', 'ingress'))).not.toContain('istio-system');
  });

  test('let only pods that load a model reach the storage', () => {
    const storage = [{ peer: bucket, ports: [443] }];
    const loading = networkPolicies(objectsOf({ predictors: [SKLEARN] }), { storage });
    expect(at(loading[0], 'spec', 'egress')).toContainEqual({ to: [bucket], ports: [{ protocol: 'TCP', port: 443 }] });
    expect(JSON.stringify(networkPolicies(objectsOf({ predictors: [MODEL] }), { storage }))).not.toContain('10.0.0.0');
  });

  test('let an explainer call its predictor', () => {
    const policies = networkPolicies(objectsOf({ predictors: [{ ...MODEL, explainer: { type: 'AnchorTabular' } }] }));
    expect(at(named(policies, 'iris-default-explainer'), 'spec', 'egress', 1, 'to')).toEqual([
      { podSelector: { matchLabels: { 'seldon-app': 'iris-default' } } },
    ]);
    expect(at(named(policies, 'iris-default-0-m'), 'spec', 'ingress', 0, 'from')).toEqual([
      { podSelector: { matchLabels: { 'seldon-app': 'iris-default-explainer' } } },
    ]);
  });

  test('allow DNS and nothing else if nothing is named', () => {
    const [policy] = networkPolicies(objectsOf({ predictors: [MODEL] }));
    expect(policy.spec).toMatchObject({
      policyTypes: ['Ingress', 'Egress'],
      ingress: [],
      egress: [
        {
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
      ],
    });
    expect(at(policy, 'spec', 'egress')).toHaveLength(1);
  });
});
