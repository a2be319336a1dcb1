import { formatGithub } from '../../src/cli/findings/github';
import { formatGitlab } from '../../src/cli/findings/gitlab';
import { formatJson } from '../../src/cli/findings/json';
import { formatJunit } from '../../src/cli/findings/junit';
import { type LocatedFinding } from '../../src/cli/findings/located';
import { formatMarkdown } from '../../src/cli/findings/markdown';
import { formatSarif } from '../../src/cli/findings/sarif';
import { formatTap } from '../../src/cli/findings/tap';
import { testCases } from '../../src/cli/findings/test-case';
import { formatText } from '../../src/cli/findings/text';
import { documents, jsonArray, writePieces } from '../../src/cli/pieces';
import { RULES } from '../../src/rules/registry.generated';

const LENGTH = 2 ** 24;
const COUNT = 2_000;
/** The rules before the results of SARIF are the longest piece. */
const LONGEST = 2 ** 20;

const located: LocatedFinding = {
  finding: {
    rule: RULES[30].id,
    group: 'schema',
    severity: 'error',
    path: 'spec.predictors[0].name',
    message: 'x'.repeat(LENGTH / COUNT),
    remedy: 'none',
  },
  file: 'a.yaml',
  line: 1,
  column: 1,
};
const findings = new Array<LocatedFinding>(COUNT).fill(located);
const cases = () => testCases(['a.yaml'], findings, [], () => true);

const FORMATS: Readonly<Record<string, () => Iterable<string>>> = {
  text: () => formatText(findings, false),
  json: () => formatJson(findings),
  sarif: () => formatSarif(findings, [], { version: '1', rules: RULES, cwd: '/' }),
  github: () => formatGithub(findings),
  gitlab: () => formatGitlab(findings, '/'),
  junit: () => formatJunit(cases()),
  markdown: () => formatMarkdown(findings, 'summary\n'),
  tap: () => formatTap(cases()),
};

// A string ends at 2^29 characters: no format makes one of all findings.
test.each(Object.entries(FORMATS))('%s is written in short pieces, whatever its length', (_, pieces) => {
  let length = 0;
  let longest = 0;
  writePieces((text) => {
    length += text.length;
    longest = Math.max(longest, text.length);
  }, pieces());
  expect(length).toBeGreaterThan(LENGTH);
  expect(longest).toBeLessThan(LONGEST);
});

test('a JSON array in pieces is that of JSON.stringify, at any indent', () => {
  for (const items of [[], [{}], [{ a: [1, { b: 'x\ny' }] }, { c: null }]]) {
    const inner = JSON.stringify({ items }, null, 2);
    expect([...jsonArray(items)].join('')).toBe(JSON.stringify(items, null, 2));
    expect(`{\n  "items": ${[...jsonArray(items, '  ')].join('')}\n}`).toBe(inner);
  }
});

test('documents are separated, and nothing comes before the first', () => {
  expect([...documents(['a: 1\n', 'b: 2\n'])].join('')).toBe('a: 1\n---\nb: 2\n');
  expect([...documents([])]).toEqual([]);
});
