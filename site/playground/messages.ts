import { type Target } from '../../src/cli/import/planned-input';

/** What the page asks of the worker. */
export interface Question {
  readonly id: number;
  readonly manifests: string;
  readonly values: string;
  /** The language of the program that is wanted too. */
  readonly target?: Target;
}

/** What `import` writes, which takes longer than the rest. */
export interface Code {
  readonly id: number;
  readonly target: Target;
  readonly code: string;
}

/** A finding at its place. */
export interface Found {
  readonly rule?: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
  /** Whether it is about the operator's values, not the manifests. */
  readonly inValues?: true;
}

export interface Created {
  readonly title: string;
  readonly yaml: string;
}

export interface Answer {
  readonly id: number;
  readonly found: readonly Found[];
  readonly created: readonly Created[];
  readonly pictures: readonly string[];
  /** How many SeldonDeployments there are. */
  readonly count: number;
  /** How long it took, in milliseconds. */
  readonly took?: number;
}
