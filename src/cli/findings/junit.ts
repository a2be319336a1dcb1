import { caseText, caseTitle, type TestCase } from './test-case';
import { entryOf } from '../../private/json';
import { visible } from '../../private/visible';
import { mapped } from '../pieces';

/**
 * A JUnit report, which Jenkins, GitLab, Azure and CircleCI show as test results: one suite for each file. Findings
 * that fail the run are failures, silenced ones are skipped, and the others pass with their text as output.
 * @see https://github.com/testmoapp/junitxml
 */
export function* formatJunit(cases: readonly TestCase[]): Generator<string> {
  const suites = new Map<string, TestCase[]>();
  for (const each of cases) {
    const suite = suites.get(each.file);
    if (suite === undefined) {
      suites.set(each.file, [each]);
    } else {
      suite.push(each);
    }
  }
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="cdk8s-seldon validate" ${counts(cases)}>\n`;
  for (const [file, found] of suites) {
    yield `  <testsuite name="${escaped(file)}" ${counts(found)}>\n`;
    yield* mapped(found, (each) => `    ${testcase(each)}\n`);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function counts(cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}"`;
}

function testcase(each: TestCase): string {
  const { file, located } = each;
  const line = located === undefined ? '' : ` line="${located.line}"`;
  const start = `<testcase classname="${escaped(file)}" name="${escaped(caseTitle(each))}" file="${escaped(file)}"${line}`;
  const content = resultOf(each);
  return content === '' ? `${start}/>` : `${start}>${content}</testcase>`;
}

function resultOf({ outcome, located, reason = 'silenced' }: TestCase): string {
  if (located === undefined) {
    return '';
  }
  if (outcome === 'skipped') {
    return `<skipped message="${escaped(reason)}"/>`;
  }
  const text = escaped(caseText(located));
  if (outcome === 'passed') {
    return `<system-out>${text}</system-out>`;
  }
  const { message, rule } = located.finding;
  return `<failure message="${escaped(message)}" type="${rule}">${text}</failure>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for elements and attributes; characters that XML lacks are visible already. */
function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entryOf(ENTITIES, character)!);
}
