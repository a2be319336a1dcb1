import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Io } from './io';
import { chartDefaults } from '../charts/render';
import { configFromObjects, configFromValues, type OperatorConfig } from '../expand/operator-config';
import { InputError } from '../private/errors';
import { isObject, type JsonObject, put } from '../private/json';
import { readDocuments } from '../yaml/read';

/**
 * The configuration of the operator that will see the SeldonDeployments: from values files of its chart, else from an operator among
 * the objects, else from the chart's defaults.
 */
export function operatorConfig(valuesFiles: readonly string[], objects: readonly JsonObject[], io: Io): OperatorConfig {
  const found = valuesFiles.length === 0 ? configFromObjects(objects) : undefined;
  if (found) {
    return found;
  }
  const defaults = chartDefaults('seldon-core-operator');
  return configFromValues(valuesFiles.reduce((values, file) => merge(values, readValues(file, io)), defaults));
}

function readValues(file: string, io: Io): JsonObject {
  let text: string;
  try {
    text = fs.readFileSync(path.resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new InputError(`--operator-values ${file}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message}`);
  }
  const [document, ...more] = readDocuments(text, file);
  if (document?.error) {
    const { line, column, message } = document.error;
    throw new InputError(`${file}:${line}:${column}: ${message}`);
  }
  if (document !== undefined && !isObject(document.value) || more.length > 0) {
    throw new InputError(`--operator-values ${file}: must be one document with a map of values`);
  }
  return document === undefined ? {} : document.value as JsonObject;
}

/** Helm's rules: maps are merged, everything else is replaced, null deletes. */
function merge(base: JsonObject, over: JsonObject): JsonObject {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = Object.prototype.hasOwnProperty.call(base, key) ? base[key] : undefined;
    if (value === null) {
      delete merged[key];
    } else {
      put(merged, key, isObject(below) && isObject(value) ? merge(below, value) : value);
    }
  }
  return merged;
}
