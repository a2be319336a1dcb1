import { type Group, type OtherPlace, type Severity, type Upstream } from './finding';
import { type Subject } from './subject';

export { upstream } from '../api/facts/links';

/** One place where a rule is broken. */
export interface Violation {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  readonly upstream?: Upstream;
  readonly pruned?: true;
  readonly follows?: true;
  readonly about?: OtherPlace;
}

/** Takes what a rule finds. */
export type Report = (violation: Violation) => void;

/**
 * When a rule may look. A cluster asks in this order, and a later answer means nothing where an earlier one is no:
 * - `document`: at what is no object at all; the reader of the input reports it;
 * - `object`: at any object, valid or not;
 * - `value`: at objects that fit the schema, with unknown fields dropped and defaults filled in;
 * - `expansion`: at objects that the webhook accepts too, and at what the operator creates from them.
 */
export type Stage = 'document' | 'object' | 'value' | 'expansion';

/** One thing that can be wrong, with all that a user needs to understand it. */
export interface Rule {
  /** `SELDON` and three digits; never used again for another rule. */
  readonly id: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly stage: Stage;
  /** What must hold, in one line. */
  readonly title: string;
  /** What the cluster does where it does not hold. */
  readonly consequence: string;
  readonly example: Example;
  /**
   * What breaks it, in the plural, for rules that manifests of older releases break all over: people see the first place and a
   * number instead of each place.
   */
  readonly many?: string;
  /**
   * Whether constructs refuse to write what breaks it although a cluster accepts it: whoever writes it in code did not mean
   * it. Manifests that exist already, and SeldonDeployments that silence the rule, pass.
   */
  readonly failsInCode?: true;
  /** Where upstream decides it. */
  readonly source: string;
  check(subject: Subject, report: Report): void;
}

/** A rule in its place: the file is its name, the folder its topic. */
export interface RegisteredRule extends Rule {
  /** What people call it by, such as `image-tag`; accepted wherever the id is. */
  readonly name: string;
  /** What it is about, such as `traffic`. */
  readonly topic: string;
}

/** Manifests (YAML) that break a rule, and the same ones repaired. */
export interface Example {
  readonly before: string;
  readonly after: string;
  /** Values of the operator chart (YAML) under which the rule applies; absent: the chart's defaults. */
  readonly operator?: string;
  /** The repaired values, where these are what is wrong. */
  readonly operatorAfter?: string;
}
