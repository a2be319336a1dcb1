import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import * as jsYaml from 'js-yaml';
import * as yaml from 'yaml';
import { type Json, type JsonObject } from '../../src/private/json';
import { share } from '../../src/private/shared';
import { readDocuments } from '../../src/yaml/read';
import { toYaml, toYamlDocuments } from '../../src/yaml/write';
import { describeWithWholeReference, referenceLines, referenceText } from '../helpers/reference';
import { awkwardText, canonical, everywhere } from '../helpers/strings';

const WORDS = [
  '',
  ' ',
  'a',
  'yes',
  'No',
  'on',
  'y',
  'null',
  '~',
  '0755',
  '1e3',
  'e123456',
  'E+1234567',
  'e1234567a',
  'abcdef:',
  'abcdef: g',
  'abcdef:g',
  'SGVsbG8gd29ybGQ+Lw==',
  'registry.example.com:5000/models/iris:1.0',
  '12:30:45',
  '1_000',
  '0x1F',
  '.5',
  '+1',
  '-',
  '--',
  '---',
  '--- a',
  '...',
  '%x',
  '?',
  '? a',
  '- a',
  '-a',
  ': ',
  'a:',
  'a: b',
  'a #b',
  '#a',
  'a#b',
  '@a',
  '`a',
  '!a',
  '&a',
  '*a',
  '|',
  '>',
  '{a}',
  '[a]',
  'a,b',
  '"a"',
  "'a'",
  'it\'s "so"',
  '<<',
  '2020-01-01',
  '2020-01-01T00:00:00Z',
  '2020-01-01 10:00',
  '.inf',
  '-.Inf',
  '.nan',
  'true',
  'FALSE',
  'ünïcode',
  '日本',
  '\u{1F600}',
  '\u0000',
  '\u0007',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\x7f',
  '\ttab',
  'tab\t',
  'a\tb',
  ' lead',
  'trail ',
  'a\nb',
  'a\n',
  'a\n\n',
  '\na',
  '\n',
  '\n\n',
  ' \n',
  'a \nb',
  'a\n b',
  'a\n  \n',
  '  a\nb',
  '\n  a\n',
  'a\n\n\nb\n',
  '---\na',
  'a\n---\nb',
  'a\r\nb',
  'a\\nb',
  'a\\ \\n',
  'key: |\n  x\n',
  'x'.repeat(50) + '\u0001\nsecond \nthird\n\n fourth\n',
  'x'.repeat(50) + ' \n\t',
  'x'.repeat(50) + '\\\n  \u0002 \\n\n',
  'x'.repeat(200),
  `x: ${'y '.repeat(60)}`,
  'gs://bucket/path',
  '500m',
  '1Gi',
  'registry.example.com/a/b:1.2.3',
  '1.17.1',
  '100',
  '1.0',
  'e',
  '1e',
  'E5',
  '0o7',
  '0b1',
  '1:60',
  '-1',
  '=',
];

/** What cdk8s writes in a way that some reader takes for something else. */
const HOSTILE = [
  '0o17',
  '0O17',
  '0X1F',
  '0B1',
  '1e1_0',
  '+_1',
  '<<',
  '=',
  'a\tb',
  '\n\tset -e\n\tpython serve.py\n',
  '\ta\nb',
  ' \n',
  '  \n\n',
  '\t\n',
  ' \t\n\na',
  'a\u0085b',
  'x\u2028status:\u2028  template: y',
  'a\u2029',
  '\u007f',
  '\u0080',
  '\u009f',
  '\ufeff',
  '\ufeffa: b',
  'a\ufffe',
  '\uffff',
  `${'x'.repeat(50)}\n\u0085\n`,
  `${'x'.repeat(50)} \u007f\n  b`,
  '2020-01-01 1:2:3.',
  '2020-01-01T00:00:00 +30:00',
];

