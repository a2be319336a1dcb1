import { boxesOf } from '../../src/diagram/diagram';
import { boxNamed, diagram, drawn, linesOf } from '../helpers/diagrams';

const ISTIO = { istio: { enabled: true, gateway: 'istio-system/gateway' } };
const AMBASSADOR = { ambassador: { enabled: true } };

const IRIS = `
- name: default
  graph: { name: classifier, implementation: SKLEARN_SERVER, modelUri: "gs://models/iris", envSecretRefName: bucket }`;

const SPLIT = (canary: string) => `
- name: main
  traffic: 75
  graph: { name: classifier, implementation: SKLEARN_SERVER, modelUri: "gs://models/1" }
- name: next
  ${canary}
  graph: { name: classifier, implementation: SKLEARN_SERVER, modelUri: "gs://models/2" }`;

const TWO_PODS = `
- name: default
  replicas: 2
  componentSpecs:
  - spec: { containers: [{ name: route, image: "acme/route:1" }] }
  - hpaSpec: { minReplicas: 2, maxReplicas: 5, metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 70 } }] }
    spec:
      containers:
      - { name: left, image: "acme/left:1", resources: { requests: { cpu: 1 }, limits: { nvidia.com/gpu: 1 } } }
      - { name: right, image: "acme/right:1", resources: { requests: { cpu: 1 } } }
      - { name: watcher, image: "acme/watcher:1", resources: { requests: { cpu: 1 } } }
  graph:
    name: route
    type: ROUTER
    children:
    - { name: left, type: MODEL, logger: { mode: request, url: "http://logs.models" } }
    - { name: right, type: MODEL }`;

describe('where requests enter', () => {
  test('through a gateway of Istio, with host and path', () => {
    expect(linesOf(drawn(IRIS, ISTIO).entry)).toEqual([
      'Istio gateway',
      'istio-system/gateway',
      '/seldon/models/iris/',
    ]);
  });

  test('through Ambassador, with the path', () => {
    expect(linesOf(drawn(IRIS, AMBASSADOR).entry)).toEqual(['Ambassador', '/seldon/models/iris/']);
  });

  test('from within the cluster, with the address, if there is no gateway', () => {
    expect(linesOf(drawn(IRIS).entry)).toEqual([
      'from within the cluster',
      'http://iris-default.models.svc.cluster.local:8000/api/v1.0/predictions',
    ]);
  });

  // The service orchestrator passes a name in the path on to every node, so that the operator's own address fails.
  test.each([
    ['v2', '/v2/models/infer'],
    ['kfserving', '/v2/models/infer'],
    ['tensorflow', '/v1/models/:predict'],
  ])('from within the cluster, with a path that fits all nodes, under %s', (protocol, path) => {
    const containers = ['tokens', 'words'].map((name) => ({ name, image: `acme/${name}:1` }));
    const predictor = {
      name: 'default',
      componentSpecs: [{ spec: { containers } }],
      graph: { name: 'tokens', type: 'MODEL', children: [{ name: 'words', type: 'MODEL' }] },
    };
    const sdep = {
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      metadata: { name: 'reader', namespace: 'models' },
      spec: { protocol, predictors: [predictor] },
    };
    expect(linesOf(diagram(sdep).entry)).toContain(`http://reader-default.models.svc.cluster.local:8000${path}`);
  });
});

describe('predictors', () => {
  test('that share the requests say what each gets', () => {
    const {
      entry: { children },
    } = drawn(SPLIT('traffic: 25'), ISTIO);
    expect(children.map(({ title, link }) => [title, link])).toEqual([
      ['main', { label: '75 %' }],
      ['next', { label: '25 %' }],
    ]);
  });

  test('that get all of them show no share', () => {
    expect(drawn(IRIS).entry.children[0].link).toEqual({});
  });

  test('in the shadow get copies, on a dashed line', () => {
    const shadow = (traffic: string) =>
      drawn(SPLIT(`shadow: true${traffic}`).replace('75', '100'), ISTIO).entry.children[1];
    expect(shadow('')).toMatchObject({ kind: 'Shadow predictor', link: { label: 'copies', dashed: true } });
    expect(shadow('\n  traffic: 20').link).toEqual({ label: 'copies of 20 %', dashed: true });
  });

  test('show their service orchestrator, or that there is none', () => {
    expect(linesOf(drawn(IRIS).entry.children[0])).toEqual([
      'service orchestrator',
      expect.stringContaining('seldon-core-executor'),
    ]);
    const without = IRIS.replace('name: default', 'name: default\n  annotations: { seldon.io/no-engine: "true" }');
    expect(linesOf(drawn(without).entry.children[0])).toEqual(['no service orchestrator']);
  });

  test('are explained by an explainer next to them', () => {
    const explained = `${IRIS}\n  explainer: { type: AnchorTabular, modelUri: "gs://models/explainer" }`;
    const [, explainer] = drawn(explained).entry.children;
    expect(explainer).toMatchObject({
      role: 'explainer',
      title: 'AnchorTabular',
      kind: 'Explainer of default',
      link: { dashed: true },
    });
    expect(linesOf(explainer)).toContain('gs://models/explainer');
    expect(explainer.pod?.name).toBe('iris-default-explainer');
  });
});

