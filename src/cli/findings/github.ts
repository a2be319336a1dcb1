import { type LocatedFinding, objectName } from './located';
import { visible } from '../../private/visible';
import { ruleLabel, type Severity } from '../../rules/finding';

const COMMAND: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands that GitHub shows beside the line.
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(findings: readonly LocatedFinding[]): string {
  return findings.map((located) => {
    const { finding, file, line, column } = located;
    const title = [ruleLabel(finding.rule), objectName(located)].filter((part) => part !== undefined).join(' ');
    const properties = Object.entries({ file, line, col: column, title }).map(([key, value]) => `${key}=${escapeProperty(visible(String(value)))}`);
    const where = finding.path === '' ? '' : `${finding.path}: `;
    return `::${COMMAND[finding.severity]} ${properties.join(',')}::${escapeData(`${visible(`${where}${finding.message}`)}\n${visible(finding.remedy)}`)}\n`;
  }).join('');
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
