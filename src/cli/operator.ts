import { type Io } from './io';
import { readFileNow } from './read-file';
import { defaultOperator } from '../expand/default-operator';
import { type Operator } from '../expand/operators';
import type * as values from '../input/operator-values';
import { type JsonObject } from '../private/json';
import { fileSource } from '../values/source';

/**
 * The operator that values files of its chart install, without any the one of the chart's defaults. Warnings about the
 * values go to standard error, as those of `template` do.
 *
 * @param pieces objects of an operator without a manager, which are a part of what is installed
 * @param onWarning called for each warning, after it was printed
 * @throws InputError if a file cannot be read, or the chart could not be rendered from it
 */
export function operatorOf(
  valuesFiles: readonly string[],
  pieces: readonly JsonObject[],
  io: Io,
  onWarning?: () => void,
): Operator {
  if (valuesFiles.length === 0 && pieces.length === 0) {
    return { config: defaultOperator() };
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most calls name no values, and need no chart
  const { operatorFromSources } = require('../input/operator-values') as typeof values;
  const sources = valuesFiles.map((file) => fileSource(file, readFileNow(file, io)));
  const { operator, warnings } = operatorFromSources(sources, pieces);
  for (const warning of warnings) {
    io.stderr(`warning: ${warning}\n`);
    onWarning?.();
  }
  return operator;
}
