import { definition, SELDON } from '../../../src/api/schema/definitions';
import { KUBERNETES } from '../../../src/api/schema/kubernetes.generated';
import { readField, type TypeNode } from '../../../src/api/schema/notation';

const names = [...Object.keys(SELDON), ...Object.keys(KUBERNETES)];

describe('the description of the API', () => {
  test('names no type that it does not describe', () => {
    const named = (type: TypeNode): string[] => {
      if (type.kind === 'list') {
        return named(type.items);
      }
      if (type.kind === 'map') {
        return named(type.values);
      }
      if (type.kind === 'named') {
        return [type.name];
      }
      return [];
    };
    const used = names.flatMap((name) =>
      Object.values(definition(name).fields).flatMap(({ type }) => named(readField(type).type)),
    );
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !['SeldonDeployment', 'Metadata'].includes(name) && !used.includes(name))).toEqual(
      [],
    );
  });

  test('describes each type and field of Seldon in a sentence', () => {
    const silent = Object.entries(SELDON).flatMap(([name, { about, fields }]) =>
      [[name, about], ...Object.entries(fields).map(([field, it]) => [`${name}.${field}`, it.about])]
        .filter(([, text]) => !/^[A-Z].*\.$/.test(text))
        .map(([place]) => place),
    );
    expect(silent).toEqual([]);
  });

  test('names for each deprecated field what to use instead', () => {
    const dead = Object.entries(SELDON).flatMap(([name, { fields }]) =>
      Object.entries(fields)
        .filter(([, it]) => it.instead)
        .map(([field]) => `${name}.${field}`),
    );
    expect(dead).toEqual(
      expect.arrayContaining([
        'SeldonDeploymentSpec.name',
        'SeldonDeploymentSpec.oauth_key',
        'SeldonDeploymentSpec.oauth_secret',
        'PredictorSpec.engineResources',
        'SeldonHpaSpec.metrics',
      ]),
    );
  });
});

describe('the notation of a field', () => {
  test.each([
    ['string', { type: { kind: 'scalar', scalar: 'string' }, required: false, values: [], atomic: false }],
    ['string(A|B)!', { type: { kind: 'scalar', scalar: 'string' }, required: true, values: ['A', 'B'], atomic: false }],
    [
      'string=TCP',
      { type: { kind: 'scalar', scalar: 'string' }, required: false, values: [], atomic: false, fallback: 'TCP' },
    ],
    [
      'Port[a,b]',
      {
        type: { kind: 'list', items: { kind: 'named', name: 'Port' }, keys: ['a', 'b'] },
        required: false,
        values: [],
        atomic: false,
      },
    ],
    [
      '{quantity}@atomic',
      {
        type: { kind: 'map', values: { kind: 'scalar', scalar: 'quantity' } },
        required: false,
        values: [],
        atomic: true,
      },
    ],
    [
      '{string[]}',
      {
        type: { kind: 'map', values: { kind: 'list', items: { kind: 'scalar', scalar: 'string' } } },
        required: false,
        values: [],
        atomic: false,
      },
    ],
  ])('%s', (notation, expected) => {
    expect(readField(notation)).toEqual(expected);
  });
});
