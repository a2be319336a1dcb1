import { RULE_NAMES } from './rule-names';
import { entryOf } from '../private/json';

/** How much a finding matters: errors cannot work, warnings probably surprise, infos are style. */
export type Severity = 'error' | 'warning' | 'info';

/** Who would object: the CRD's schema, the validating webhook, or nobody until the operator misreads it. */
export type Group = 'schema' | 'webhook' | 'trap';

/** What is wrong at one place of a SeldonDeployment. */
export interface Finding {
  /** The rule's id, such as `SELDON101`. */
  readonly rule: string;
  readonly group: Group;
  readonly severity: Severity;
  /** Where, such as `spec.predictors[0].graph.children[1]`. */
  readonly path: string;
  /** What is wrong, with the offending value. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** What the webhook answers, for findings of group `webhook`. */
  readonly upstream?: Upstream;
  /** Whether the API server would drop the field. */
  readonly pruned?: true;
  /** Whether it follows from another finding and goes away with it, so that only that one is told. */
  readonly follows?: true;
  /** What it is about, where that is another object, which refers to one of the SeldonDeployment's. */
  readonly about?: OtherPlace;
}

/** A place in another object. */
export interface OtherPlace {
  readonly kind: string;
  /** Empty where it names none. */
  readonly namespace: string;
  readonly name: string;
  readonly path: string;
}

/** The findings that are told to people: what follows from another one is not. */
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

/** How messages call a rule: `SELDON250 dead-field`. */
export function ruleLabel(id: string): string {
  return `${id} ${entryOf(RULE_NAMES, id)}`;
}
