import { type LocatedFinding } from '../../../src/cli/findings/located';
import { formatText, TextFindings } from '../../../src/cli/findings/text';
import { RULES } from '../../../src/rules/registry.generated';

const ONCE = RULES.filter(({ many }) => many !== undefined).map(({ id }) => id);
const [EACH] = RULES.filter(({ many }) => many === undefined).map(({ id }) => id);

const located = (rule: string, line: number, message = 'something is wrong'): LocatedFinding => ({
  finding: { rule, group: 'schema', severity: 'error', path: 'spec', message, remedy: 'mend it' },
  file: 'a.yaml',
  line,
  column: 1,
});

function oneByOne(findings: readonly LocatedFinding[]): string[] {
  const written: string[] = [];
  const text = new TextFindings((piece) => written.push(piece), { colour: false });
  findings.forEach((finding) => text.add(finding));
  text.end();
  return written;
}

describe('findings that come one by one', () => {
  test.each<[string, readonly LocatedFinding[]]>([
    ['none', []],
    ['each reported by itself', [located(EACH, 1), located(EACH, 2)]],
    ['one of a kind that is reported once', [located(EACH, 1), located(ONCE[0], 2), located(EACH, 3)]],
    ['in any language', [located(EACH, 1, 'größer als 模型'), located(ONCE[0], 2, 'naïve'), located(EACH, 3, '🚀')]],
    ['several of such kinds', [ONCE[0], EACH, ONCE[1], ONCE[0], ONCE[1], EACH].map((rule, i) => located(rule, i))],
  ])('are written as those of a list: %s', (_, findings) => {
    expect(oneByOne(findings).join('')).toBe([...formatText(findings, false)].join(''));
  });

  test('are not all held: after 16 million characters most of them are written', () => {
    const long = 'x'.repeat(1_000_000);
    const written: string[] = [];
    const text = new TextFindings((piece) => written.push(piece), { colour: false });
    text.add(located(ONCE[0], 1));
    Array.from({ length: 17 }, (_, i) => text.add(located(EACH, i + 2, long)));
    expect(written.join('').match(/^a\.yaml/gm)).toHaveLength(16);
    text.add(located(ONCE[0], 99));
    text.end();
    expect(written.join('').match(/^a\.yaml/gm)).toHaveLength(18);
    expect(written.at(-1)).toContain(`2 ${RULES.find(({ id }) => id === ONCE[0])?.many}`);
  });
});
