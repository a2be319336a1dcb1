import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { seldonDeploymentJsonSchema } from '../../src/api/json-schema';
import { validateSchema } from '../../src/api/validate';
import { type Json, type JsonObject } from '../../src/private/json';
import { describeWithReference, referenceLines, referenceLists } from '../helpers/reference';

const ajv = new Ajv({ strict: false });
addFormats(ajv);
const schema = seldonDeploymentJsonSchema() as JsonObject & {
  definitions: Record<string, JsonObject & { properties: Record<string, JsonObject> }>;
};
const fits = ajv.compile(schema);

/** Whether an API server with strict field validation takes the object and the operator can read it. */
function isTaken(object: Json): boolean {
  const { pruned, schema: refused, decode } = validateSchema(object);
  // No JSON schema can say that two entries differ in two of their fields.
  return pruned.length === 0 && decode.length === 0 && refused.every(({ type }) => type === 'FieldValueDuplicate');
}

function sdep(predictor: JsonObject, root: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'a' },
    spec: { predictors: [{ name: 'p', graph: { name: 'm' }, ...predictor }] },
    ...root,
  };
}

const chain = (levels: number): JsonObject => ({
  name: `n${levels}`,
  ...(levels > 0 && { children: [chain(levels - 1)] }),
});

describe('the JSON schema of the SeldonDeployment', () => {
  test.each<[string, JsonObject, boolean]>([
    ['a sound one', sdep({}), true],
    ['an older version', sdep({}, { apiVersion: 'machinelearning.seldon.io/v1alpha2' }), true],
    ['another kind', sdep({}, { kind: 'Deployment' }), false],
    ['a misspelled field', sdep({ replica: 1 }), false],
    [
      'a value outside the known ones of an open set',
      sdep({ graph: { name: 'm', implementation: 'MY_SERVER', type: 'MODEL' } }),
      true,
    ],
    ['a number for such a value', sdep({ graph: { name: 'm', type: 5 } }), false],
    [
      'a null for an absent field',
      sdep({
        replicas: null,
        labels: { a: null },
        componentSpecs: null,
        graph: { name: 'm', logger: null, type: null },
      }),
      true,
    ],
    ['a null for a required field', sdep({ name: null }), false],
    ['a number beyond 32 bits', sdep({ replicas: 2 ** 31 }), false],
    ['a quantity that nobody can read', sdep({ engineResources: { limits: { cpu: '1e1.5' } } }), false],
    ['ten levels of children', sdep({ graph: chain(10) }), true],
    ['eleven levels of children', sdep({ graph: chain(11) }), false],
    ['an unknown field of the metadata', sdep({}, { metadata: { name: 'a', extra: 1 } }), false],
    [
      'managed fields',
      sdep({}, { metadata: { name: 'a', managedFields: [{ manager: 'kubectl', fieldsV1: { 'f:spec': {} } }] } }),
      true,
    ],
    [
      'metadata in a volume claim template',
      sdep({
        componentSpecs: [
          {
            spec: {
              containers: [],
              volumes: [{ name: 'v', ephemeral: { volumeClaimTemplate: { metadata: { labels: {} }, spec: {} } } }],
            },
          },
        ],
      }),
      false,
    ],
  ])('%s', (_, object, expected) => {
    expect([fits(object), isTaken(object)]).toEqual([expected, expected]);
  });

  test('describes every field but those that Kubernetes does not describe', () => {
    const silent = Object.entries(schema.definitions).flatMap(([name, { properties }]) =>
      Object.entries(properties)
        .filter(([, { description }]) => description === undefined)
        .map(([field]) => `${name}.${field}`),
    );
    expect(silent).toEqual(['PodDNSConfigOption.value']);
  });

  test('marks what is deprecated, and names what to use instead', () => {
    expect(schema.definitions.PredictorSpec.properties.engineResources).toMatchObject({
      deprecated: true,
      description: expect.stringContaining('svcOrchSpec.resources') as string,
    });
    expect(schema.definitions.SeldonDeploymentSpec.properties.oauth_key.deprecated).toBe(true);
  });

  test('suggests the known values of an open set', () => {
    expect(JSON.stringify(schema.definitions.PredictiveUnit.properties.implementation)).toContain('SKLEARN_SERVER');
  });
});

describeWithReference('objects with a recorded verdict', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map((record) => [
      record.id,
      record.sdep,
    ]),
  );

  test.each(['measured/verdicts/mutants.jsonl', ...referenceLists('measured/expand')])('%s', (file) => {
    const differences = referenceLines<{ id: string; sdep?: JsonObject }>(file).flatMap(({ id, sdep: own }) => {
      const object = own ?? real.get(id)!;
      return fits(object) === isTaken(object) ? [] : [{ id, errors: fits.errors }];
    });
    expect(differences).toEqual([]);
  });
});
