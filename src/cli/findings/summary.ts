import { type LocatedFinding } from './located';
import { counted } from '../../private/counted';
import { type Severity } from '../../rules/finding';

/** Which files of directories were not read, in one line; empty if all were. */
export function summarizePassedOver(files: number): string {
  const were = files === 1 ? 'was skipped: it contains' : 'were skipped: they contain';
  return files === 0
    ? ''
    : `${counted(files, 'file')} ${were} no SeldonDeployment (name a file to see what is in it)\n`;
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
    counted(number('error'), 'error'),
    counted(number('warning'), 'warning'),
    ...(number('info') > 0 ? [counted(number('info'), 'info')] : []),
    ...(silenced > 0 ? [`${silenced} silenced`] : []),
  ];
  return `${counted(deployments, 'SeldonDeployment')} in ${counted(files, 'file')}: ${found.join(', ')}\n`;
}
