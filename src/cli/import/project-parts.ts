import { MANIFESTS } from './layout';
import { type Planned } from './plan';
import { type PlannedInput, type ProjectSettings } from './planned-input';
import { type ProjectParts } from './project/parts';
import { readmeOf } from './project/readme';

/**
 * What all forms of a project have in common.
 * @param files that are applied next to what is synthesized
 */
export function projectParts(
  inputs: readonly PlannedInput[],
  fileOf: ReadonlyMap<Planned, string>,
  operatorValues: readonly string[],
  files: readonly string[],
  { name, library, exact }: ProjectSettings,
): Omit<ProjectParts, 'program'> {
  const flags = `${operatorValues.map((file) => ` --operator-values ${file}`).join('')}${exact ? ' --exact' : ''}`;
  const checks = inputs.map(({ environment }) => {
    const below = environment === undefined ? '' : `/${environment}`;
    const folders = [...new Set(files.map((file) => file.split('/')[0]))].map((folder) => `${folder}${below}`);
    const manifests = [
      `${MANIFESTS}${below}`,
      ...folders.filter((folder) => files.some((file) => isBelow(file, folder))),
    ];
    return `cdk8s-seldon import ${beforeFile(environment)}${manifests.map((each) => ` --check ${each}`).join('')}${flags}`;
  });
  const operators = {
    operators: inputs.flatMap((each) => each.operators.operators),
    reasons: inputs.flatMap((each) => each.operators.reasons),
  };
  const told = {
    name,
    exact,
    operators,
    fileOf,
    environments: inputs.flatMap(({ environment }) => environment ?? []),
    planned: inputs.flatMap(({ planned }) => planned),
    secrets: inputs.flatMap(({ objects }) => objects.secrets),
    withheld: inputs.flatMap(({ objects }) => objects.withheld),
    owned: inputs.reduce((sum, { objects }) => sum + objects.owned, 0),
    kept: inputs.reduce((sum, { objects }) => sum + objects.kept.length, 0),
  };
  return {
    name,
    library,
    exact,
    operatorValues,
    environments: told.environments,
    changed: operators.operators.flatMap(({ differences }) => differences).map((each) => each.split(' would ')[0]),
    check: checks.join(' && '),
    readme: (commands, main) => readmeOf(told, commands, main),
  };
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** The file of what was imported. */
export function beforeFile(environment: string | undefined): string {
  return environment === undefined ? 'before.yaml' : `before/${environment}.yaml`;
}
