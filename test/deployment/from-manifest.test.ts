import { Chart, JsonPatch, Testing } from 'cdk8s';
import { GraphNode, PrepackagedServer, SeldonDeployment } from '../../src';
import { type JsonObject } from '../../src/private/json';
import { cleaned } from '../helpers/clean';
import { describeWithWholeReference, referenceLines } from '../helpers/reference';

const IRIS = {
  apiVersion: 'machinelearning.seldon.io/v1alpha2',
  kind: 'SeldonDeployment',
  metadata: { name: 'iris', labels: { app: 'seldon' }, creationTimestamp: null },
  spec: {
    name: 'outdated',
    predictors: [
      {
        name: 'default',
        graph: {
          name: 'classifier',
          implementation: 'SKLEARN_SERVER',
          modelUri: 'gs://models/iris',
          children: [],
          futureField: { kept: [1, 2] },
        },
      },
    ],
  },
  status: { state: 'Available' },
};

function imported(manifest: unknown): SeldonDeployment {
  return SeldonDeployment.fromManifest(Testing.chart(), 'imported', manifest);
}

describe('fromManifest', () => {
  test('keeps everything, outdated and unknown fields included', () => {
    const { creationTimestamp, ...metadata } = IRIS.metadata;
    expect(imported(IRIS).apiObject.toJson()).toEqual({ ...IRIS, metadata });
    expect(creationTimestamp).toBeNull();
  });

  test('takes the name from the data, and the namespace of the chart if the data has none', () => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'models' });
    const sdep = SeldonDeployment.fromManifest(chart, 'some-id', IRIS);
    expect(sdep.deploymentName).toBe('iris');
    expect(sdep.namespace).toBe('models');
  });

  test('does not share data with its input', () => {
    const input = structuredClone(IRIS);
    const sdep = imported(input);
    sdep.predictor('default').addAnnotation('team', 'growth');
    sdep.addAnnotation('stage', 'prod');
    expect(input).toEqual(IRIS);
  });

  test('can be extended by code', () => {
    const sdep = imported(IRIS);
    sdep.predictor('default').addAnnotation('team', 'growth');
    sdep.predictor('default').addLabel('tier', 'gold');
    sdep.addAnnotation('stage', 'prod');
    sdep.shadow('next', { graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN) });
    sdep.apiObject.addJsonPatch(JsonPatch.add('/spec/replicas', 2));

    const { spec } = sdep.apiObject.toJson() as typeof IRIS;
    expect(spec).toMatchObject({ annotations: { stage: 'prod' }, replicas: 2 });
    expect(spec.predictors).toMatchObject([
      { ...IRIS.spec.predictors[0], annotations: { team: 'growth' }, labels: { tier: 'gold' } },
      { name: 'next', shadow: true },
    ]);
  });

  test('knows its names and URLs', () => {
    const sdep = imported(IRIS);
    expect(sdep.urls.predictions).toBe('http://<ingress>/seldon/default/iris/api/v1.0/predictions');
    expect(sdep.predictor('default').deploymentNames).toEqual(['iris-default-0-classifier']);
  });

  test('a date, as YAML reads it, becomes a string', () => {
    const sdep = imported({ ...IRIS, metadata: { name: 'iris', creationTimestamp: new Date('2023-08-15T10:00:00Z') } });
    expect(sdep.apiObject.toJson().metadata.creationTimestamp).toBe('2023-08-15T10:00:00.000Z');
  });

  test('keeps predictors that share a name, for the rules to report', () => {
    const [predictor] = IRIS.spec.predictors;
    const sdep = imported({ ...IRIS, spec: { predictors: [predictor, predictor] } });
    expect(sdep.apiObject.toJson().spec.predictors).toEqual([predictor, predictor]);
  });
});

describe('fromManifest fails clearly', () => {
  test.each([
    ['null', null, 'got null'],
    ['undefined', undefined, 'got undefined'],
    ['a list', [IRIS], 'got a list'],
    ['a text', 'kind: SeldonDeployment', 'got a string'],
    ['another kind', { ...IRIS, kind: 'Deployment' }, 'got kind "Deployment"'],
    ['a missing kind', { ...IRIS, kind: undefined }, 'got kind none'],
    ['another group', { ...IRIS, apiVersion: 'apps/v1' }, 'apiVersion "apps/v1"'],
    ['an unserved version', { ...IRIS, apiVersion: 'machinelearning.seldon.io/v2' }, 'machinelearning.seldon.io/v2'],
    ['a missing apiVersion', { ...IRIS, apiVersion: undefined }, 'apiVersion none'],
    ['a missing name', { ...IRIS, metadata: {} }, 'metadata.name must be set'],
    ['a list as spec', { ...IRIS, spec: [] }, 'spec must be a map'],
    ['a function', { ...IRIS, spec: { predictors: () => [] } }, 'spec.predictors must be plain data'],
    ['a class instance', { ...IRIS, spec: new Map() }, 'spec must be plain data, got Map'],
    ['NaN', { ...IRIS, spec: { replicas: NaN } }, 'spec.replicas must be plain data, got NaN'],
    [
      'a __proto__ key',
      JSON.parse('{"kind":"SeldonDeployment","spec":{"__proto__":{"polluted":true}}}'),
      'spec has a key "__proto__"',
    ],
  ])('on %s', (_, manifest, message) => {
    expect(() => imported(manifest)).toThrow(message);
    expect(() => imported(manifest)).toThrow(/^\[[^\]]+\] manifest of "imported": /);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('on data that contains itself', () => {
    const spec: JsonObject = { predictors: [{ name: 'default' }] };
    (spec.predictors as JsonObject[])[0].graph = spec;
    expect(() => imported({ ...IRIS, spec })).toThrow('spec.predictors[0].graph contains itself (spec)');
  });

  test('on data 100,000 levels deep', () => {
    let graph: JsonObject = { name: 'leaf' };
    for (let i = 0; i < 100_000; i++) {
      graph = { name: 'node', children: [graph] };
    }
    expect(() => imported({ ...IRIS, spec: { predictors: [{ name: 'default', graph }] } })).toThrow(
      'nested more than 200 levels deep',
    );
  });
});

describeWithWholeReference('fromManifest on real SeldonDeployments', () => {
  const accepted = new Set(
    referenceLines<{ id: string; schema: unknown[] }>('measured/expand/real-default.jsonl')
      .filter(({ schema }) => schema.length === 0)
      .map(({ id }) => id),
  );
  const real = referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').filter(({ id }) =>
    accepted.has(id),
  );

  test('returns the data that it was given', () => {
    expect(real.length).toBeGreaterThan(200);
    for (const { id, sdep } of real) {
      // One has no apiVersion, which the API server refuses before it reads the schema.
      if (sdep.apiVersion !== undefined) {
        expect([id, cleaned(imported(sdep).apiObject.toJson())]).toEqual([id, cleaned(sdep)]);
      }
    }
  });
});
