import { readDocuments } from '../../src/yaml/read';

function read(text: string) {
  return readDocuments(text, 'some.yaml');
}

function value(text: string) {
  const [document] = read(text);
  expect(document.error).toBeUndefined();
  return document.value;
}

function failure(text: string) {
  const [document] = read(text);
  expect(document.value).toBeNull();
  return document.error;
}

describe('scalars have the meaning that they have for Helm and kubectl', () => {
  test.each<[string, unknown]>([
    ['yes', true],
    ['y', true],
    ['On', true],
    ['TRUE', true],
    ['n', false],
    ['off', false],
    ['No', false],
    ['yES', 'yES'],
    ['~', null],
    ['null', null],
    ['NULL', null],
    ['', null],
    ['nil', 'nil'],
    ['12', 12],
    ['+1', 1],
    ['-0', 0],
    ['1_000', 1000],
    ['010', 8],
    ['0o10', 8],
    ['0x1F', 31],
    ['0b101', 5],
    ['08', 8],
    ['.5', 0.5],
    ['1.', 1],
    ['1e3', 1000],
    ['-2.5E-1', -0.25],
    ['1e400', '1e400'],
    ['._5', '._5'],
    ['1.2.3', '1.2.3'],
    ['9007199254740993', 9007199254740992],
    ['12345678901234567890', 12345678901234567000],
    ['123456789012345678901234567890', 1.2345678901234568e29],
    ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF'],
    ['10:30:00', '10:30:00'],
    ['2001-01-01', '2001-01-01'],
    ['2001-12-14T21:59:43Z', '2001-12-14T21:59:43Z'],
    ['100m', '100m'],
    ['1.5Gi', '1.5Gi'],
  ])('%s', (text, expected) => {
    expect(value(`v: ${text}\n`)).toEqual({ v: expected });
  });

  test('quotes, blocks and tags keep a string', () => {
    expect(
      value(
        'a: "yes"\nb: \'1\'\nc: |\n  1\nd: !!str 1\ne: !!int "7"\nf: !!float 1\ng: !!binary aGk=\nh: !vault x\ni: ! 5\n',
      ),
    ).toEqual({ a: 'yes', b: '1', c: '1\n', d: '1', e: 7, f: 1, g: 'hi', h: 'x', i: '5' });
  });

  test('a tag may be escaped', () => {
    expect(readDocuments('v: !!%73tr 1\nw: !caf%c3%A9 a\n', 'x.yaml')[0].value).toEqual({ v: '1', w: 'a' });
  });

  test.each(['v: .inf', 'v: -.Inf', 'v: .NaN'])('%s is not a JSON number', (text) => {
    expect(failure(text)).toMatchObject({ line: 1, column: 4, message: expect.stringContaining('not a JSON number') });
  });

  test.each(['v: !!int x', 'v: !!null x', 'v: !!bool 1', 'v: !!binary "%"', 'v: !no!declared x'])(
    '%s contradicts its tag',
    (text) => {
      expect(failure(text)).toMatchObject({ line: 1, column: 4 });
    },
  );
});

