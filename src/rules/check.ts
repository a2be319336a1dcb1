import { type Finding } from './finding';
import { type Rule, type Stage } from './rule';
import { type Subject } from './subject';

/** What the rules of one stage find in a SeldonDeployment, in the order of the rules. */
export function runRules(rules: readonly Rule[], stage: Stage, subject: Subject): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.stage === stage) {
      rule.check(subject, (violation) => findings.push({ rule: rule.id, group: rule.group, severity: rule.severity, ...violation }));
    }
  }
  return findings;
}
