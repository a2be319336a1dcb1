/** How much a finding matters. */
export enum FindingSeverity {
  /** It cannot work: synthesis fails. */
  ERROR = 'error',
  /** It probably surprises. */
  WARNING = 'warning',
  /** It could be better. */
  INFO = 'info',
}

/** Something wrong or doubtful in a SeldonDeployment. */
export interface Finding {
  /** The rule's id, such as `SELDON101`; the annotation that silences rules takes it. */
  readonly rule: string;

  /** What objects: `schema`, `webhook`, or `trap` for what is accepted and then misread by the operator. */
  readonly group: string;

  /** How much it matters. */
  readonly severity: FindingSeverity;

  /** Where, such as `spec.predictors[0].graph.children[1]`. */
  readonly path: string;

  /** What is wrong, with the offending value. */
  readonly message: string;

  /** What to do about it. */
  readonly remedy: string;
}

/** A suppressed finding. */
export interface SilencedFinding extends Finding {
  /**
   * Why it is silenced.
   * @default - the annotation does not say
   */
  readonly reason?: string;
}
