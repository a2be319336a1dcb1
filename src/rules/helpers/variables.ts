import { broughtVariables } from './brought-variables';
import { isCommand } from './shell-forms';
import { type EnvVar } from '../../api/types.generated';
import { type OtherPlace } from '../finding';
import { type PlacedContainer, type Subject } from '../subject';

/** An environment variable with a literal value. */
export interface WrittenVariable {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A variable of a container whose value is known. */
export interface ContainerVariable extends WrittenVariable {
  /** Where its value is, if in a ConfigMap or Secret. */
  readonly about?: OtherPlace;
}

/** The operator sets these itself: its `env` takes precedence over `envFrom`. */
const SET_BY_OPERATOR =
  /^(PREDICTIVE_UNIT_.*|MLSERVER_(HTTP_PORT|GRPC_PORT|METRICS_PORT|METRICS_ENDPOINT|MODEL_(NAME|URI|IMPLEMENTATION|VERSION)))$/;

/** Whether the operator sets a variable of every server. */
export function isSetByOperator(name: string): boolean {
  return SET_BY_OPERATOR.test(name);
}

/** The variables with literal values: neither read from an object nor composed of other variables. */
export function writtenVariables(env: readonly EnvVar[] | null | undefined, path: string): WrittenVariable[] {
  return (env ?? []).flatMap(({ name = '', value, valueFrom }, i) =>
    valueFrom || (value?.includes('$(') && !isCommand(value))
      ? []
      : [{ name, value: value ?? '', path: `${path}[${i}].value` }],
  );
}

/**
 * The same of a container, and those that `envFrom` adds from ConfigMaps and Secrets of the input.
 *
 * @param others more variables that the operator sets
 */
export function containerVariables(
  subject: Subject,
  { container: { env, envFrom }, path }: PlacedContainer,
  others: readonly string[] = [],
): ContainerVariable[] {
  const written = writtenVariables(env, `${path}.env`);
  const { variables } = broughtVariables(subject, envFrom);
  if (variables.size === 0) {
    return written;
  }
  const names = new Set([...others, ...(env ?? []).map(({ name }) => name)]);
  const brought = [...variables.values()].flatMap(({ name, value, index, about }): ContainerVariable[] =>
    value === undefined || names.has(name) || SET_BY_OPERATOR.test(name)
      ? []
      : [{ name, value, path: `${path}.envFrom[${index}]`, about }],
  );
  return [...written, ...brought];
}

/** A variable's value in messages; never that of a Secret. */
export function shownValueOf({ value, about }: ContainerVariable): string {
  const shown = JSON.stringify(value);
  return about === undefined
    ? shown
    : `${about.kind === 'Secret' ? 'as set' : shown} in ${about.kind} ${JSON.stringify(about.name)}`;
}

/** Where a finding about a variable belongs. */
export function placeOf({ path, about }: ContainerVariable): { path: string; about?: OtherPlace } {
  return about === undefined ? { path } : { path, about };
}
