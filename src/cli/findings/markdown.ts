import { type LocatedFinding, objectName } from './located';
import { markdownCode, markdownTable } from '../markdown';

/** A table for job summaries and comments on pull requests; the summary stands above it. */
export function formatMarkdown(findings: readonly LocatedFinding[], summary: string): string {
  if (findings.length === 0) {
    return summary;
  }
  const rows = findings.map((located) => {
    const {
      finding: { severity, rule, path, message, remedy },
      file,
      line,
      column,
    } = located;
    const at = [path, objectName(located)].filter((part) => part !== undefined && part !== '').join(' of ');
    const what = [message, at, remedy].map(markdownCode);
    return [severity, rule, markdownCode(`${file}:${line}:${column}`), ...what];
  });
  return `${summary}\n${markdownTable(['Severity', 'Rule', 'Place', 'Finding', 'At', 'Fix'], rows)}`;
}
