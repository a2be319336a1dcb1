import { type LocatedFinding, objectName } from './located';
import { markdownCode, markdownTable } from '../markdown';
import { mapped } from '../pieces';

/** A table for job summaries and comments on pull requests, below the summary. */
export function* formatMarkdown(findings: readonly LocatedFinding[], summary: string): Generator<string> {
  yield summary;
  if (findings.length > 0) {
    yield '\n';
    yield* markdownTable(['Severity', 'Rule', 'Place', 'Finding', 'At', 'Fix'], mapped(findings, row));
  }
}

function row(located: LocatedFinding): string[] {
  const {
    finding: { severity, rule, path, message, remedy },
    file,
    line,
    column,
  } = located;
  const at = [path, objectName(located)].filter((part) => part !== undefined && part !== '').join(' of ');
  const what = [message, at, remedy].map(markdownCode);
  return [severity, rule, markdownCode(`${file}:${line}:${column}`), ...what];
}
