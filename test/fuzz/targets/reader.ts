import * as fc from 'fast-check';
import { eachManifest } from '../../../src/yaml/manifests';
import { firstDocument, readDocuments } from '../../../src/yaml/read';
import { toYaml } from '../../../src/yaml/write';
import { type Answer, GoProgram } from '../../helpers/go';
import { awkwardText, canonical } from '../../helpers/strings';
import { knownDeployments } from '../known-deployments';
import { type Finding, type Target } from '../target';

const TEXTS = 4_000;

/**
 * Why this reader refuses what Go reads: separators that no other reader takes for one, directives, which kubectl reads
 * before a `---` that begins no line for it, and two byte order marks, after which Go loses a character.
 */
const DECIDED = /other readers as content|kubectl reads no directives|two byte order marks/;

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
  '---\u3000',
  '---\u00a0# c',
  '---\u0085b: 2',
  '\r---\r',
  'x\u2028---\u2028y',
  '\u0085---',
  '\u00a0',
  '\u0085{"a": 1}',
  ' \u3000 {a: 1}',
  '\ufeff\ufeff',
  '\ufeff\ufeffa: 1',
  '\ufeff{"a": 1}',
  'a: 1\r\r',
  'd: |\r\r',
  'd: |\n\u0085  x\u2028  y',
  '"a\r\r\nb": 1',
  '{"a": "\ufeff"}',
  '{"a":1}\ufffd: 1',
  '{"a":1}\ufeffb',
  '{"a":1}\n\t',
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
    { weight: 1, arbitrary: cutManifest() },
  );
}

/** A part of a manifest, behind a whole one as JSON or nothing. */
function cutManifest(): fc.Arbitrary<string> {
  const objects = knownDeployments();
  const before = fc.constantFrom('', ...['', '\n', '\n---\n', '---\n', '\n\n'].map((end) => '{"a": 1}' + end));
  const whole = fc.constantFrom(...objects.flatMap((object) => [toYaml(object), JSON.stringify(object, null, 2)]));
  return fc
    .tuple(before, whole, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
    .map(([json, text, share, head]) => {
      const at = Math.floor(share * text.length);
      return json + (head ? text.slice(0, at) : text.slice(at));
    });
}

/**
 * Texts are cut and read as kubectl does it, and as its library reads one document. What Go reads in part is refused;
 * nothing else that Go reads is, and nothing that Go refuses is read.
 */
export const reader: Target = {
  name: 'reader',
  promise: 'texts are read as Go reads them, and refused where it refuses them or leaves something unread',
  prepare() {
    const kubectl = GoProgram.build('kubectl');
    return (
      kubectl &&
      ((seed) => {
        const tried = fc.sample(texts(), { seed, numRuns: TEXTS });
        const questions = tried.map((text) => ({ text }));
        const cut = kubectl.ask(questions, ['-documents']);
        const whole = kubectl.ask(questions);
        const findings = tried.flatMap((text, i) => [...manifests(text, cut[i]), ...values(text, whole[i])]);
        return { cases: TEXTS, findings };
      })
    );
  },
};

function manifests(text: string, go: Answer): Finding[] {
  const documents = [...eachManifest(text, 'x.yaml')];
  const failed = documents.findIndex(({ error }) => error !== undefined);
  return differ(text, 'as manifests', {
    ours: {
      values: documents.slice(0, failed === -1 ? undefined : failed).map(({ value }) => value),
      error: documents[failed]?.error?.message,
    },
    theirs: { values: go.documents ?? [], error: go.error },
    unread: go.unread,
  });
}

/** The first document, which is all that Go's library reads, and Helm of a values file. */
function values(text: string, go: Answer): Finding[] {
  const { first } = firstDocument(text, 'x.yaml');
  // Go reads ahead: an error of the next document may be its error, too.
  const ahead = readDocuments(text, 'x.yaml').find(({ error }) => error !== undefined)?.error;
  return differ(text, 'as one document', {
    ours: {
      values: [first?.value ?? null],
      error: (first?.error ?? (go.error === undefined ? undefined : ahead))?.message,
    },
    theirs: { values: [go.json ?? null], error: go.error },
    unread: go.unread,
  });
}

interface Reading {
  readonly values: readonly unknown[];
  readonly error?: string;
}

interface Comparison {
  readonly ours: Reading;
  readonly theirs: Reading;
  /** Whether Go left a part unread. */
  readonly unread?: boolean;
}

function differ(input: string, how: string, { ours, theirs, unread = false }: Comparison): Finding[] {
  const decided = ours.error !== undefined && DECIDED.test(ours.error);
  const same =
    decided ||
    (ours.error !== undefined && (unread || theirs.error !== undefined)) ||
    canonical(told(ours)) === canonical(told(theirs));
  return same
    ? []
    : [{ input: JSON.stringify(input), problem: `${how}: ours ${canonical(ours)}, Go's ${canonical(theirs)}` }];
}

/** A reading without documents that are empty. */
function told(reading: Reading): Reading {
  return { ...reading, values: reading.values.filter((value) => value !== null) };
}
