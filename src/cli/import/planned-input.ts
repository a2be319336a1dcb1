import { type InputObjects } from './objects';
import { type OperatorPlan } from './operator/planned-operator';
import { type Planned } from './plan';
import { type Cluster } from './promise';
import { type Assembly } from '../../codegen/assembly';
import { type RepositoryFiles } from '../init/repository';

/** The forms of a project. */
export const TARGETS = ['typescript', 'python', 'values'] as const;

export type Target = (typeof TARGETS)[number];

export interface ProjectSettings {
  readonly target: Target;
  readonly exact: boolean;
  /** Whether models that are alike become a function and a table. */
  readonly factored: boolean;
  readonly assembly: Assembly;
  /** Name of the project. */
  readonly name: string;
  /** This library, as package.json or requirements.txt name it. */
  readonly library: string;
  /** Texts of values files of the operator's chart. */
  readonly operatorValues: readonly string[];
  /** Shows how far a long import is. */
  readonly progress?: (line: string) => void;
}

/** An input, and what becomes of it. */
export interface PlannedInput {
  readonly environment?: string;
  readonly cluster: Cluster;
  /** Without the objects of operators that constructs install. */
  readonly objects: InputObjects;
  readonly planned: readonly Planned[];
  readonly operators: OperatorPlan;
}

/** Files of a project, and what became of each model. */
export interface WrittenProject {
  readonly files: RepositoryFiles;
  readonly planned: readonly Planned[];
}
