import { type Program } from '../../../codegen/program';

/** The parts of a project in any language. */
export interface ProjectParts {
  /** Name of the package. */
  readonly name: string;
  /** This library, as package.json or requirements.txt name it. */
  readonly library: string;
  readonly program: Program;
  /** The command that proves the promise on the synthesized manifests. */
  readonly check: string;
  readonly exact: boolean;
  /** Names of the environments; none if there is one cluster. */
  readonly environments: readonly string[];
  /** Files with values of an operator that is installed elsewhere. */
  readonly operatorValues: readonly string[];
  /** Objects of an operator that differ from the input on purpose. */
  readonly changed: readonly string[];
  /** @param commands what to call, and what it does; @param main the file to edit */
  readme(commands: readonly (readonly [command: string, about: string])[], main: string): string;
}
