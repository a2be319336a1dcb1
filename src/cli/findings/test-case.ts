import { type LocatedFinding, objectName } from './located';
import { type SilencedFinding } from '../../rules/check';

/** The entries of a test report for one file: that it passes, or one case for each finding. */
export interface TestCase {
  readonly file: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Absent for a file without findings. */
  readonly located?: LocatedFinding;
  /** Why a finding is silenced, if a reason is given. */
  readonly reason?: string;
}

/** The findings of a run as test cases, in the order of the files. */
export function testCases(
  files: readonly string[],
  findings: readonly LocatedFinding[],
  silenced: readonly LocatedFinding<SilencedFinding>[],
  fails: (located: LocatedFinding) => boolean,
): TestCase[] {
  const cases = new Map<string, TestCase[]>(files.map((file) => [file, []]));
  const add = (each: TestCase) => {
    const found = cases.get(each.file);
    if (found === undefined) {
      cases.set(each.file, [each]);
    } else {
      found.push(each);
    }
  };
  findings.forEach((located) => add({ file: located.file, outcome: fails(located) ? 'failed' : 'passed', located }));
  silenced.forEach((located) =>
    add({ file: located.file, outcome: 'skipped', located, reason: located.finding.reason }),
  );
  return [...cases].flatMap(([file, found]): TestCase[] =>
    found.length === 0 ? [{ file, outcome: 'passed' }] : found,
  );
}

/** The title of a test case: its rule, and what it is about. */
export function caseTitle({ file, located }: TestCase): string {
  return located === undefined
    ? file
    : [located.finding.rule, objectName(located), located.finding.path].filter(Boolean).join(' ');
}

/** Where a finding is, what is wrong, and what to do. */
export function caseText({ file, line, column, finding: { message, remedy, severity } }: LocatedFinding): string {
  return `${file}:${line}:${column}: ${severity}: ${message}; ${remedy}`;
}
