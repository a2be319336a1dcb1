import { type Refused, refusedOf } from './refused';
import { type Rule, type Subject, trap, type Violation } from '../rule';

/** A reason why the API server rejects what the operator creates. */
export interface RefusalRule extends Rule {
  /** Whether this is the reason for a rejection. */
  matches(refused: Refused): boolean;
}

/** A rule about one kind of rejection by kube-apiserver's own validation of the created objects. */
export function refusalRule(
  rule: Omit<Rule, 'group' | 'stage' | 'severity' | 'check'> & Pick<RefusalRule, 'matches'>,
  explain: (refused: Refused, subject: Subject) => Pick<Violation, 'message' | 'remedy' | 'follows'>,
): RefusalRule {
  const made = trap({
    ...rule,
    severity: 'error',
    stage: 'expansion',
    check(subject, report) {
      for (const refused of refusedOf(subject)) {
        if (rule.matches(refused)) {
          const { message, ...rest } = explain(refused, subject);
          report({
            path: refused.path,
            message: `${message}: the API server rejects ${refused.objects.join(', ')} (${refused.answer})`,
            ...rest,
          });
        }
      }
    },
  });
  return { ...made, matches: rule.matches };
}
