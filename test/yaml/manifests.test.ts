import { type Json } from '../../src/private/json';
import { eachManifest } from '../../src/yaml/manifests';
import { GoProgram } from '../helpers/go';

/** What is made of a manifest file: the values of its documents, and the message for each that is refused. */
function read(text: string): Json[] {
  return [...eachManifest(text, 'x.yaml')].map(({ value, error }) =>
    error ? `${error.line}:${error.column}: ${error.message}` : value,
  );
}

/** Files that kubectl reads, and the documents that it finds in them (v1.34: k8s.io/apimachinery 0.34.1). */
const ACCEPTED: [text: string, documents: Json[]][] = [
  ['a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['a: 1\r\n---\r\nb: 2\r\n', [{ a: 1 }, { b: 2 }]],
  ['--- # first\na: 1\n--- # second\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['---\n---\na: 1\n', [{ a: 1 }]],
  ['# all of it\n---\na: 1\n---\n', [{ a: 1 }]],
  ['a: 1\n...\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['\ufeff---\na: 1\n---\n\ufeffb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['{a: 1, b: [x, y]}\n', [{ a: 1, b: ['x', true] }]],
  ['  {a: 1}\n---\n{b: 2}\n', [{ a: 1 }, { b: 2 }]],
  ['{"a": 1}\n---\n{"b": 2}\n---\n{c: 3}\n', [{ a: 1 }, { b: 2 }, { c: 3 }]],
  ['{"a": 1}{"b": 2}\n\n{"c": 3}\n', [{ a: 1 }, { b: 2 }, { c: 3 }]],
  ['{"a": 1}\n{b: 2}\n', [{ a: 1 }, { b: 2 }]],
  ['\t{"a": 1}\n', [{ a: 1 }]],
  ['{"a": 1}\n\t\n', [{ a: 1 }]],
  ['{"a": 1}\n\t\n{"b": 2}\n', [{ a: 1 }, { b: 2 }]],
  ['{"a": 1}\n \n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['\t{a: 1}\n', [{ a: 1 }]],
  ['{"a": 1} # one\n', [{ a: 1 }]],
  ['---\n #\u0085o\n%YAML 1.1\n', ['o %YAML 1.1']],
  ['{"a": 1}\n0Eb\n? c\n', [{ a: 1 }, '0Eb ? c']],
  ['{"a": 1}\n1.5\n-2e+1\n', [{ a: 1 }, 1.5, -20]],
  ['{"a": 1}\n  b: 2\n  c: 3\n', [{ a: 1 }, { b: 2, c: 3 }]],
  ['{"a": 1}\n\ufffd: 1\n', [{ a: 1 }, { '\ufffd': 1 }]],
  ['{"a": 1}\n---\n\ufffd: 1\n', [{ a: 1 }, { '\ufffd': 1 }]],
  ['{"a": 1}\ufeff\ufffd: 1\n', [{ a: 1 }, { '\ufffd': 1 }]],
  ['{"a": 1}\ufeffb:', [{ a: 1 }, { b: null }]],
  ['{"a": 1}---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['{"a": 1}--- # c\nb: 2\n---\nc: 3\n', [{ a: 1 }, { b: 2 }, { c: 3 }]],
  ['{"a": 1} ---\n{"b": 2}\n', [{ a: 1 }, { b: 2 }]],
  ['\u0085{"a": 1}\n', [{ a: 1 }]],
  ['\u00a0\n\u3000{a: 1}\n', [{ '\u3000{a': '1}' }]],
  [`${' '.repeat(4095)}{"a": 1}{"b": 2}\n`, [{ a: 1 }, { b: 2 }]],
  // Each line ends with a line feed, the last one, too; a carriage return before it belongs to it.
  ['a: |\n  x', [{ a: 'x\n' }]],
  ['a: |\r\r\n  x\r\r\n  y\r\r\n', [{ a: 'x\ny\n' }]],
  // Directly after JSON, a separator is a part of the document: a byte order mark is not at its beginning.
  ['{"a": 1}\n---\n\ufeffb: 2\n', [{ a: 1 }, { '\ufeffb': 2 }]],
  ['{"a": 1}\n\n---\n\ufeffb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['{"a": 1}\n---\n---\n\ufeffb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['{"a": 1}\n---\n---\n---\n\ufeffb: 2\n', [{ a: 1 }, { '\ufeffb': 2 }]],
  ['{"a": 1}\n---\n---\n---\n---\n\ufeffb: 2\n', [{ a: 1 }, { b: 2 }]],
];

/** Files that kubectl refuses, and where. */
const REFUSED: [text: string, documents: Json[]][] = [
  ['a: 1\n--- {b: 2}\n', [expect.stringMatching(/^2:1: only a comment may follow ---/)]],
  ['--- text\n---\nb: 2\n', [expect.stringMatching(/^1:1: only a comment/), { b: 2 }]],
  ['a: |\n  x\n---y\nb: 1\n', [expect.stringMatching(/^3:1: only a comment/)]],
  ['---\ufeff\na: 1\n', [expect.stringMatching(/^1:1: only a comment/)]],
  ['----\na: 1\n', [expect.stringMatching(/^1:1: only a comment/)]],
  ['%YAML 1.1\n---\na: 1\n', [expect.stringMatching(/^1:1: kubectl reads no directives/), { a: 1 }]],
  ['# c\n\n%TAG ! x\n---\na: 1\n', [expect.stringMatching(/^3:1: kubectl reads no directives/), { a: 1 }]],
  ['{"a":1}{"b":2}\n---\nc: 3\n', [{ a: 1 }, { b: 2 }, expect.stringMatching(/^3:1: only JSON may follow/)]],
  ['{"a":1}{"b":2}\n{c: 3}\n', [{ a: 1 }, { b: 2 }, expect.stringMatching(/^2:1: only JSON may follow/)]],
  ['{"a":1}---{"b":2}\n', [{ a: 1 }, expect.stringMatching(/^1:8: only a comment may follow ---/)]],
  ['{"a":1} ---b: 2\n---\nc: 3\n', [{ a: 1 }, expect.stringMatching(/^1:9: only a comment/), { c: 3 }]],
  ['{"a":1}----\n', [{ a: 1 }, expect.stringMatching(/^1:8: only a comment/)]],
  ['{"a":1}{"b":2}---\n', [{ a: 1 }, { b: 2 }, expect.stringMatching(/^1:15: only JSON may follow/)]],
  ['...\n', [expect.stringMatching(/^1:1: \.\.\. ends a document/)]],
  ['{"a":1}\n...\n', [{ a: 1 }, expect.stringMatching(/^2:1: \.\.\. ends a document/)]],
  ['a: !%B0o x\n', [expect.stringMatching(/^1:4: a tag is written/)]],
  ['\n\t{a: 1}\n', [expect.stringMatching(/^2:1: a tab/)]],
  ['{"a": 1}---', [{ a: 1 }, expect.stringMatching(/^1:9: kubectl cannot read so few characters after JSON/)]],
  ['{"a": 1}\nb:', [{ a: 1 }, expect.stringMatching(/^2:1: kubectl cannot read so few characters after JSON/)]],
  ['{"a": 1}\ufffd: 1\n', [{ a: 1 }, expect.stringMatching(/^1:9: kubectl cannot read U\+FFFD directly after JSON/)]],
  ['{"a": 1} \ufffd: 1\n', [{ a: 1 }, expect.stringMatching(/^1:10: kubectl cannot read U\+FFFD directly after JSON/)]],
  ['\n\u3000\n{~: 1}\n', [expect.stringMatching(/^3:/)]],
  ['\t[1, 2]\n', [expect.stringMatching(/^1:1: /)]],
  ['{"a": 1}\n\t\n---\nb: 2\n', [{ a: 1 }, expect.stringMatching(/^2:1: a tab/), { b: 2 }]],
  ['---\n{"a": 1}\n \t\n', [expect.stringMatching(/^3:2: a tab/)]],
];

/** Files of which kubectl silently applies a part alone. */
const DROPPED: string[] = [
  'a: 1\n...\nb: 2\n',
  '# c\n{"a": 1}{"b": 2}\n',
  '---\n{"a": 1}\n{"b": 2}\n',
  '{a: 1}\n{b: 2}\n',
  '{a: 1}---\nb: 2\n',
  '[1]---\na: 1\n',
  'a: 1\n---\n{"b": 1}{"c": 1}\n',
  'a: 1\r---\rb: 1\r',
  '{"a": 1}\n---\n{"b": 2}{"c": 3}\n',
  `${' '.repeat(4096)}{"a": 1}{"b": 2}\n`,
];

/** Files that kubectl reads, and that are refused for what they may do elsewhere. */
const DECIDED: [text: string, message: RegExp][] = [
  ['a: 1\n---#c\nb: 2\n', /^2:1: kubectl reads this line as a separator, other readers as content/],
  ['a: 1\n---\u3000# c\nb: 1\n', /^2:1: kubectl reads this line as a separator, other readers as content/],
  ['%YAML 1.1\n\r---\r\na: 1\n', /^1:1: kubectl reads no directives/],
  ['\ufeff\ufeffa: 1\n', /^1:1: Helm and kubectl lose a character after two byte order marks/],
];

test.each(ACCEPTED)('%j is read as kubectl reads it', (text, documents) => {
  expect(read(text)).toEqual(documents);
});

test.each(REFUSED)('%j is rejected, as kubectl rejects it', (text, documents) => {
  expect(read(text)).toEqual(documents);
});

test.each(DROPPED)('%j is rejected, because kubectl drops a part of it', (text) => {
  expect(read(text)).toContainEqual(expect.stringContaining('the document has ended here'));
});

test.each(DECIDED)('%j is rejected, although kubectl reads it', (text, message) => {
  expect(read(text)).toEqual([expect.stringMatching(message)]);
});

test('a document that is skipped leaves the lines of the next ones as they are', () => {
  const documents = [...eachManifest('a: 1\n---\nb: 1\n---\nc: 1\n', 'x.yaml', (text) => text.includes('b'))];
  expect(documents.map(({ line, value }) => [line, value])).toEqual([
    [1, { a: 1 }],
    [5, { c: 1 }],
  ]);
});

const kubectl = GoProgram.build('kubectl');

(kubectl ? test : test.skip)('kubectl itself agrees, where Go is at hand to ask it', () => {
  const ask = (texts: readonly string[]) =>
    kubectl!.ask(
      texts.map((text) => ({ text })),
      ['-documents'],
    );
  const found = (documents: unknown[] = []) => documents.filter((document) => document !== null);
  expect(ask(ACCEPTED.map(([text]) => text)).map(({ documents, error }) => error ?? found(documents))).toEqual(
    ACCEPTED.map(([, documents]) => documents),
  );
  expect(ask(REFUSED.map(([text]) => text)).filter(({ error }) => error === undefined)).toEqual([]);
  expect(ask(DROPPED).filter(({ error, unread }) => error !== undefined || unread !== true)).toEqual([]);
  expect(ask(DECIDED.map(([text]) => text)).filter(({ error }) => error !== undefined)).toEqual([]);
});
