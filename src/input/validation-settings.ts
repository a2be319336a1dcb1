import { operatorFromSources } from './operator-values';
import { readText } from './read-text';
import { type Operator, operatorsAmong } from '../expand/operators';
import { InputError } from '../private/errors';
import { type Json, type JsonObject } from '../private/json';
import { kindAndSize } from '../private/shown-value';
import { hint } from '../private/suggest';
import { knownRule } from '../rules/known-rule';
import { besideDescribed } from '../rules/operators';
import { ruleIds } from '../rules/silence';
import { fileSource } from '../values/source';

/** Settings of a validation. */
export interface ValidationSettings {
  /** The operators, one of which watches each SeldonDeployment. */
  readonly operators: readonly Operator[];
  /** Ids of rules to silence. */
  readonly silenced: readonly string[];
  readonly strict: boolean;
}

const KEYS = ['operatorValues', 'silence', 'strict'];

/**
 * Reads properties from a file, whose names and types have not been checked yet.
 *
 * @param objects the manifests, which may include an operator
 * @throws InputError if they cannot be used
 */
export function readSettings(props: object, objects: readonly JsonObject[]): ValidationSettings {
  const { operatorValues = [], silence = [], strict = false } = props as Record<string, unknown>;
  const unknown = Object.keys(props).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw new InputError(
      `unknown property ${JSON.stringify(unknown)}${hint(unknown, KEYS)} (known: ${KEYS.join(', ')})`,
    );
  }
  if (typeof strict !== 'boolean') {
    throw new InputError(`strict must be true or false, got ${kindAndSize(strict as Json)}`);
  }
  const silenced = texts('silence', silence)
    .flatMap(ruleIds)
    .map((id) => knownRule(id).id);
  const files = texts('operatorValues', operatorValues);
  const found = operatorsAmong(objects);
  const isFound = files.length === 0 && found.length > 0;
  const sources = files.map((file) => fileSource(file, readText(file)));
  const installed = isFound ? undefined : operatorFromSources(sources, found.length > 0 ? [] : objects);
  return {
    operators: installed ? besideDescribed(installed.operator, found) : found,
    silenced,
    strict,
  };
}

function texts(key: string, value: unknown): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new InputError(`${key} must be a list of strings, got ${kindAndSize(value as Json)}`);
  }
  return value;
}
