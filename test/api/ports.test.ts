import { graphNodes } from '../../src/api/graph';
import { nodePorts } from '../../src/api/ports';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { atLeast, describeWithReference, measured, referenceLines } from '../helpers/reference';

const container = (name: string, ports?: { name: string; containerPort: number }[]) => ({
  name,
  ...(ports && { ports }),
});

describe('ports of graph nodes', () => {
  test('count in the order of the containers, over all predictors', () => {
    const ports = nodePorts({
      predictors: [
        {
          graph: { name: 'a', children: [{ name: 'b' }] },
          componentSpecs: [{ spec: { containers: [container('b'), container('a')] } }],
        },
        { graph: { name: 'c' }, componentSpecs: [{ spec: { containers: [container('c')] } }] },
      ],
    });
    expect(ports[0].get('b')).toEqual({ http: 9000, grpc: 9500 });
    expect(ports[0].get('a')).toEqual({ http: 9001, grpc: 9501 });
    expect(ports[1].get('c')).toEqual({ http: 9002, grpc: 9502 });
  });

  test("belong to a container's name: the same node in the next predictor has the same", () => {
    const predictor = { graph: { name: 'a', implementation: 'SKLEARN_SERVER' } };
    expect(nodePorts({ predictors: [predictor, predictor] })[1].get('a')).toEqual({ http: 9000, grpc: 9500 });
  });

  test('a container that names its own port keeps it, and a sidecar uses up a number', () => {
    const ports = nodePorts({
      predictors: [
        {
          graph: { name: 'a', children: [{ name: 'b' }] },
          componentSpecs: [
            {
              spec: {
                containers: [
                  container('sidecar'),
                  container('a', [{ name: 'http', containerPort: 8080 }]),
                  container('b'),
                ],
              },
            },
          ],
        },
      ],
    });
    expect(ports[0].get('a')).toEqual({ http: 8080, grpc: 9501 });
    expect(ports[0].get('b')).toEqual({ http: 9002, grpc: 9502 });
    expect(ports[0].has('sidecar')).toBe(false);
  });
});

describeWithReference('ports that the operator gave', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]),
  );

  test.each(
    [
      ['real-default', 9000, 9500],
      ['real-custom', 7000, 7500],
      ['generated-ambassador', 9000, 9500],
      ['generated-istio-keda', 9000, 9500],
      ['generated-custom', 7000, 7500],
    ].filter(([file]) => measured([String(file)]).length > 0) as [string, number, number][],
  )("%s: every node in every executor's graph", (file, http, grpc) => {
    let compared = 0;
    for (const { id, sdep = real.get(id)!, objects = [] } of referenceLines<{
      id: string;
      sdep?: JsonObject;
      objects?: Manifest[];
    }>(`measured/expand/${file}.jsonl`)) {
      const spec = sdep.spec as JsonObject;
      if (objects.length === 0) {
        continue;
      }
      const expected = new Map(
        (spec.predictors as JsonObject[]).map((predictor, index) => [
          predictor.name,
          nodePorts(spec, http, grpc)[index],
        ]),
      );
      for (const predictor of executorGraphs(objects)) {
        const nodes = graphNodes(predictor.graph);
        for (const [name, ports] of expected.get(predictor.name)!) {
          const { endpoint } = nodes.find((node) => node.name === name)! as { endpoint: JsonObject };
          compared++;
          expect([id, name, { http: endpoint.httpPort, grpc: endpoint.grpcPort }]).toEqual([id, name, ports]);
        }
      }
    }
    expect(compared).toBeGreaterThan(atLeast(100));
  });
});

interface Deployment {
  readonly spec: {
    readonly template: {
      readonly spec: { readonly containers: { readonly env?: { name: string; value: JsonObject }[] }[] };
    };
  };
}

/** The predictors that the executors of the created Deployments were given. */
function executorGraphs(objects: Manifest[]): JsonObject[] {
  return objects
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap((deployment) => {
      const { containers } = (deployment as unknown as Deployment).spec.template.spec;
      return containers.flatMap(({ env = [] }) =>
        env.filter(({ name }) => name === 'ENGINE_PREDICTOR').map(({ value }) => value),
      );
    });
}
