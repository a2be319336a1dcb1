import { crdSpec, seldonDeploymentCrd } from '../../src/api/crd';
import { isObject, type Json, type JsonObject } from '../../src/private/json';
import { describeWithWholeReference, referenceText } from '../helpers/reference';

interface Version {
  readonly name: string;
  readonly schema: { readonly openAPIV3Schema: JsonObject };
}
interface Crd {
  readonly spec: { readonly versions: Version[] } & JsonObject;
}

const ours = seldonDeploymentCrd() as unknown as Crd;

describe('the CustomResourceDefinition', () => {
  test('fits into the annotation of a client-side apply', () => {
    expect(Buffer.byteLength(JSON.stringify(ours))).toBeLessThan(262_144);
  });

  test('serves three versions and stores v1', () => {
    expect(
      (crdSpec().versions as JsonObject[]).map(({ name, served, storage }) => ({ name, served, storage })),
    ).toEqual([
      { name: 'v1', served: true, storage: true },
      { name: 'v1alpha2', served: true, storage: false },
      { name: 'v1alpha3', served: true, storage: false },
    ]);
  });

  test('carries no descriptions', () => {
    const schema = JSON.stringify(ours.spec.versions[0].schema.openAPIV3Schema);
    expect(schema).not.toContain('"description":"');
    expect(schema).toContain('"description":{"type":"string"}'); // the field of the status stays
  });
});

describeWithWholeReference('the CustomResourceDefinition of the chart', () => {
  const theirs = (): Crd => JSON.parse(referenceText('chart/crd.json')) as Crd;

  test('is the same outside of the schemas', () => {
    const outside = ({ spec }: Crd) => ({
      ...spec,
      versions: spec.versions.map(({ schema: _schema, ...version }) => version),
    });
    expect(outside(ours)).toEqual(outside(theirs()));
  });

  test.each([0, 1, 2])('has the same facts in the schema of version %d, none missing and none extra', (index) => {
    const expected = facts(theirs().spec.versions[index].schema.openAPIV3Schema);
    const actual = facts(ours.spec.versions[index].schema.openAPIV3Schema);
    expect(expected.size).toBeGreaterThan(2_000);
    expect([...expected].filter((fact) => !actual.has(fact))).toEqual([]);
    expect([...actual].filter((fact) => !expected.has(fact))).toEqual([]);
  });
});

/** Every keyword of a schema with its place and value, but for descriptions. */
function facts(schema: JsonObject, place = '', found = new Set<string>()): Set<string> {
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'properties') {
      for (const [name, property] of Object.entries(value as JsonObject)) {
        found.add(`${place}.${name}`);
        facts(property as JsonObject, `${place}.${name}`, found);
      }
    } else if (isObject(value)) {
      found.add(`${place} ${keyword}`);
      facts(value, `${place} ${keyword}`, found);
    } else if (keyword !== 'description') {
      found.add(
        `${place} ${keyword} ${JSON.stringify(keyword === 'required' ? [...(value as Json[])].sort() : value)}`,
      );
    }
  }
  return found;
}
