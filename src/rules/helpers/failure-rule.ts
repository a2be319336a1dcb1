import { type Failure } from '../../expand/expand';
import { type Rule, type Subject, trap, type Violation } from '../rule';

/** What happens if the operator fails. */
const EFFECT: Record<Failure['kind'], string> = {
  error: 'the operator never reconciles it',
  panic: 'the operator crashes, which blocks all other SeldonDeployments too',
};

/** A reason why the operator fails on what the webhook accepted. */
export interface FailureRule extends Rule {
  /** Whether this is the reason for a failure. */
  matches(failure: Failure): boolean;
}

/** A rule about one reason for a failure. It follows the operator's own code path, so its conditions are exact. */
export function failureRule(
  rule: Omit<Rule, 'group' | 'stage' | 'severity' | 'check'> & Pick<FailureRule, 'matches'>,
  explain: (
    failure: Failure,
    subject: Subject,
  ) => Partial<Pick<Violation, 'path'>> & Pick<Violation, 'message' | 'remedy'>,
): FailureRule {
  const made = trap({
    ...rule,
    severity: 'error',
    stage: 'expansion',
    check(subject, report) {
      const { failure } = subject.expansion;
      if (failure && rule.matches(failure)) {
        const { message, ...rest } = explain(failure, subject);
        report({ path: failure.path, ...rest, message: `${message}: ${EFFECT[failure.kind]} ("${failure.message}")` });
      }
    },
  });
  return { ...made, matches: rule.matches };
}