describe('every reader gives back what toYaml writes', () => {
  const options = { logLevel: 'error' } as const;
  const READERS: Readonly<Record<string, (text: string) => unknown>> = {
    'our reader': (text) => readDocuments(text, 'x.yaml')[0].value,
    'js-yaml': (text) => jsYaml.load(text),
    'a reader of YAML 1.1': (text) => yaml.parse(text, { ...options, version: '1.1' }) as unknown,
    'a reader of YAML 1.2': (text) => yaml.parse(text, { ...options, version: '1.2' }) as unknown,
  };
  const written = (value: Json) =>
    Object.entries(READERS).map(([name, read]) => [name, canonical(read(toYaml(value)))]);
  const wanted = (value: Json) => Object.keys(READERS).map((name) => [name, canonical(value)]);

  test.each([...WORDS, ...HOSTILE])('for the string %j as key, value and item', (word) => {
    expect(written(everywhere(word))).toEqual(wanted(everywhere(word)));
  });

  test('for strings put together from awkward parts', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        expect(written(everywhere(text))).toEqual(wanted(everywhere(text)));
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  test('except half of a surrogate pair, which is rejected', () => {
    expect(() => toYaml({ a: 'x\ud800' })).toThrow(
      'a string contains half of a surrogate pair (\\ud800), which UTF-8 cannot encode',
    );
  });

  test('for numbers with an exponent', () => {
    const numbers = { large: 1e21, small: 1e-7, negative: -1.5e-9 };
    expect(jsYaml.load(toYaml(numbers))).toEqual(numbers);
    expect(toYaml(numbers)).toBe('large: 1.0e+21\nsmall: 1.0e-7\nnegative: -1.5e-9\n');
  });
});

/** Where readers of some YAML 1.1 library, if not Go's, take the bytes of cdk8s for something else. */
const ONLY_OTHER_READERS = /[\t\uFEFF]|^(?:=|<<)$|^[-+]?0[bBoOxX]_*$/;

function isReadBack(text: string, value: Json): boolean {
  const [document, ...others] = readDocuments(text, 'x.yaml');
  return others.length === 0 && document?.error === undefined && canonical(document?.value) === canonical(value);
}

describe('toYaml writes to the byte what cdk8s writes', () => {
  test.each(WORDS)('for the string %j as value, item and key, unless kubectl would read another one', (word) => {
    const values: Json[] = [
      { a: word },
      { a: { b: word } },
      [word, [word]],
      { [word]: 1 },
      { a: { [word]: [word, { [word]: word }] } },
    ];
    for (const value of values) {
      const expected = Yaml.stringify(value);
      expect(toYaml(value) === expected || !isReadBack(expected, value) || ONLY_OTHER_READERS.test(word)).toBe(true);
    }
  });

  test('for numbers, booleans, nulls and empty collections at every place', () => {
    const scalars = [
      0,
      -0,
      1,
      -1.5,
      123456789012,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      true,
      false,
      null,
    ];
    const value: Json = {
      map: Object.fromEntries(scalars.map((scalar, i) => [`k${i}`, scalar])),
      list: [...scalars, {}, []],
      deep: [[[...scalars]], [{ a: [] }, { b: {} }]],
    };
    expect(toYaml(value)).toBe(Yaml.stringify(value));
  });

  test('for keys too long to be simple', () => {
    const long = 'k'.repeat(1_100);
    const value: Json = { [long]: 1, a: { [long]: { b: 1 } }, c: { [long]: [1, 2] } };
    expect(toYaml(value)).toBe(Yaml.stringify(value));
  });

  test('for thousands of strings put together from awkward parts, unless kubectl would read another one', () => {
    let same = 0;
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const value = { a: { [text]: text, list: [text] } };
        const [ours, theirs] = [toYaml(value), Yaml.stringify(value)];
        same += ours === theirs ? 1 : 0;
        if (ours !== theirs && isReadBack(theirs, value) && !ONLY_OTHER_READERS.test(text)) {
          expect({ text, yaml: ours }).toEqual({ text, yaml: theirs });
        }
      }),
      { seed: 2, numRuns: 10_000 },
    );
    expect(same).toBeGreaterThan(6_000);
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

describeWithWholeReference('toYaml writes real manifests as cdk8s does', () => {
  test('all SeldonDeployments found in the wild, and the CRD with its descriptions', () => {
    const manifests: Json[] = referenceLines<{ sdep: JsonObject }>('seldondeployments.jsonl').map(({ sdep }) => sdep);
    manifests.push(JSON.parse(referenceText('chart/crd.json')) as JsonObject);
    for (const manifest of manifests) {
      expect(toYaml(manifest)).toBe(Yaml.stringify(manifest));
    }
  });
});

test('an object whose text is known at some depth is not rendered there again', () => {
  const known = share(
    {
      get spec(): string {
        throw new Error('looked at');
      },
    },
    [[2, 'spec: known']],
  );
  expect(toYaml({ above: known })).toBe('above:\n  spec: known\n');
  expect(() => toYaml({ far: { above: known } })).toThrow('looked at');
});
