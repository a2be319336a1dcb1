import { validateSchema } from '../../src/api/validate';
import { type Json, type JsonObject } from '../../src/private/json';
import { describeWithReference, referenceLines, referenceLists } from '../helpers/reference';

interface Changes {
  predictor?: JsonObject;
  container?: JsonObject;
  spec?: JsonObject;
  metadata?: Json;
  status?: Json;
}

/** A SeldonDeployment with one container, changed by what is given for its predictor, container or spec. */
function sdep({ predictor = {}, container = {}, spec = {}, ...root }: Changes = {}): JsonObject {
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris' },
    spec: {
      predictors: [
        {
          name: 'default',
          graph: { name: 'classifier' },
          componentSpecs: [{ spec: { containers: [{ name: 'classifier', ...container }] } }],
          ...predictor,
        },
      ],
      ...spec,
    },
    ...root,
  };
}

const CONTAINER = 'spec.predictors[0].componentSpecs[0].spec.containers[0]';
const dropped = (object: Json): string[] => validateSchema(object).pruned.map(({ field }) => field);
const errors = (object: Json): string[] =>
  validateSchema(object).schema.map(({ field, detail }) => `${field}: ${detail}`);
const unread = (object: Json): string[] =>
  validateSchema(object).decode.map(({ field, detail }) => `${field}: ${detail}`);

test('a valid object is accepted and stays as it is', () => {
  const object = sdep();
  const { value, ...verdict } = validateSchema(object);
  expect(verdict).toEqual({ pruned: [], schema: [], decode: [] });
  expect(value).toEqual(object);
});

test('the given object is never changed', () => {
  const object = sdep({ container: { ports: [{ containerPort: 1 }], extra: 1, image: null } });
  const before = structuredClone(object);
  validateSchema(object);
  expect(object).toEqual(before);
});

describe('unknown fields', () => {
  test('are dropped at the topmost unknown place', () => {
    const object = sdep({ container: { imagee: { deep: { down: 1 } } } });
    expect(dropped(object)).toEqual([`${CONTAINER}.imagee`]);
    expect(JSON.stringify(validateSchema(object).value)).not.toContain('imagee');
  });

  test('are reported with the fields that are known there', () => {
    expect(validateSchema(sdep({ container: { imagee: '' } })).pruned[0].known).toEqual(
      expect.arrayContaining(['image', 'env']),
    );
  });

  test('are given as steps as well, for keys with dots', () => {
    const {
      pruned: [{ field, path }],
    } = validateSchema(sdep({ spec: { annotations: { 'seldon.io/x': { a: 1 } } } }));
    expect([field, path]).toEqual(['spec.annotations.seldon.io/x.a', ['spec', 'annotations', 'seldon.io/x', 'a']]);
  });

  test('below the tenth level of children are dropped', () => {
    const chain = (levels: number): JsonObject => ({
      name: `n${levels}`,
      ...(levels > 0 && { children: [chain(levels - 1)] }),
    });
    expect(dropped(sdep({ predictor: { graph: chain(10) } }))).toEqual([]);
    expect(dropped(sdep({ predictor: { graph: chain(11) } }))).toEqual([
      `spec.predictors[0].graph${'.children[0]'.repeat(10)}.children`,
    ]);
  });

  test('are all fields in the metadata of a volume claim template', () => {
    const volumes = [{ name: 'v', ephemeral: { volumeClaimTemplate: { metadata: { labels: {} }, spec: {} } } }];
    expect(dropped(sdep({ predictor: { componentSpecs: [{ spec: { containers: [], volumes } }] } }))).toEqual([
      'spec.predictors[0].componentSpecs[0].spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.labels',
    ]);
  });

  test('in the metadata of the object are dropped as well', () => {
    expect(
      dropped(sdep({ metadata: { name: 'iris', clusterName: 'x', managedFields: [{ manager: 'kubectl' }] } })),
    ).toEqual(['metadata.clusterName']);
  });

  test('in a status are reported, although the status itself is ignored', () => {
    const object = sdep({ status: { state: 5, extra: 1 } });
    expect(dropped(object)).toEqual(['status.extra']);
    expect(errors(object)).toEqual([]);
    expect(validateSchema(object).value).not.toHaveProperty('status');
  });
});

