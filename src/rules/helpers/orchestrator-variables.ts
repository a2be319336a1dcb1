import { writtenVariables, type WrittenVariable } from './variables';
import { ENGINE_ENV_PREFIX, ENGINE_SEPARATE_POD } from '../../api/facts/settings';
import { type Subject } from '../subject';

/** The variables of one orchestrator: those of its predictor, and those set by annotations of the spec. */
export interface OrchestratorSettings {
  /** Variables with literal values, by name; the last one of a name counts. */
  readonly written: ReadonlyMap<string, WrittenVariable>;
  /** The place of each variable, including those whose values come from elsewhere. */
  readonly names: ReadonlyMap<string, string>;
}

/** The variables of all orchestrators: those in `svcOrchSpec.env`, and those set by annotations of the spec. */
export function orchestratorVariables(subject: Subject): readonly WrittenVariable[] {
  return subject.once(allVariables);
}

/** The variables of each orchestrator that has any. */
export function orchestratorSettings(subject: Subject): readonly OrchestratorSettings[] {
  return subject.once(eachSettings);
}

function allVariables(subject: Subject): WrittenVariable[] {
  const own = subject.predictors.flatMap(({ predictor: { svcOrchSpec }, path }) =>
    writtenVariables(svcOrchSpec?.env, `${path}.svcOrchSpec.env`),
  );
  return [...annotated(subject), ...own];
}

function eachSettings(subject: Subject): OrchestratorSettings[] {
  const everywhere = annotated(subject);
  return subject.predictors.flatMap(({ predictor: { svcOrchSpec }, path }) => {
    const env = svcOrchSpec?.env ?? [];
    const written = [...everywhere, ...writtenVariables(env, `${path}.svcOrchSpec.env`)];
    const names = env.map(({ name = '' }, i) => [name, `${path}.svcOrchSpec.env[${i}].name`] as const);
    return written.length + names.length === 0
      ? []
      : [
          {
            written: new Map(written.map((each) => [each.name, each])),
            names: new Map([...everywhere.map((each) => [each.name, each.path] as const), ...names]),
          },
        ];
  });
}

function annotated({ spec }: Subject): WrittenVariable[] {
  return Object.entries(spec.annotations ?? {})
    .filter(([key]) => key.startsWith(ENGINE_ENV_PREFIX) && key !== ENGINE_SEPARATE_POD)
    .map(([key, value]) => ({
      name: key.slice(ENGINE_ENV_PREFIX.length).replaceAll('-', '_').toUpperCase(),
      value,
      path: `spec.annotations[${key}]`,
    }));
}
