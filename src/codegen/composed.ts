import { type Expression, type ObjectExpression } from './expression';
import { type Recognized } from './recognize/context';

/** A SeldonDeployment of a program. */
export interface ComposedDeployment {
  readonly id: string;
  readonly comments: readonly string[];
  /** Typed constructs, or the file that keeps it verbatim. */
  readonly code: Recognized | { readonly file: string };
}

/** The contents of one chart of a program, and so of one file. */
export interface ComposedChart {
  readonly id: string;
  readonly namespace?: string;
  readonly operators: readonly ComposedOperator[];
  readonly deployments: readonly ComposedDeployment[];
  /** Files with objects that are kept verbatim. */
  readonly files: readonly ComposedFile[];
  /** Calls of functions that add models which several environments have. */
  readonly common?: readonly CommonCall[];
}

/** A call of a function that several environments share. */
export interface CommonCall {
  readonly function: string;
  /** What is particular to the environment. */
  readonly cells?: ObjectExpression;
}

/** An operator that the program installs. */
export interface ComposedOperator {
  readonly id: string;
  readonly comments: readonly string[];
  readonly props?: Expression;
}

/** Objects that are kept verbatim. */
export interface ComposedFile {
  readonly id: string;
  readonly file: string;
  readonly comments: readonly string[];
}

/** The manifests of one cluster. */
export interface ComposedApp {
  /** Its name, if there are several. */
  readonly name?: string;
  /** Folder of the manifests. */
  readonly folder: string;
  /** Whether `ManifestWriter` writes them, because kubectl would misread what cdk8s writes. */
  readonly writer?: boolean;
  readonly charts: readonly ComposedChart[];
}
