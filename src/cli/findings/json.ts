import { type LocatedFinding } from './located';
import { type JsonObject, entryOf } from '../../private/json';
import { RULE_NAMES } from '../../rules/rule-names.generated';
import { jsonArray, mapped } from '../pieces';

/** A finding as scripts read it. */
export function findingRecord({
  finding,
  file,
  line,
  column,
  key = '',
  kind,
  name,
  namespace,
}: LocatedFinding): JsonObject {
  const { rule, group, severity, path, message, remedy, upstream, pruned } = finding;
  return {
    rule,
    ruleName: entryOf(RULE_NAMES, rule)!,
    group,
    severity,
    file,
    line,
    column,
    kind: kind ?? null,
    name: name ?? null,
    namespace: namespace ?? null,
    path,
    ...(key !== '' && { key }),
    message,
    remedy,
    ...(upstream && { upstream: { ...upstream } }),
    ...(pruned && { pruned }),
  };
}

/** One array with all findings. */
export function* formatJson(findings: readonly LocatedFinding[]): Generator<string> {
  yield* jsonArray(mapped(findings, findingRecord));
  yield '\n';
}
