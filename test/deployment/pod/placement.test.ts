import { Duration, Lazy } from 'cdk8s';
import {
  DisruptionBudget,
  EnvValue,
  GraphNode,
  ModelArtifact,
  PodPlacement,
  PrepackagedServer,
  Protocol,
  Scaling,
} from '../../../src';
import { model, predictor } from '../../helpers/sdep';

/** Names of the containers, pod by pod. */
function pods(options: Parameters<typeof predictor>[0]): string[][] {
  const { componentSpecs } = predictor(options) as unknown as {
    componentSpecs: { spec: { containers: { name: string }[] } }[];
  };
  return componentSpecs.map(({ spec }) => spec.containers.map(({ name }) => name));
}

const [a, b, c] = ['a', 'b', 'c'].map(model);
const server = GraphNode.server('s', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.gcs('models/iris') });

describe('placement', () => {
  test('puts all nodes into one pod, in the order of the graph', () => {
    expect(pods({ graph: a.to(b.to(c)) })).toEqual([['a', 'b', 'c']]);
  });

  test('in one pod leaves servers that need nothing to the operator', () => {
    expect(pods({ graph: a.to(server) })).toEqual([['a']]);
    expect(pods({ graph: server, pod: { serviceAccountName: 'reader' } })).toEqual([['s']]);
  });

  test.each([
    ['TensorFlow Serving behind proxies', PrepackagedServer.TENSORFLOW, ModelArtifact.gcs('models/flowers')],
    ['claims to copy from', PrepackagedServer.SKLEARN, ModelArtifact.pvc('models')],
  ])('in one pod gives %s their own pods, because a pod can have only one', (_, kind, artifact) => {
    const [first, second] = ['first', 'second'].map((name) => GraphNode.server(name, kind, { artifact }));
    expect(pods({ graph: a.to(first, b.to(second)) })).toEqual([['a', 'first', 'b'], ['second']]);
    expect(predictor({ graph: first }).componentSpecs).toBeUndefined();
  });

  test('in one pod keeps nodes together that run TensorFlow Serving themselves', () => {
    const [first, second] = ['first', 'second'].map((name) =>
      GraphNode.server(name, PrepackagedServer.TENSORFLOW, { artifact: ModelArtifact.gcs('models/flowers') }),
    );
    expect(predictor({ graph: first.to(second) }, { protocol: Protocol.TENSORFLOW }).componentSpecs).toBeUndefined();
  });

  test('with a pod per node begins with the root, and leaves out what runs in the orchestrator', () => {
    expect(pods({ graph: a.to(b, server), placement: PodPlacement.podPerNode() })).toEqual([['a'], ['b'], ['s']]);
    expect(pods({ graph: GraphNode.averageCombiner('mean').to(b, c), placement: PodPlacement.podPerNode() })).toEqual([
      ['b'],
      ['c'],
    ]);
  });

  test('follows the order written', () => {
    expect(pods({ graph: a.to(b, c), placement: PodPlacement.pods([c, a], [b]) })).toEqual([['c', 'a'], ['b']]);
  });

  test('accepts a node from before it got children', () => {
    expect(pods({ graph: a.to(b).to(c), placement: PodPlacement.pods([a], [b, c]) })).toEqual([['a'], ['b', 'c']]);
  });

  test('gives each pod the settings of the predictor, unless the pod has its own', () => {
    const { componentSpecs } = predictor({
      graph: a.to(b),
      pod: { serviceAccountName: 'reader', nodeSelector: { disk: 'ssd' } },
      scaling: Scaling.onCpu({ percent: 70, max: 3 }),
      disruptionBudget: DisruptionBudget.maxUnavailable(1),
      placement: PodPlacement.componentSpecs(
        { nodes: [a], name: 'front' },
        { nodes: [b], serviceAccountName: 'writer', scaling: Scaling.fixed(2) },
      ),
    });
    expect(componentSpecs).toMatchObject([
      {
        metadata: { name: 'front' },
        spec: { serviceAccountName: 'reader', nodeSelector: { disk: 'ssd' } },
        hpaSpec: { maxReplicas: 3 },
      },
      { spec: { serviceAccountName: 'writer', nodeSelector: { disk: 'ssd' } }, replicas: 2 },
    ]);
    // The operator's budget counts the pods of the whole SeldonDeployment.
    expect((componentSpecs as { pdbSpec?: object }[]).map(({ pdbSpec }) => pdbSpec)).toEqual([
      { maxUnavailable: 1 },
      undefined,
    ]);
  });

  test('accepts another node with the same settings', () => {
    const scored = (resources: object) => GraphNode.model('s', { container: { image: 'acme/score:1', resources } });
    const placement = PodPlacement.pods([scored({ limits: { memory: '1Gi' }, requests: { cpu: '1' } })]);
    const graph = scored({ requests: { cpu: '1' }, limits: { memory: '1Gi' } });
    expect(pods({ graph, placement })).toEqual([['s']]);
    const loaded = () =>
      GraphNode.server('s', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.gcs('models/iris') });
    expect(pods({ graph: loaded(), placement: PodPlacement.pods([loaded()]) })).toEqual([['s']]);
  });

  test.each([
    ['a time in another unit', { startup: Duration.minutes(2) }, { startup: Duration.seconds(120) }],
    ['an empty map that the graph leaves out', {}, { env: {} }],
    ['nothing where the graph has an empty map', { env: {} }, { env: null }],
    ['a value that is resolved to that of the graph', { args: ['-v'] }, { args: Lazy.any({ produce: () => ['-v'] }) }],
    ['fewer settings than in the graph', { env: { A: EnvValue.of('1') }, args: ['-v'] }, { args: ['-v'] }],
  ])('accepts another node with %s', (_, graph, placed) => {
    const node = (container: object) => GraphNode.model('m', { container: { image: 'acme/model:1', ...container } });
    expect(pods({ graph: node(graph), placement: PodPlacement.pods([node(placed)]) })).toEqual([['m']]);
  });

  test('accepts another node that is only named', () => {
    const placed = GraphNode.server('s', PrepackagedServer.SKLEARN);
    expect(pods({ graph: server, placement: PodPlacement.pods([placed]) })).toEqual([['s']]);
  });

  test.each([
    ['image', GraphNode.model('b', { container: { image: 'acme/model:2' } })],
    ['resources', GraphNode.model('b', { container: { image: 'acme/model:1', resources: { limits: { cpu: '2' } } } })],
    ['artifact', GraphNode.server('b', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.gcs('models/b') })],
    [
      'image, resolved later,',
      GraphNode.model('b', { container: { image: Lazy.any({ produce: () => 'acme/model:2' }) as string } }),
    ],
    ['start', GraphNode.model('b', { container: { image: 'acme/model:1', startup: Duration.minutes(2) } })],
  ])('fails if a node has another %s there, which would have no effect', (_, other) => {
    expect(() => predictor({ graph: a.to(b), placement: PodPlacement.pods([a], [other]) })).toThrow(
      'node "b" differs from node "b" of the graph, whose settings apply: place the node of the graph',
    );
  });

  test('fails if a node has other values there, both of them resolved later', () => {
    const node = (image: string) =>
      GraphNode.model('m', { container: { image: Lazy.any({ produce: () => image }) as string } });
    const placement = PodPlacement.pods([node('acme/model:2')]);
    expect(() => predictor({ graph: node('acme/model:1'), placement })).toThrow('node "m" differs from node "m"');
  });

  test('accepts a node whose artifact contains itself, which cannot be compared', () => {
    class Own extends ModelArtifact {
      public readonly self = this;
      public bind() {
        return { modelUri: 'gs://models/own' };
      }
    }
    const loaded = () => GraphNode.server('s', PrepackagedServer.SKLEARN, { artifact: new Own() });
    expect(pods({ graph: loaded(), placement: PodPlacement.pods([loaded()]) })).toEqual([['s']]);
    expect(pods({ graph: server, placement: PodPlacement.pods([loaded()]) })).toEqual([['s']]);
  });

  test.each([
    ['forgets a node', PodPlacement.pods([a]), 'node "b" has no place'],
    ['names a node twice', PodPlacement.pods([a, b], [b]), 'node "b" has two places'],
    ['names a node of another graph', PodPlacement.pods([a, b, c]), 'node "c" is not a node of the graph'],
    [
      'names a node that a list does not have',
      PodPlacement.pods([a, [b][1]]),
      /each node of a pod of a placement must be a GraphNode of the graph, got und/,
    ],
    ['does all of this', PodPlacement.pods([a, a, c]), /two places.*no place/],
  ])('fails where it %s', (_, placement, message) => {
    expect(() => predictor({ graph: a.to(b), placement })).toThrow(message);
  });
});

describe('pods', () => {
  test('have sidecars, labels and annotations next to the nodes', () => {
    expect(
      predictor({
        graph: a,
        pod: {
          containers: [{ name: 'proxy', image: 'acme/proxy:1' }],
          labels: { tier: 'gold' },
          annotations: { team: 'growth' },
        },
      }).componentSpecs,
    ).toEqual([
      {
        metadata: { labels: { tier: 'gold' }, annotations: { team: 'growth' } },
        spec: {
          containers: [
            { name: 'a', image: 'acme/model:1' },
            { name: 'proxy', image: 'acme/proxy:1' },
          ],
        },
      },
    ]);
  });
});
