import { type ObjectShape, type Shape as Described, shapeOfType } from '../../../src/api/schema/shape';
import { SPEC } from '../../../src/expand/wire/predictor';
import { NUMBER, type Shape as Wire, struct, TEXT } from '../../../src/expand/wire/shape';

/** The kinds of values that both write differently. */
const SCALARS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'flag',
  int32: 'number',
  int64: 'number',
  quantity: 'quantity',
  intOrString: 'int-or-string',
  time: 'time',
  'time?': 'time',
};

/** Where the structs that the operator reads into differ from the description of the API. */
function differences(wire: Wire, described: Described, path: string): string[] {
  if (typeof wire === 'string') {
    const own = described.kind === 'scalar' ? SCALARS[described.scalar] : described.kind;
    return own === wire ? [] : [`${path}: ${wire} here, ${own} in the description`];
  }
  if (wire.kind === 'list' && described.kind === 'list') {
    return differences(wire.of, described.items, `${path}[]`);
  }
  if (wire.kind === 'map' && described.kind === 'map') {
    return differences(wire.of, described.values, `${path}{}`);
  }
  if (wire.kind !== 'struct' || described.kind !== 'object') {
    return [`${path}: ${wire.kind} here, ${described.kind} in the description`];
  }
  if (isPruned(described)) {
    return [];
  }
  const names = new Set([...wire.layout.fields.map(({ name }) => name), ...described.fields.keys()]);
  return [...names].flatMap((name) => {
    const own = wire.layout.byName.get(name);
    const other = described.fields.get(name);
    if (name === 'children' && own && !other) {
      return []; // the CRD ends the graph at some depth, Go does not
    }
    if (!own || !other) {
      return [`${path}.${name}: only ${own ? 'here' : 'in the description'}`];
    }
    return differences(own.shape, other.shape, `${path}.${name}`);
  });
}

/** Whether the CRD keeps nothing of an object, whatever the operator could read. */
function isPruned({ name }: ObjectShape): boolean {
  return name === 'object';
}

test('the structs that the operator reads into have the fields and types of the API description', () => {
  expect(differences(SPEC, shapeOfType('SeldonDeploymentSpec'), 'spec')).toEqual([]);
});

test('a field that only one of them has is reported', () => {
  const fields = shapeOfType('SSL');
  expect(
    differences(
      struct(() => ({ certSecretName: NUMBER, keySecretName: TEXT })),
      fields,
      'ssl',
    ),
  ).toEqual(['ssl.certSecretName: number here, text in the description', 'ssl.keySecretName: only here']);
  expect(
    differences(
      struct(() => ({})),
      fields,
      'ssl',
    ),
  ).toEqual(['ssl.certSecretName: only in the description']);
});
