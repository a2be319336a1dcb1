import { type Io } from './io';
import { readFileNow } from './read-file';
import { configFromObjects, type OperatorConfig } from '../expand/operator-config';
import { configFromSources } from '../input/operator-values';
import { type JsonObject } from '../private/json';
import { fileSource } from '../values/source';

/**
 * The configuration of the operator that will see the SeldonDeployments: from values files of its chart, else from an operator among
 * the objects, else from the chart's defaults.
 *
 * @throws InputError where a file cannot be read, or the chart could not be rendered from it
 */
export function operatorConfig(valuesFiles: readonly string[], objects: readonly JsonObject[], io: Io): OperatorConfig {
  const found = valuesFiles.length === 0 ? configFromObjects(objects) : undefined;
  return found ?? configFromSources(valuesFiles.map((file) => fileSource(file, readFileNow(file, io))));
}
