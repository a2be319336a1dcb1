/** The severity of a finding. */
export enum FindingSeverity {
  /** It cannot work: synthesis fails. */
  ERROR = 'error',
  /** It is probably not intended. */
  WARNING = 'warning',
  /** It could be better. */
  INFO = 'info',
}

/** A problem in a SeldonDeployment. */
export interface Finding {
  /** The rule's id, such as `SELDON101`; the annotation that silences rules takes it. */
  readonly rule: string;

  /** What reports it: `schema`, `webhook`, or `trap` for what is accepted but then misread by the operator. */
  readonly group: string;

  /** The severity. */
  readonly severity: FindingSeverity;

  /** The path, such as `spec.predictors[0].graph.children[1]`. */
  readonly path: string;

  /** The problem, with the offending value. */
  readonly message: string;

  /** What to do about it. */
  readonly remedy: string;
}

/** A silenced finding. */
export interface SilencedFinding extends Finding {
  /**
   * Why it is silenced.
   * @default - the annotation gives no reason
   */
  readonly reason?: string;
}
