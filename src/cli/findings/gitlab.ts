import * as path from 'node:path';
import { type LocatedFinding, objectName } from './located';
import { digest } from '../../private/digest';
import { type JsonObject } from '../../private/json';
import { visible } from '../../private/visible';
import { type Severity } from '../../rules/finding';
import { jsonArray, mapped } from '../pieces';

const SEVERITY: Record<Severity, string> = { error: 'critical', warning: 'minor', info: 'info' };

/**
 * A Code Quality report: GitLab shows it in merge requests, with what is new and what is fixed.
 * @param cwd the folder that relative paths start from: the top of the repository
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function* formatGitlab(findings: readonly LocatedFinding[], cwd: string): Generator<string> {
  const seen = new Map<string, number>();
  const issue = (located: LocatedFinding): JsonObject => {
    const {
      finding: { rule, severity, path: at, message, remedy },
      file,
      line,
    } = located;
    // The same problem keeps its identity when lines above it change.
    const identity = JSON.stringify([rule, file, objectName(located), at]);
    const repeats = seen.get(identity) ?? 0;
    seen.set(identity, repeats + 1);
    return {
      description: visible(`${at === '' ? '' : `${at}: `}${message}; ${remedy}`),
      check_name: rule,
      fingerprint: digest('sha256', `${identity}${repeats}`),
      severity: SEVERITY[severity],
      location: { path: visible(relative(file, cwd)), lines: { begin: line } },
    };
  };
  yield* jsonArray(mapped(findings, issue));
  yield '\n';
}

/** GitLab knows files by their path from the top of the repository, without `./`. */
function relative(file: string, cwd: string): string {
  return file === '-' ? 'stdin' : path.relative(cwd, path.resolve(cwd, file)).split(path.sep).join('/');
}
