import { caseTitle, type TestCase } from './test-case';
import { visible } from '../../private/visible';
import { mapped } from '../pieces';

/**
 * TAP version 14: one test point for each file without findings, and one for each finding.
 * @see https://testanything.org/tap-version-14-specification.html
 */
export function* formatTap(cases: readonly TestCase[]): Generator<string> {
  yield `TAP version 14\n1..${cases.length}\n`;
  for (const [index, each] of cases.entries()) {
    yield* mapped(point(each, index), (line) => `${line}\n`);
  }
}

function point(each: TestCase, index: number): string[] {
  const { outcome, located, reason = 'silenced' } = each;
  const skip = outcome === 'skipped' ? ` # SKIP ${escaped(reason)}` : '';
  const line = `${outcome === 'failed' ? 'not ok' : 'ok'} ${index + 1} - ${escaped(caseTitle(each))}${skip}`;
  if (located === undefined) {
    return [line];
  }
  const {
    file,
    line: row,
    column,
    finding: { severity, message, remedy },
  } = located;
  // JSON strings are YAML too, whatever they contain.
  const facts = { message, fix: remedy, severity, at: `${file}:${row}:${column}` };
  const diagnostics = Object.entries(facts).map(([key, value]) => `  ${key}: ${JSON.stringify(visible(value))}`);
  return [line, '  ---', ...diagnostics, '  ...'];
}

/** A `#` would begin a directive. */
function escaped(text: string): string {
  return visible(text).replace(/[\\#]/g, (character) => `\\${character}`);
}
