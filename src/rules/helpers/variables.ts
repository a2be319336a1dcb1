import { type EnvVar } from '../../api/types';

/** An environment variable whose value is written where it stands. */
export interface WrittenVariable {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** The variables of a list whose values are known here: neither taken from an object nor put together from others. */
export function writtenVariables(env: readonly EnvVar[] | null | undefined, path: string): WrittenVariable[] {
  return (env ?? []).flatMap(({ name = '', value, valueFrom }, i) =>
    valueFrom || value?.includes('$(') ? [] : [{ name, value: value ?? '', path: `${path}[${i}].value` }],
  );
}
