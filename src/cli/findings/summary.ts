import { type LocatedFinding } from './located';
import { type Severity } from '../../rules/finding';

/** Which files of directories were not read, in one line; empty if all were. */
export function summarizePassedOver(files: number): string {
  const were = files === 1 ? 'was passed over: it holds' : 'were passed over: they hold';
  return files === 0 ? '' : `${plural(files, 'file')} ${were} no SeldonDeployment (name a file to see what is in it)\n`;
}

/** What a run looked at and found, in one line. */
export function summarize(
  deployments: number,
  files: number,
  findings: readonly LocatedFinding[],
  silenced: number,
): string {
  const number = (severity: Severity) => findings.filter(({ finding }) => finding.severity === severity).length;
  const found = [
    plural(number('error'), 'error'),
    plural(number('warning'), 'warning'),
    ...(number('info') > 0 ? [plural(number('info'), 'info')] : []),
    ...(silenced > 0 ? [`${silenced} silenced`] : []),
  ];
  return `${plural(deployments, 'SeldonDeployment')} in ${plural(files, 'file')}: ${found.join(', ')}\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