describe('keys', () => {
  test('those that are not strings become strings', () => {
    expect(value('y: a\n1: b\n1.0: c\n1e6: d\n0x10: e\n~~: f\n.inf: g\n1.23456789: h\n')).toEqual({
      true: 'a',
      '1': 'c',
      '1e+06': 'd',
      '16': 'e',
      '~~': 'f',
      '.inf': 'g',
      '1.2345679': 'h',
    });
  });

  test.each([
    'null: 1',
    '~: 1',
    '?\n',
    '? a\n:\n?\n: b',
    '18446744073709551615: 1',
    '{a: 1}: b',
    '[a]: b',
    '{{ .Values.x }}: 1',
  ])('%j cannot be one', (text) => {
    expect(failure(text)).toBeDefined();
  });

  test('the last of two equal ones wins', () => {
    expect(value('a: 1\nb: 2\na: 3\n')).toEqual({ a: 3, b: 2 });
  });

  test('names of prototypes are data', () => {
    const read1 = value('__proto__: {polluted: 1}\nconstructor: 2\nhasOwnProperty: 3\n') as Record<string, unknown>;
    expect(Object.keys(read1)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(Object.getPrototypeOf(read1)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a `__proto__` that is merged or copied by an alias stays data', () => {
    const map = value('a: &a {__proto__: {x: 1}}\nb:\n  <<: *a\nc: *a\n') as Record<string, object>;
    expect([map.b, map.c].map((item) => Object.keys(item))).toEqual([['__proto__'], ['__proto__']]);
    expect('x' in map.b).toBe(false);
  });
});

describe('anchors, aliases and merges', () => {
  test('an alias is a copy', () => {
    const map = value('a: &a {q: [1]}\nb: *a\n') as Record<string, { q: number[] }>;
    expect(map).toEqual({ a: { q: [1] }, b: { q: [1] } });
    map.b.q.push(2);
    expect(map.a.q).toEqual([1]);
  });

  test("a scalar's alias can be a key", () => {
    expect(value('a: &k name\n*k : 1\n')).toEqual({ a: 'name', name: 1 });
  });

  test('a merge and a key: the later one wins', () => {
    expect(value('base: &b {p: 1, q: 2}\nfirst: {<<: *b, q: 3}\nlast: {q: 3, <<: *b}\n')).toEqual({
      base: { p: 1, q: 2 },
      first: { p: 1, q: 3 },
      last: { p: 1, q: 2 },
    });
  });

  test('of several merged maps the first wins', () => {
    expect(value('m: {<<: [{p: 1}, {p: 2, q: 2}]}')).toEqual({ m: { p: 1, q: 2 } });
  });

  test('a quoted << is a key like any other', () => {
    expect(value('"<<": {a: 1}')).toEqual({ '<<': { a: 1 } });
  });

  test.each(['<<: 1', '<<: [1]', 'a: &a [{b: 1}]\n<<: *a', '<<:'])('%j merges no map', (text) => {
    expect(failure(text)?.message).toContain('<<');
  });

  test.each([
    ['a: *b', 'no anchor'],
    ['a: &a [*a]', 'contains itself'],
    ['a: &a {b: *a}', 'contains itself'],
  ])('%s: %s', (text, message) => {
    expect(failure(text)?.message).toContain(message);
  });

  test('nested aliases do not exhaust memory', () => {
    const bomb = [
      'a0: &a0 [x]',
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`),
    ].join('\n');
    expect(failure(bomb)?.message).toContain('grow too much');
  });

  test('nor do aliases of long strings', () => {
    const bomb = `a: &a ${'x'.repeat(100_000)}\nb: [${Array(2_000).fill('*a').join(', ')}]`;
    expect(failure(bomb)?.message).toContain('grow too much');
  });
});

describe('the strings of scalars', () => {
  test('folding, chomping, escapes', () => {
    expect(
      value(
        [
          'plain: over',
          '  two',
          '',
          '  lines',
          'double: "a\\tb \\',
          '  c',
          '',
          '  d\\u00e9\\x41\\\\"',
          "single: 'it''s",
          "  x'",
          'literal: |+',
          '  keep',
          '',
          'folded: >-',
          '  one',
          '  two',
          '',
          '    indented',
          '  three',
          '',
          'explicit: |2',
          '    two more',
          '',
        ].join('\n'),
      ),
    ).toEqual({
      plain: 'over two\nlines',
      double: 'a\tb c\ndéA\\',
      single: "it's x",
      literal: 'keep\n\n',
      folded: 'one two\n\n  indented\nthree',
      explicit: '  two more\n',
    });
  });

  test('a plain string may contain colons, hashes and quotes that no space turns into indicators', () => {
    expect(value('url: http://x:80/#a?b=c&d=*\nimage: repo/x@sha256:abc\nq: it\'s "so"\n')).toEqual({
      url: 'http://x:80/#a?b=c&d=*',
      image: 'repo/x@sha256:abc',
      q: 'it\'s "so"',
    });
  });

  test('lines may end as on Windows', () => {
    expect(value('a:\r\n- b\r\n- |\r\n  c\r\n  d\r\n')).toEqual({ a: ['b', 'c\nd\n'] });
    expect(value('a: b\n\r \n c')).toEqual({ a: 'b\n\nc' });
    expect(value('a: "b\r\t\n c"')).toEqual({ a: 'b\nc' });
    expect(value('a: b\r\n\r\n c')).toEqual({ a: 'b\nc' });
  });
});

describe('what is not YAML is reported with its place', () => {
  test.each<[string, number, number, string]>([
    ['a: [1\n', 1, 4, 'no closing ]'],
    ['a: {b: 1\nc: 2\n', 2, 2, '}'],
    ['a: {b: 1\n', 1, 4, 'no closing }'],
    ['a: b: c\n', 1, 5, 'quote a string'],
    ['a:\n\tb: 1\n', 2, 1, 'tab'],
    ['a:\n  b: 1\n c: 2\n', 3, 2, 'indentation'],
    ['a: "x\n', 1, 4, 'closing quote'],
    ['a: "\\q"\n', 1, 5, 'backslash'],
    ['a: @x\n', 1, 4, 'quoted'],
    ['a: 1\nb\n', 2, 1, "':'"],
    ['- a\nb: 1\n', 2, 1, "'-'"],
    ['a: |x\n', 1, 5, '|'],
    ['%YAML 1.2\n---\na: 1\n', 1, 1, '1.2'],
    ['a: \0\n', 1, 4, 'binary'],
    ['a: \ud83d\ude00 \x07\n', 1, 7, 'binary'],
  ])('%j', (text, line, column, message) => {
    expect(failure(text)).toMatchObject({ line, column, message: expect.stringContaining(message) });
  });

  test.each([
    ['lists', '['],
    ['maps', '{a: '],
    ['block lists', '- '],
  ])('100,000 nested %s', (_, opening) => {
    expect(failure(opening.repeat(100_000))?.message).toContain('nested deeper than 1000');
  });

  test('1,000 levels are accepted', () => {
    expect(read('['.repeat(1_000) + ']'.repeat(1_000))[0].error).toBeUndefined();
    expect(read(`${'- '.repeat(1_000)}x`)[0].error).toBeUndefined();
  });
});

describe('documents', () => {
  test('are separated by lines that begin with ---, and empty ones are left out', () => {
    const documents = read(
      '# only a comment\n---\na: 1\n---\n---\n# nothing\n--- # here\nb: |\n  --- no\n...\n---\nnull\n',
    );
    expect(documents.map(({ index, value: v, line }) => ({ index, v, line }))).toEqual([
      { index: 0, v: { a: 1 }, line: 3 },
      { index: 1, v: { b: '--- no\n' }, line: 8 },
      { index: 2, v: null, line: 12 },
    ]);
  });

  test('a broken one does not hide the others', () => {
    const documents = read('a: 1\n---\nb: [\n---\nc: "\n---\nd: 4\n');
    expect(documents.map((document) => document.value)).toEqual([{ a: 1 }, null, null, { d: 4 }]);
    expect(documents.map((document) => document.error?.line)).toEqual([undefined, 3, 5, undefined]);
  });

  test('brackets, quotes and blocks end where the next document begins', () => {
    for (const open of [
      '[1',
      '[1,',
      '{a',
      '{a: ',
      '"x',
      "'x",
      '[',
      '[[',
      'a: |',
      'a: >\n  b',
      '- ',
      '? a',
      'a: &x',
      'a: !!str',
    ]) {
      const [first, second, ...more] = read(`${open}\n---\nb: 2\n`);
      expect([first.error === undefined ? 'read' : 'refused', second.value, more]).toEqual([
        /^[[{"']/.test(open) ? 'refused' : 'read',
        { b: 2 },
        [],
      ]);
    }
  });

  test('content without a --- before it is an error, not lost', () => {
    expect(failure('{a: 1}\n{b: 2} x')).toMatchObject({ message: expect.any(String) });
    expect(failure('a: 1\n...\nb: 2\n')).toMatchObject({ line: 3 });
  });

  test('directives belong to the document after them', () => {
    expect(value('%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 1\n')).toEqual({ a: '1' });
  });

  test('a byte order mark is not content', () => {
    expect(value('\uFEFFa: 1\n')).toEqual({ a: 1 });
    expect(value('\uFEFF{"a": 1}')).toEqual({ a: 1 });
  });

  test('a byte order mark is not part of a later document either, as in concatenated files', () => {
    const [, second] = readDocuments('a: 1\n---\r\n\uFEFFb: 2\nc: 3\n', 'x.yaml');
    expect(second.value).toEqual({ b: 2, c: 3 });
    expect(second.locate('b')).toEqual({ line: 3, column: 1 });
    expect(second.locate('c')).toEqual({ line: 4, column: 1 });
  });

  test('an empty string has no documents', () => {
    expect(['', '\n', '---\n', '# x\n', '---\n---\n'].map((text) => read(text).length)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('JSON', () => {
  test('is read as JSON', () => {
    expect(value('{"a": "\\ud83d\\ude00 \\/", "b": [1.0, 1e2, -0.5], "a": "last"}')).toEqual({
      a: 'last',
      b: [1, 100, -0.5],
    });
    expect(value(' {"__proto__": 1}')).toEqual(JSON.parse('{"__proto__": 1}'));
  });

  test.each([
    ['\t{"a": 1}', 1, 1],
    ['{"a": 1}\n\t\n', 2, 1],
    ['[1]\r\n  \t\r\n', 2, 3],
    ['\t{"a": 1}\n{"b": 2}\n', 1, 1],
    ['{"a": 1}\n\t\n{"b": 2}\n', 2, 1],
  ])('%j is not YAML, because of a tab, as for Helm', (text, line, column) => {
    expect(failure(text)).toMatchObject({ line, column, message: expect.stringContaining('tab') });
  });

  test('may have tabs in it, and behind it on its line', () => {
    expect(value('{"a":\n\t1\n}\t\n')).toEqual({ a: 1 });
  });

  test('may be a stream, in which a broken value does not hide the others', () => {
    const documents = read('{"a": 1}\n{"b": "} {"}  {"c": [1,,2]}\n[4]');
    expect(documents.map((document) => document.value)).toEqual([{ a: 1 }, { b: '} {' }, null, [4]]);
    expect(documents[2].error).toMatchObject({ line: 2 });
    expect(documents[1].locate('b')).toEqual({ line: 2, column: 2 });
    expect(documents[3].line).toBe(3);
  });

  test('deep or infinite JSON is rejected as YAML is', () => {
    expect(failure('['.repeat(5_000) + ']'.repeat(5_000))?.message).toContain('nested deeper');
    expect(value('{"a": 1e999}')).toEqual({ a: '1e999' });
  });
});

test('the time for hostile strings does not grow with the square of their length', () => {
  const start = process.cpuUsage();
  for (const text of [
    '{}'.repeat(100_000),
    'a: 1\n'.repeat(100_000),
    `%${' '.repeat(300_000)}`,
    `a: "${'\n'.repeat(300_000)}`,
    '---\n'.repeat(50_000),
  ]) {
    readDocuments(text, 'x')
      .slice(0, 1)
      .forEach((document) => document.repeatedKeys());
  }
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(20);
});

describe('duplicate keys', () => {
  const keys = (text: string) => readDocuments(text, 'a.yaml')[0].repeatedKeys();

  test('are the later ones of two equal keys of a map, in block, flow and JSON', () => {
    expect(keys('a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n')).toEqual([{ key: 'c', line: 5, column: 3 }]);
    expect(keys('{a: 1,\n a: 2}')).toEqual([{ key: 'a', line: 2, column: 2 }]);
    expect(keys('{"a": 1,\n"a": 2}')).toEqual([{ key: 'a', line: 2, column: 1 }]);
  });

  test('a key that replaces a merged one, and equal keys of different maps, are none', () => {
    expect(keys('x: &x { a: 1 }\ny: { <<: *x, a: 2 }\nz: { a: 3, <<: *x }\n')).toEqual([]);
    expect(keys('x: { a: 1 }\ny: { a: 2 }\nl: [{ a: 1 }, { a: 1 }]\n')).toEqual([]);
  });
});