describe('defaults and nulls', () => {
  test('the protocol of a port is TCP, even if it is null', () => {
    const ports: Json = [
      { containerPort: 1 },
      { containerPort: 2, protocol: null },
      { containerPort: 3, protocol: 'UDP' },
    ];
    expect(validateSchema(sdep({ container: { ports } })).value).toEqual(
      sdep({
        container: {
          ports: [
            { containerPort: 1, protocol: 'TCP' },
            { containerPort: 2, protocol: 'TCP' },
            { containerPort: 3, protocol: 'UDP' },
          ],
        },
      }),
    );
  });

  test('a null counts as absent, in a field and in a map', () => {
    const object = sdep({ container: { image: null, env: null }, spec: { annotations: { a: null, b: 'c' } } });
    expect(errors(object)).toEqual([]);
    expect(validateSchema(object).value).toEqual(sdep({ spec: { annotations: { b: 'c' } } }));
  });

  test('a null among the labels or annotations of the object is an empty string', () => {
    const object = { ...sdep({}), metadata: { name: 'a', labels: { b: null }, annotations: { c: null, d: 'e' } } };
    expect(validateSchema(object)).toMatchObject({
      schema: [],
      value: { metadata: { name: 'a', labels: { b: '' }, annotations: { c: '', d: 'e' } } },
    });
  });

  test('a null that is required is missing', () => {
    expect(errors(sdep({ predictor: { name: null } }))).toEqual(['spec.predictors[0].name: ']);
  });

  test('a null in a list is an error', () => {
    expect(errors(sdep({ container: { args: ['a', null] } }))).toEqual([
      `${CONTAINER}.args[1]: ${CONTAINER}.args[1] in body must be of type string: "null"`,
    ]);
  });

  test('a creation time may be null', () => {
    const componentSpecs = [{ metadata: { creationTimestamp: null }, spec: { containers: [] } }];
    expect(validateSchema(sdep({ predictor: { componentSpecs } })).value).toEqual(
      sdep({ predictor: { componentSpecs } }),
    );
  });
});

describe('types', () => {
  test.each<[string, JsonObject, string, string]>([
    ['a number for a text', { image: 5 }, 'image', 'string: "integer"'],
    ['a text for a number', { ports: [{ containerPort: '80' }] }, 'ports[0].containerPort', 'integer: "string"'],
    ['a fraction for a number', { ports: [{ containerPort: 1.5 }] }, 'ports[0].containerPort', 'integer: "number"'],
    ['a map for a list', { env: { A: 'b' } }, 'env', 'array: "object"'],
    ['a list for a map', { resources: [] }, 'resources', 'object: "array"'],
    ['a text for a truth', { tty: 'yes' }, 'tty', 'boolean: "string"'],
  ])('%s', (_, container, field, words) => {
    expect(errors(sdep({ container }))).toEqual([
      `${CONTAINER}.${field}: ${CONTAINER}.${field} in body must be of type ${words}`,
    ]);
  });

  test('what is in a value of the wrong type is dropped as well', () => {
    expect(dropped(sdep({ container: { env: { A: 'b' }, image: [{ c: 1 }, [{ d: 2 }]] } }))).toEqual([
      `${CONTAINER}.env.A`,
      `${CONTAINER}.image[0].c`,
      `${CONTAINER}.image[1][0].d`,
    ]);
  });

  test('children given as a map, as tutorials print them, are rejected and lost', () => {
    const object = sdep({ predictor: { graph: { name: 'a', children: { name: 'b' } } } });
    expect(errors(object)).toEqual([
      'spec.predictors[0].graph.children: spec.predictors[0].graph.children in body must be of type array: "object"',
    ]);
    expect(dropped(object)).toEqual(['spec.predictors[0].graph.children.name']);
  });

  test.each<[Json, string[]]>([
    ['500m', []],
    ['1.5Gi', []],
    ['.5', []],
    [2, []],
    ['1e3', []],
    ['', ['match']],
    ['12 Gi', ['match']],
    ['1Gb', ['match']],
    [1.5, ['integer,string: "number"', 'anyOf', 'integer: "number"']],
    [true, ['integer,string: "boolean"', 'anyOf', 'integer: "boolean"']],
  ])('the quantity %j', (cpu, words) => {
    const found = errors(sdep({ container: { resources: { limits: { cpu } } } }));
    expect(found).toHaveLength(words.length);
    words.forEach((word, i) => expect(found[i]).toContain(word));
  });

  test.each<[Json, boolean]>([
    ['2020-02-29T12:00:00Z', true],
    ['2020-02-29t12:00:00.5+01:00', true],
    ['2021-02-29T12:00:00Z', false],
    ['2020-01-01', false],
    ['2020-01-01T24:00:00Z', false],
    [5, false],
    [{}, false],
    [[], true],
  ])('the time %j', (deletionTimestamp, fits) => {
    expect(errors(sdep({ predictor: { componentSpecs: [{ metadata: { deletionTimestamp } }] } })).length === 0).toBe(
      fits,
    );
  });

  test('of the metadata are checked', () => {
    expect(errors(sdep({ metadata: { name: 'iris', labels: { a: 1 } } }))).toEqual([
      'metadata.labels.a: metadata.labels.a in body must be of type string: "integer"',
    ]);
    expect(errors(sdep({ metadata: 'iris' }))).toHaveLength(1);
  });
});