describe('nodes', () => {
  test('show server, image, model and the Secret that opens it', () => {
    const box = boxNamed(drawn(IRIS), 'classifier');
    expect(box.kind).toBe('Model · SKLEARN_SERVER');
    expect(linesOf(box)).toEqual([expect.stringContaining('sklearnserver'), 'gs://models/iris', 'with Secret bucket']);
  });

  test('are named after their type', () => {
    const kinds = boxesOf(drawn(TWO_PODS).entry).map(({ title, role }) => `${title} ${role}`);
    expect(kinds).toEqual(['iris entry', 'default predictor', 'route router', 'left model', 'right model']);
  });

  test('show GPUs, and where they log', () => {
    expect(linesOf(boxNamed(drawn(TWO_PODS), 'left'))).toEqual([
      'acme/left:1',
      '1 × nvidia.com/gpu',
      'logs requests to',
      'http://logs.models',
    ]);
  });

  test('that are built in run in the orchestrator, and an A/B test shows its shares', () => {
    const graph =
      'graph: { name: split, implementation: RANDOM_ABTEST, parameters: [{ name: ratioA, value: "0.3", type: FLOAT }], children: ' +
      '[{ name: left, type: MODEL }, { name: right, type: MODEL }] }';
    const picture = drawn(TWO_PODS.replace(/graph:[^]*/, graph).replace(/ {2}- spec: .*\n/, ''));
    const split = boxNamed(picture, 'split');
    expect(split.kind).toBe('A/B test · in the orchestrator');
    expect(split.pod).toBe(boxNamed(picture, 'default').pod);
    expect(split.children.map(({ link }) => link.label)).toEqual(['30 %', '70 %']);
  });
});

describe('pods', () => {
  test('are one object for all boxes in them, with size and sidecars', () => {
    const picture = drawn(TWO_PODS);
    const [route, left, right] = ['route', 'left', 'right'].map((title) => boxNamed(picture, title).pod);
    expect(left).toBe(right);
    expect(left).toEqual({
      name: 'iris-default-1-left-right-watcher',
      size: '2 to 5 replicas (HPA)',
      sidecars: ['watcher'],
    });
    expect(route).toEqual({ name: 'iris-default-0-route', size: '2 replicas', sidecars: [] });
    expect(boxNamed(picture, 'default').pod).toBe(route);
  });

  test('have the bounds of KEDA if it scales them', () => {
    const keda = TWO_PODS.replace(
      /hpaSpec: .*/,
      'kedaSpec: { maxReplicaCount: 9, triggers: [{ type: cpu, metadata: { value: "70" } }] }',
    );
    expect(boxNamed(drawn(keda, { keda: { enabled: true } }), 'left').pod?.size).toBe('0 to 9 replicas (KEDA)');
  });
});

describe('findings', () => {
  test('mark the box that they are about', () => {
    const picture = drawn(IRIS.replace('SKLEARN_SERVER', 'SKLEARN_SEVER'));
    expect(picture.marks.length).toBeGreaterThan(0);
    expect(boxNamed(picture, 'classifier').marks).toContainEqual(expect.objectContaining({ severity: 'error' }));
  });

  test('in a container mark the node that it serves', () => {
    const picture = drawn(TWO_PODS.replace('image: "acme/right:1"', 'imagee: "acme/right:1"'));
    expect(boxNamed(picture, 'right').marks).toContainEqual(
      expect.objectContaining({ path: expect.stringContaining('imagee') as string }),
    );
    expect(boxNamed(picture, 'left').marks).toEqual([]);
  });

  test('are numbered, errors first, each on one box', () => {
    const picture = drawn(TWO_PODS.replace('image: "acme/right:1"', 'imagee: "acme/right:1"'));
    expect(picture.marks.map(({ number }) => number)).toEqual(picture.marks.map((_, i) => i + 1));
    const shown = boxesOf(picture.entry)
      .flatMap(({ marks }) => marks.map(({ number }) => number))
      .sort((a, b) => a - b);
    expect(shown).toEqual(picture.marks.map(({ number }) => number));
  });
});

test('what is not a SeldonDeployment at all is drawn nevertheless', () => {
  expect(drawn('[]').entry.children).toEqual([]);
  expect(drawn('[{ graph: 7 }, 3, { name: 5, componentSpecs: {} }]').entry.children).toHaveLength(2);
});
