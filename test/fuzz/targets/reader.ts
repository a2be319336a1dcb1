import * as fc from 'fast-check';
import { eachManifest } from '../../../src/yaml/manifests';
import { readDocuments } from '../../../src/yaml/read';
import { type Answer, GoProgram } from '../../helpers/go';
import { awkwardText, canonical } from '../../helpers/strings';
import { type Finding, type Target } from '../target';

const TEXTS = 4_000;

/**
 * Texts of which Go may leave a part unread, and that this reader may refuse: `...`, a `---` of other line breaks,
 * `---#`, a `---` before Unicode's spaces.
 */
const MORE =
  /(?:^|[\n\r\u0085\u2028\u2029])\.\.\.|[\r\u0085\u2028\u2029]---|---#|---[ \t\u0085\u2028\u2029]*[^\S \t\r\n\ufeff]/;
/**
 * Behind JSON, a byte order mark belongs to no value here, so that files can be put together, and directives are
 * refused; kubectl keeps the first `---` behind JSON, which changes both.
 */
const BEHIND_JSON = /^\s*\{[^]*(?:\ufeff|\n%)/;
/**
 * Refusals of texts that Go reads and drops a part of: what follows a document, what follows an empty map or list in
 * the place of a key, and a line of Unicode's spaces before `{`.
 */
const DROPPED = /the document has ended here|a map or a list cannot be a key|where U\+[\dA-F]+ is not white space/;

/** An end that no reader accepts: Go answers nevertheless where it does not read a text as far as that. */
const BROKEN = `\n}]'"`;

const LINES = [
  '---',
  '---\n---',
  '--- # c',
  '--- {b: 2}',
  '--- b',
  '---#c',
  '----',
  '---y',
  '...',
  '... # c',
  '# c',
  '',
  ' ',
  '%YAML 1.1',
  '%YAML 1.2',
  '%TAG ! x',
  '{a: 1}',
  '{"a": 1}',
  '{"b":2}',
  '{"a":1}{"b":2}',
  '{"a":1',
  '{"a":1}---',
  '{"a":1}--- # c',
  '{"a":1}---{"b":2}',
  '{"a":1} ---b',
  '{a: 1}---',
  '[1]---',
  '[1, 2]',
  '[',
  '{',
  '}',
  'a: 1',
  'b: 2',
  'c: [x, y]',
  'd: |',
  '  x',
  'e: "x',
  '"',
  '- 1',
  '- a: 1',
  '  b: 2',
  'k:',
  '  - x',
  'null',
  '~',
  '&x y',
  '*x',
  '<<: *x',
  '!!str 1',
  '\ufeff',
  '\ufeff---',
  'a: 1\r',
  '---\r',
  'x: >-',
  "'",
  '? a',
  ': b',
  'a: &x {b: 1}',
  'n: 1e3',
  'n: 0o7',
  'n: 12345678901234567890',
  'n: 9007199254740993',
  't: 2001-01-01',
  'constructor: 1',
  '__proto__: {a: 1}',
];

/** Texts of lines that begin, end and separate documents, and texts of awkward pieces. */
function texts(): fc.Arbitrary<string> {
  const lines = fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 7 });
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(lines, fc.constantFrom('\n', '')).map(([each, end]) => each.join('\n') + end) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(lines, awkwardText(), lines)
        .map(([before, text, after]) => [...before, text, ...after].join('\n')),
    },
    { weight: 1, arbitrary: awkwardText() },
  );
}

/** Texts are cut and read as kubectl does it, and as its library reads one document. */
export const reader: Target = {
  name: 'reader',
  promise: 'texts are read as Go reads them, and refused where it refuses them or leaves something unread',
  prepare() {
    const kubectl = GoProgram.build('kubectl');
    return (
      kubectl &&
      ((seed) => {
        // kubectl cannot turn from JSON to YAML where fewer than four bytes are left: the last line is longer.
        const tried = fc
          .sample(texts(), { seed, numRuns: TEXTS })
          // Go's library takes two carriage returns in a row for one line break or for two, as the text before them has
          // it, and may lose a character behind two byte order marks.
          .map((text) => `${text.replace(/([\r\ufeff])\1+/g, '$1')}\n# end`);
        const questions = tried.map((text) => ({ text }));
        const cut = kubectl.ask(questions, ['-documents']);
        const whole = kubectl.ask(questions);
        const readsAll = (text: string) => kubectl.ask([{ text: text + BROKEN }])[0].error !== undefined;
        const findings = tried.flatMap((text, i) => [
          ...manifests(text, cut[i]),
          ...values(text, whole[i]).filter(({ stricter }) => !stricter || readsAll(text)),
        ]);
        return { cases: TEXTS, findings };
      })
    );
  },
};

function manifests(text: string, go: Answer): Finding[] {
  const documents = [...eachManifest(text, 'x.yaml')];
  const failed = documents.findIndex(({ error }) => error !== undefined);
  const ours = {
    values: documents.slice(0, failed === -1 ? undefined : failed).map(({ value }) => value),
    error: documents[failed]?.error?.message,
  };
  const theirs = { values: (go.documents ?? []).filter((value) => value !== null), error: go.error };
  return BEHIND_JSON.test(text)
    ? []
    : differ(text, 'as manifests', {
        ours: { ...ours, values: ours.values.filter((value) => value !== null) },
        theirs,
      });
}

/** Differences, and whether one of them is only a text that this reader refuses. */
function values(text: string, go: Answer): (Finding & { readonly stricter: boolean })[] {
  const documents = readDocuments(text, 'x.yaml');
  const { error } = documents.find((each) => each.error !== undefined) ?? {};
  const ours = { values: [documents[0]?.value ?? null], error: documents[0]?.error?.message };
  // Go reads ahead, as far as it may be: an error behind the first document may be its error too.
  return text.lastIndexOf('\ufeff') > 0 ||
    (go.error === undefined && go.json === null) ||
    (go.error !== undefined && error !== undefined)
    ? []
    : differ(text, 'as one document', {
        ours,
        theirs: { values: [go.json ?? null], error: go.error },
      }).map((finding) => ({ ...finding, stricter: ours.error !== undefined }));
}

interface Reading {
  readonly values: readonly unknown[];
  readonly error?: string;
}

function differ(input: string, how: string, { ours, theirs }: { ours: Reading; theirs: Reading }): Finding[] {
  const stricter = ours.error !== undefined && (DROPPED.test(ours.error) || MORE.test(input));
  const bothRefuse = ours.error !== undefined && theirs.error !== undefined;
  return stricter || bothRefuse || canonical(ours) === canonical(theirs)
    ? []
    : [{ input: JSON.stringify(input), problem: `${how}: ours ${canonical(ours)}, Go's ${canonical(theirs)}` }];
}