describe('required fields', () => {
  test.each<[string, JsonObject, string]>([
    ['a spec without predictors', { ...sdep(), spec: {} }, 'spec.predictors'],
    ['a predictor without graph', { ...sdep(), spec: { predictors: [{ name: 'a' }] } }, 'spec.predictors[0].graph'],
    [
      'a parameter without value',
      sdep({ predictor: { graph: { name: 'a', parameters: [{ name: 'p', type: 'INT' }] } } }),
      'spec.predictors[0].graph.parameters[0].value',
    ],
    ['an object without kind', { apiVersion: 'machinelearning.seldon.io/v1', spec: { predictors: [] } }, 'kind'],
  ])('%s', (_, object, field) => {
    expect(validateSchema(object).schema.map((error) => [error.type, error.field])).toEqual([
      ['FieldValueRequired', field],
    ]);
  });

  test('no spec at all passes the schema', () => {
    expect(
      errors({ apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment', metadata: { name: 'a' } }),
    ).toEqual([]);
  });
});

describe('lists with keys', () => {
  test('the same port and protocol twice is an error at the second place, reported once', () => {
    const ports: Json = [
      { containerPort: 80 },
      { containerPort: 80, protocol: 'UDP' },
      { containerPort: 80, protocol: 'TCP' },
      { containerPort: 80 },
    ];
    expect(validateSchema(sdep({ container: { ports } })).schema).toMatchObject([
      { type: 'FieldValueDuplicate', field: `${CONTAINER}.ports[2]`, detail: '' },
    ]);
  });

  test('an entry that is not a map is reported', () => {
    expect(errors(sdep({ container: { ports: [80] } }))).toContain(
      `${CONTAINER}.ports[0]: must be an object for an array of list-type map`,
    );
  });
});

describe("what fits the schema but not the operator's types", () => {
  test.each<[string, JsonObject, string, string]>([
    [
      'a number beyond 32 bits',
      { livenessProbe: { periodSeconds: 2 ** 33 } },
      'livenessProbe.periodSeconds',
      'number 8589934592 into Go struct field Probe.spec.predictors.componentSpecs.spec.containers.livenessProbe.periodSeconds of type int32',
    ],
    [
      'a port beyond 32 bits',
      { livenessProbe: { tcpSocket: { port: 2 ** 31 } } },
      'livenessProbe.tcpSocket.port',
      'Go struct field TCPSocketAction.spec.predictors.componentSpecs.spec.containers.livenessProbe.ProbeHandler.tcpSocket.port of type int32',
    ],
    [
      'an exponent with a fraction',
      { resources: { limits: { cpu: '1e1.5' } } },
      'resources.limits.cpu',
      'quantities must match the regular expression',
    ],
  ])('%s', (_, container, field, words) => {
    const object = sdep({ container });
    expect(errors(object)).toEqual([]);
    expect(unread(object)).toEqual([expect.stringContaining(`${CONTAINER}.${field}: `)]);
    expect(unread(object)[0]).toContain(words);
  });

  test.each<[Json]>([['2020-01-01t12:00:00z'], [[]]])('the time %j', (creationTimestamp) => {
    const object = sdep({ predictor: { componentSpecs: [{ metadata: { creationTimestamp } }] } });
    expect(errors(object)).toEqual([]);
    expect(unread(object)).toHaveLength(1);
  });
});

describe('the object itself', () => {
  test.each<[Json]>([[null], ['text'], [[]], [5]])('%j is none', (object) => {
    expect(validateSchema(object).schema).toHaveLength(1);
  });

  test.each([['machinelearning.seldon.io/v2'], ['apps/v1']])('the version %s has no schema', (apiVersion) => {
    expect(errors({ ...sdep(), apiVersion })).toEqual([
      expect.stringContaining('apiVersion: must be machinelearning.seldon.io/v1'),
    ]);
  });

  test.each([
    [-1, 1],
    [0, 0],
    [2 ** 31 - 1, 0],
  ])('%d replicas', (replicas, count) => {
    expect(errors(sdep({ spec: { replicas } }))).toHaveLength(count);
  });
});

describe('hostile data', () => {
  test('a key called __proto__ is data', () => {
    const object = JSON.parse(
      '{"apiVersion":"machinelearning.seldon.io/v1","kind":"SeldonDeployment","metadata":{"name":"a"},"spec":{"annotations":{"__proto__":"x","b":null},"predictors":[],"__proto__":{"polluted":1}}}',
    ) as JsonObject;
    const { value, pruned } = validateSchema(object);
    expect(pruned.map(({ field }) => field)).toEqual(['spec.__proto__']);
    expect(Object.keys(((value as JsonObject).spec as JsonObject).annotations as JsonObject)).toEqual(['__proto__']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test.each<[string, (inner: Json) => Json]>([
    ['lists', (inner) => [inner]],
    ['maps', (inner) => ({ a: inner })],
  ])('100,000 nested %s get a verdict', (_, wrap) => {
    let deep: Json = 1;
    for (let i = 0; i < 100_000; i++) {
      deep = wrap(deep);
    }
    expect(errors(sdep({ predictor: { graph: deep as JsonObject } }))).not.toEqual([]);
    expect(dropped(sdep({ container: { unknown: deep } }))).toEqual([`${CONTAINER}.unknown`]);
  });
});

describeWithReference('the verdicts of a real API server', () => {
  interface Recorded {
    readonly id: string;
    readonly sdep?: JsonObject;
    readonly schema: { readonly type: string; readonly field: string; readonly detail: string }[];
    readonly pruned: string[];
    readonly decode?: string;
  }
  const real = new Map(
    referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map((record) => [
      record.id,
      record.sdep,
    ]),
  );

  test.each(['measured/verdicts/mutants.jsonl', ...referenceLists('measured/expand')])('%s', (file) => {
    const differences = referenceLines<Recorded>(file).flatMap(({ id, sdep: own, schema, pruned, decode }) => {
      const verdict = validateSchema(own ?? real.get(id)!);
      const expected = {
        pruned: sorted(pruned),
        schema: sorted(schema.map(words)),
        decode: schema.length === 0 ? decode : undefined,
      };
      const actual = {
        pruned: sorted(verdict.pruned.map(({ field }) => field)),
        schema: sorted(verdict.schema.map(words)),
        decode: verdict.schema.length === 0 ? verdict.decode[0]?.detail : undefined,
      };
      return JSON.stringify(actual) === JSON.stringify(expected) ? [] : [{ id, expected, actual }];
    });
    expect(differences).toEqual([]);
  });

  const words = ({ type, field, detail }: { type: string; field: string; detail: string }) =>
    `${type} ${field} ${detail}`;
  const sorted = (list: string[]) => [...new Set(list)].sort();
});
