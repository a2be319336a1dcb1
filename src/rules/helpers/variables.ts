import { type EnvVar } from '../../api/types';

/** An environment variable with a literal value. */
export interface WrittenVariable {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** The variables with literal values: neither read from an object nor composed of other variables. */
export function writtenVariables(env: readonly EnvVar[] | null | undefined, path: string): WrittenVariable[] {
  return (env ?? []).flatMap(({ name = '', value, valueFrom }, i) =>
    valueFrom || value?.includes('$(') ? [] : [{ name, value: value ?? '', path: `${path}[${i}].value` }],
  );
}
