import { Explainer, GraphNode, ModelArtifact, PodPlacement, PrepackagedServer, Protocol } from '../../src';
import { predictor } from '../helpers/sdep';

const container = { image: 'acme/model:1' };
const init = ModelArtifact.initContainer({
  image: 'acme/fetch:1',
  uri: 's3://models/big',
  env: { A: '1' },
  requests: { memory: '1Gi' },
  sizeLimit: '20Gi',
});

describe('artifacts of graph nodes', () => {
  test.each([44, 45, 48])(
    'copied by your own init container, may belong to a node whose name has %d characters',
    (length) => {
      const name = 'n'.repeat(length);
      const graph = GraphNode.server(name, PrepackagedServer.SKLEARN, { artifact: init });
      const [{ spec }] = predictor({ graph }).componentSpecs as [
        { spec: Record<'initContainers' | 'volumes', { name: string }[]> },
      ];
      expect(spec.initContainers[0].name).toBe(`${name}-model-initializer`.slice(0, 63));
      expect(spec.volumes[0].name).toBe(`${name}-provision-location`.slice(0, 63));
    },
  );

  test('add what they need to the node', () => {
    const artifact = ModelArtifact.s3('models/iris', { envSecretRefName: 'keys', serviceAccountName: 'reader' });
    expect(predictor({ graph: GraphNode.server('s', PrepackagedServer.SKLEARN, { artifact }) }).graph).toEqual({
      name: 's',
      implementation: 'SKLEARN_SERVER',
      modelUri: 's3://models/iris',
      envSecretRefName: 'keys',
      serviceAccountName: 'reader',
    });
  });

  test('give the pod of your own container their service account: the operator does so for servers only', () => {
    const graph = GraphNode.model('m', {
      container,
      artifact: ModelArtifact.s3('models/iris', { serviceAccountName: 'reader' }),
    });
    expect(predictor({ graph }).componentSpecs).toMatchObject([{ spec: { serviceAccountName: 'reader' } }]);
    expect(predictor({ graph, pod: { serviceAccountName: 'other' } }).componentSpecs).toMatchObject([
      { spec: { serviceAccountName: 'other' } },
    ]);
  });

  test('fail if one pod would need two service accounts', () => {
    const [one, two] = ['one', 'two'].map((name) =>
      GraphNode.model(name, {
        container,
        artifact: ModelArtifact.s3('models/iris', { serviceAccountName: name }),
      }),
    );
    expect(() => predictor({ graph: one.to(two) })).toThrow(
      'nodes of one pod need different service accounts, got "one" and "two"',
    );
    expect(() => predictor({ graph: one.to(two), placement: PodPlacement.podPerNode() })).not.toThrow();
  });

  test('can be mounted instead of copied', () => {
    const graph = GraphNode.model('m', { container, artifact: ModelArtifact.mountedPvc('models', 'iris/1') });
    expect(predictor({ graph })).toEqual(
      expect.objectContaining({
        graph: { name: 'm', type: 'MODEL' },
        componentSpecs: [
          {
            spec: {
              containers: [
                {
                  ...container,
                  name: 'm',
                  volumeMounts: [{ name: 'm-model', mountPath: '/mnt/models', readOnly: true, subPath: 'iris/1' }],
                },
              ],
              volumes: [{ name: 'm-model', persistentVolumeClaim: { claimName: 'models', readOnly: true } }],
            },
          },
        ],
      }),
    );
    expect(() =>
      predictor({
        graph: GraphNode.server('s', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.mountedPvc('models') }),
      }),
    ).toThrow('node "s" runs SKLEARN_SERVER, which loads a copy of its model: use ModelArtifact.pvc');
  });

  test('can bring an init container under the name that the operator looks for', () => {
    expect(predictor({ graph: GraphNode.server('s', PrepackagedServer.SKLEARN, { artifact: init }) })).toMatchObject({
      graph: { modelUri: 's3://models/big' },
      componentSpecs: [
        {
          spec: {
            containers: [{ name: 's' }],
            initContainers: [
              {
                name: 's-model-initializer',
                image: 'acme/fetch:1',
                args: ['s3://models/big', '/mnt/models'],
                env: [{ name: 'A', value: '1' }],
                resources: { requests: { memory: '1Gi' } },
                volumeMounts: [{ name: 's-provision-location', mountPath: '/mnt/models' }],
              },
            ],
            volumes: [{ name: 's-provision-location', emptyDir: { sizeLimit: '20Gi' } }],
          },
        },
      ],
    });
  });

  test.each([
    [Protocol.SELDON, 'tfserving'],
    [Protocol.TENSORFLOW, 's'],
  ])("under %s, TensorFlow's files go to the container %s", (protocol, reader) => {
    const graph = GraphNode.server('s', PrepackagedServer.TENSORFLOW, { artifact: init });
    expect(predictor({ graph }, { protocol }).componentSpecs).toMatchObject([
      { spec: { initContainers: [{ name: `${reader}-model-initializer` }] } },
    ]);
  });
});

