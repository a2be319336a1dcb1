import { Yaml } from 'cdk8s';
import { type Json, type JsonObject } from '../../src/private/json';
import { share } from '../../src/private/shared';
import { toYaml, toYamlDocuments } from '../../src/yaml/write';
import { describeWithReference, referenceLines, referenceText } from '../helpers/reference';

const WORDS = [
  '', ' ', 'a', 'yes', 'No', 'on', 'y', 'null', '~', '0755', '1e3', '12:30:45', '1_000', '0x1F', '.5', '+1', '-', '--', '---', '--- a', '...',
  '%x', '?', '? a', '- a', '-a', ': ', 'a:', 'a: b', 'a #b', '#a', 'a#b', '@a', '`a', '!a', '&a', '*a', '|', '>', '{a}', '[a]', 'a,b', '"a"', "'a'",
  'it\'s "so"', '<<', '2020-01-01', '2020-01-01T00:00:00Z', '2020-01-01 10:00', '.inf', '-.Inf', '.nan', 'true', 'FALSE', 'ünïcode', '日本', '\u{1F600}',
  '\u0000', '\u0007', '\u0085', '\u00a0', '\u2028', '\ud800', '\x7f', '\ttab', 'tab\t', 'a\tb', ' lead', 'trail ', 'a\nb', 'a\n', 'a\n\n', '\na', '\n',
  '\n\n', ' \n', 'a \nb', 'a\n b', 'a\n  \n', '  a\nb', '\n  a\n', 'a\n\n\nb\n', '---\na', 'a\n---\nb', 'a\r\nb', 'a\\nb', 'a\\ \\n', 'key: |\n  x\n',
  'x'.repeat(50) + '\u0001\nsecond \nthird\n\n fourth\n', 'x'.repeat(50) + ' \n\t', 'x'.repeat(50) + '\\\n  \u0002 \\n\n', 'x'.repeat(200), `x: ${'y '.repeat(60)}`,
  'gs://bucket/path', '500m', '1Gi', 'registry.example.com/a/b:1.2.3', '1.17.1', '100', '1.0', 'e', '1e', 'E5', '0o7', '0b1', '1:60', '-1', '=',
];

describe('toYaml writes to the byte what cdk8s writes', () => {
  test.each(WORDS)('for the string %j as value, item and key', (word) => {
    for (const value of [{ a: word }, { a: { b: word } }, [word, [word]], { [word]: 1 }, { a: { [word]: [word, { [word]: word }] } }] as Json[]) {
      expect(toYaml(value)).toBe(Yaml.stringify(value));
    }
  });

  test('for numbers, booleans, nulls and empty collections at every place', () => {
    const scalars = [0, -0, 1, -1.5, 1e21, 1e-7, 123456789012, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true, false, null];
    const value: Json = { map: Object.fromEntries(scalars.map((scalar, i) => [`k${i}`, scalar])), list: [...scalars, {}, []], deep: [[[...scalars]], [{ a: [] }, { b: {} }]] };
    expect(toYaml(value)).toBe(Yaml.stringify(value));
  });

  test('for keys too long to be simple', () => {
    const long = 'k'.repeat(1_100);
    const value: Json = { [long]: 1, a: { [long]: { b: 1 } }, c: { [long]: [1, 2] } };
    expect(toYaml(value)).toBe(Yaml.stringify(value));
  });

  test('for thousands of strings put together from awkward parts', () => {
    const parts = ['a', 'bc', ' ', '  ', '\n', '\n\n', '\t', ':', '#', '-', '"', "'", '\\', '\u0001', '%', '---', '...', '1', '.', '{', '\u00e9', 'x'.repeat(45)];
    let seed = 7;
    const next = (n: number) => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return seed % n; };
    for (let i = 0; i < 20_000; i++) {
      const text = Array.from({ length: 1 + next(7) }, () => parts[next(parts.length)]).join('');
      const value = { a: { [text]: text, list: [text] } };
      expect({ text, yaml: toYaml(value) }).toEqual({ text, yaml: Yaml.stringify(value) });
    }
  });

  test('for several documents', () => {
    const documents: Json[] = [{ a: 1 }, { b: [] }];
    expect(toYamlDocuments(documents)).toBe(Yaml.stringify(...documents));
  });
});

test('an object marked as shared is written at each depth as if it were not', () => {
  const part = (): JsonObject => ({ a: { b: [1, { c: 'd' }] }, e: {} });
  const [shared, plain] = [share(part()), part()];
  const around = (it: JsonObject): JsonObject => ({ x: it, y: { z: it, list: [it, it] }, again: it });
  expect(toYaml(around(shared))).toBe(toYaml(around(plain)));
  expect(toYaml(shared)).toBe(toYaml(plain));
});

describeWithReference('toYaml writes real manifests as cdk8s does', () => {
  test('all SeldonDeployments found in the wild, and the CRD with its descriptions', () => {
    const manifests: Json[] = referenceLines<{ sdep: JsonObject }>('seldondeployments.jsonl').map(({ sdep }) => sdep);
    manifests.push(JSON.parse(referenceText('chart/crd.json')) as JsonObject);
    for (const manifest of manifests) {
      expect(toYaml(manifest)).toBe(Yaml.stringify(manifest));
    }
  });
});

test('an object whose text is known at some depth is not looked at there', () => {
  const known = share({ get spec(): string { throw new Error('looked at'); } }, [[2, 'spec: known']]);
  expect(toYaml({ above: known })).toBe('above:\n  spec: known\n');
  expect(() => toYaml({ far: { above: known } })).toThrow('looked at');
});
