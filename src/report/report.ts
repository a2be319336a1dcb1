import { type Diagram } from '../diagram/diagram';
import { type Change } from '../preview/difference';
import { type Manifest } from '../private/json';

/** A place in the input. */
export interface SourceLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is written there. */
  readonly text: string;
}

/** What the rules found, and where. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  readonly source: SourceLine;
}

/**
 * An object that the operator creates; `places` has for each line of its YAML the line of the source that led to it, or
 * 0.
 */
export interface ReportedObject {
  readonly kind: string;
  readonly name: string;
  readonly yaml: readonly string[];
  readonly places: readonly number[];
}

/** A SeldonDeployment and what becomes of it. */
export interface ReportedModel {
  readonly namespace: string;
  readonly name: string;
  /** Where it begins. */
  readonly source: SourceLine;
  /** The lines of its document; the first one has the number `firstLine`. */
  readonly lines: readonly string[];
  readonly firstLine: number;
  readonly address?: string;
  readonly diagram: Diagram;
  readonly objects: readonly Manifest[];
  readonly created: readonly ReportedObject[];
  readonly findings: readonly ReportedFinding[];
}

/** What was there before. */
export interface Baseline {
  /** Pictures by namespace and name. */
  readonly diagrams: ReadonlyMap<string, Diagram>;
  readonly changes: readonly Change[];
}

/** All that a report shows. */
export interface Report {
  readonly title: string;
  readonly models: readonly ReportedModel[];
  /** Teams by namespace, if namespaces name one. */
  readonly teams: ReadonlyMap<string, string>;
  readonly baseline?: Baseline;
}

/** How a SeldonDeployment is called among all. */
export function modelKey({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