describe('artifacts of explainers', () => {
  test('add what they need', () => {
    const explainer = Explainer.anchorTabular({
      artifact: ModelArtifact.s3('models/explainer', { envSecretRefName: 'keys' }),
      config: { threshold: '0.9' },
      initParameters: { threshold: 0.9 },
      container: { resources: { requests: { memory: '1Gi' } } },
    });
    expect(predictor({ explainer }).explainer).toEqual({
      type: 'AnchorTabular',
      modelUri: 's3://models/explainer',
      envSecretRefName: 'keys',
      config: { threshold: '0.9' },
      initParameters: '{"threshold":0.9}',
      containerSpec: { name: 'iris-default-explainer', resources: { requests: { memory: '1Gi' } } },
    });
  });

  test.each([
    ['counterfactuals', Explainer.counterfactuals(), 'Counterfactuals'],
    ['contrastive', Explainer.contrastive(), 'Contrastive'],
    ['ale', Explainer.ale({ artifact: ModelArtifact.gcs('models/ale') }), 'ALE'],
    ['any other', Explainer.of('SimilarityExplainer'), 'SimilarityExplainer'],
  ])('kind %s', (_, explainer, type) => {
    expect(predictor({ explainer }).explainer).toMatchObject({ type });
  });

  test.each([
    ['a claim', ModelArtifact.mountedPvc('models')],
    ['an init container', init],
  ])('fail with %s', (_, artifact) => {
    expect(() => predictor({ explainer: Explainer.treeShap({ artifact }) })).toThrow(
      'the artifact of an explainer must be files to copy',
    );
  });
});

describe('the service account of an explainer', () => {
  const artifact = ModelArtifact.s3('models/explainer', { serviceAccountName: 'reader' });

  test('is that of its pod, even without files', () => {
    const explainer = Explainer.anchorText({ serviceAccountName: 'explainers' });
    expect(predictor({ explainer }).explainer).toEqual({ type: 'AnchorText', serviceAccountName: 'explainers' });
  });

  test.each([
    ['needs none', ModelArtifact.s3('models/explainer'), 'explainers'],
    ['needs the same', artifact, 'reader'],
  ])('goes with an artifact that %s', (_, files, serviceAccountName) => {
    const explainer = Explainer.ale({ artifact: files, serviceAccountName });
    expect(predictor({ explainer }).explainer).toMatchObject({ modelUri: 's3://models/explainer', serviceAccountName });
  });

  test('cannot differ from the one that the artifact needs', () => {
    expect(() => predictor({ explainer: Explainer.ale({ artifact, serviceAccountName: 'explainers' }) })).toThrow(
      '\'serviceAccountName\' must be "reader", which gives access to the artifact, or absent, got "explainers"',
    );
  });
});
