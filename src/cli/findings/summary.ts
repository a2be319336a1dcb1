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

/** How many findings there are of each severity. */
export type SeverityCounts = Record<Severity, number>;

export function countSeverities(findings: readonly LocatedFinding[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  findings.forEach(({ finding: { severity } }) => counts[severity]++);
  return counts;
}

/** What a run looked at and found, in one line. */
export function summarize(
  deployments: number,
  files: number,
  { error, warning, info }: SeverityCounts,
  silenced: number,
): string {
  const found = [
    counted(error, 'error'),
    counted(warning, 'warning'),
    ...(info > 0 ? [counted(info, 'info')] : []),
    ...(silenced > 0 ? [`${silenced} silenced`] : []),
  ];
  return `${counted(deployments, 'SeldonDeployment')} in ${counted(files, 'file')}: ${found.join(', ')}\n`;
}
