import { type LocatedFinding, objectName } from './located';
import { setRepeatedApart } from './repeated';
import { visible } from '../../private/visible';
import { ruleLabel, type Severity } from '../../rules/finding';

const COMMAND: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands that GitHub shows next to the line; what is the same all over is shown at its first place.
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function* formatGithub(findings: readonly LocatedFinding[]): Generator<string> {
  const { single, repeated } = setRepeatedApart(findings);
  for (const located of single) {
    const { path, message, remedy } = located.finding;
    yield annotation(located, [`${path === '' ? '' : `${path}: `}${message}`, remedy]);
  }
  for (const { first, what } of repeated) {
    yield annotation(first, [`${what}, the first of them here`, first.finding.remedy]);
  }
}

function annotation(located: LocatedFinding, lines: readonly string[]): string {
  const { finding, file, line, column } = located;
  const title = [ruleLabel(finding.rule), objectName(located)].filter((part) => part !== undefined).join(' ');
  const properties = Object.entries({ file, line, col: column, title }).map(
    ([key, value]) => `${key}=${escapeProperty(visible(String(value)))}`,
  );
  return `::${COMMAND[finding.severity]} ${properties.join(',')}::${escapeData(lines.map((each) => visible(each)).join('\n'))}\n`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
