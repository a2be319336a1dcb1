import { type Example } from './example';
import { type Finding, type Group, type Severity } from './finding';
import { type Subject } from './subject';

export { upstream } from '../api/facts/links';
export { containerDiff, diff, podDiff, predictorDiff, predictorDiffIn, specDiff, yaml } from './example';
export { listWords, writeOneOf } from './helpers/words';
export type { PlacedComponent, PlacedContainer, PlacedNode, PlacedPredictor, Subject } from './subject';

/** One place where a rule is broken. */
export type Violation = Omit<Finding, 'rule' | 'group' | 'severity'>;

/** Called by a rule for each violation. */
export type Report = (violation: Violation) => void;

/**
 * When a rule runs. A cluster checks in this order, and a later check means nothing if an earlier one fails:
 * - `document`: on documents that are not SeldonDeployments, reported when the input is read;
 * - `object`: on any object, valid or not;
 * - `value`: on objects that match the schema, with unknown fields dropped and defaults filled in;
 * - `expansion`: on objects that the webhook accepts too, and on what the operator creates from them.
 */
export type Stage = 'document' | 'object' | 'value' | 'expansion';

/** One kind of problem, with everything that a user needs to understand it. */
export interface Rule {
  /** `SELDON` and three digits; never reused for another rule. */
  readonly id: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly stage: Stage;
  /** What must hold, in one line. */
  readonly title: string;
  /** What the cluster does if it does not hold. */
  readonly consequence: string;
  /** Created when it is asked for: few calls print one. */
  readonly example: () => Example;
  /**
   * What breaks it, in the plural, for rules that old manifests break in many places: people see the first place and a
   * number instead of all places.
   */
  readonly many?: string;
  /**
   * Whether constructs fail on it although a cluster accepts it: in code, it is certainly a mistake. Existing
   * manifests, and SeldonDeployments that silence the rule, pass.
   */
  readonly failsInCode?: true;
  /**
   * Whether it is about the configuration of the operator: if another operator will watch the SeldonDeployment, its
   * findings follow from the one that says so.
   */
  readonly ofOperator?: true;
  /**
   * Names of fields, at any depth, and kinds of other objects: a SeldonDeployment without any of these fields, next to
   * none of these objects, does not break the rule, which is then not asked. Absent for rules that look at what every
   * SeldonDeployment has, or that find what is missing.
   */
  readonly looksAt?: readonly string[];
  /** Bytes of JSON that a SeldonDeployment which breaks it has at least; 0 if absent. */
  readonly fromSize?: number;
  /** The upstream source that proves it. */
  readonly source: string;
  check(subject: Subject, report: Report): void;
}

/** A rule with its name, which is the file's, and its topic, which is the folder's. */
export interface RegisteredRule extends Rule {
  /** A readable name, such as `image-tag`; accepted wherever the id is. */
  readonly name: string;
  /** The topic, such as `traffic`. */
  readonly topic: string;
}

/** A rule about what the cluster accepts, but the operator misreads or fails on: usually a warning. */
export function trap(
  rule: Omit<Rule, 'group' | 'stage' | 'severity'> & Partial<Pick<Rule, 'stage' | 'severity'>>,
): Rule {
  return { group: 'trap', severity: 'warning', stage: 'value', ...rule };
}
