import { type LocatedFinding, objectName } from './located';
import { visible } from '../../private/visible';
import { ruleLabel, type Severity } from '../../rules/finding';
import { inertName } from '../inert';

const COLOUR: Record<Severity, string> = { error: '31', warning: '33', info: '36' };

/** Findings for people: where, what, and what to do. */
export function formatText(findings: readonly LocatedFinding[], colour: boolean): string {
  const paint = (code: string, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  return findings.map((located) => {
    const { finding, file, line, column } = located;
    const at = [finding.path, objectName(located)].filter((part) => part !== undefined && part !== '').join(' of ');
    const where = paint('1', `${inertName(file)}:${line}:${column}`);
    const what = `${paint(COLOUR[finding.severity], finding.severity)} ${ruleLabel(finding.rule)}: ${visible(finding.message)}`;
    return [
      `${where}: ${what}`,
      ...at === '' ? [] : [paint('2', `  at  ${visible(at)}`)],
      `  fix ${visible(finding.remedy)}`,
      '',
    ].join('\n');
  }).join('');
}
