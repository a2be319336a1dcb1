import { RULE_NAMES } from './rule-names.generated';
import { entryOf } from '../private/json';

/** How severe a finding is: errors cannot work, warnings are probably not intended, infos are style. */
export type Severity = 'error' | 'warning' | 'info';

/** What would reject it: the CRD's schema, the validating webhook, or nothing (the operator misreads it later). */
export type Group = 'schema' | 'webhook' | 'trap';

/** A problem at one place of a SeldonDeployment. */
export interface Finding {
  /** The rule's id, such as `SELDON101`. */
  readonly rule: string;
  readonly group: Group;
  readonly severity: Severity;
  /** The place, such as `spec.predictors[0].graph.children[1]`. */
  readonly path: string;
  /** The problem, with the offending value. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** What the webhook answers, for findings of group `webhook`. */
  readonly upstream?: Upstream;
  /** Whether the API server would drop the field. */
  readonly pruned?: true;
  /** Whether it follows from another finding and disappears with it, so only that one is reported. */
  readonly follows?: true;
  /** What several of its kind are, if they are reported in a line of their own rather than in that of the rule. */
  readonly many?: string;
  /** The place in another object, if the problem is there: that object refers to one of the SeldonDeployment's. */
  readonly about?: OtherPlace;
}

/** A place in another object. */
export interface OtherPlace {
  readonly kind: string;
  /** Empty if not set. */
  readonly namespace: string;
  readonly name: string;
  readonly path: string;
}

/** The findings that are reported to people, without those that follow from others. */
export function toldFindings<F extends Finding>(findings: readonly F[]): readonly F[] {
  return findings.some(({ follows }) => follows) ? findings.filter(({ follows }) => !follows) : findings;
}

/** One error of the validating webhook, word for word. */
export interface Upstream {
  readonly field: string;
  readonly detail: string;
}

/** One line for people, with path, message, remedy and the rule's id and name. */
export function describeFinding(finding: Finding): string {
  const where = finding.path === '' ? '' : `${finding.path}: `;
  return `${where}${finding.message}; ${finding.remedy} (${ruleLabel(finding.rule)})`;
}

/** The label of a rule in messages: `SELDON250 dead-field`. */
export function ruleLabel(id: string): string {
  return `${id} ${entryOf(RULE_NAMES, id)}`;
}
