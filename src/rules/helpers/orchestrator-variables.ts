import { writtenVariables, type WrittenVariable } from './variables';
import { ENGINE_ENV_PREFIX, ENGINE_SEPARATE_POD } from '../../api/facts/settings';
import { type Subject } from '../subject';

/** The variables of all orchestrators: those of `svcOrchSpec.env`, and those that annotations of the spec become. */
export function orchestratorVariables({ spec, predictors }: Subject): WrittenVariable[] {
  const annotated = Object.entries(spec.annotations ?? {})
    .filter(([key]) => key.startsWith(ENGINE_ENV_PREFIX) && key !== ENGINE_SEPARATE_POD)
    .map(([key, value]) => ({
      name: key.slice(ENGINE_ENV_PREFIX.length).replaceAll('-', '_').toUpperCase(),
      value,
      path: `spec.annotations[${key}]`,
    }));
  const own = predictors.flatMap(({ predictor: { svcOrchSpec }, path }) =>
    writtenVariables(svcOrchSpec?.env, `${path}.svcOrchSpec.env`),
  );
  return [...annotated, ...own];
}
