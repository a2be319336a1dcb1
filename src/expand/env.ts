import { type EnvVar } from './model';

/**
 * Adds a variable or, if it exists, replaces the last one with its name in place.
 *
 * Without `override`, an existing variable makes the operator lose the whole list of variables.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/utils/utils.go SetEnvVar
 */
export function setEnv(env: EnvVar[] | undefined, variable: EnvVar, override: boolean): EnvVar[] | undefined {
  if (env === undefined) {
    return [variable];
  }
  let found = env.length - 1;
  while (found >= 0 && env[found].name !== variable.name) {
    found--;
  }
  if (found === -1) {
    return [...env, variable];
  }
  if (!override) {
    return undefined;
  }
  env[found] = variable;
  return env;
}

/** A variable as Go writes it: an empty value is omitted. */
export function envVar(name: string, value: string): EnvVar {
  return value === '' ? { name } : { name, value };
}
