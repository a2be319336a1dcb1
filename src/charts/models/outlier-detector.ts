import { container, type ModelScope } from './scope';
import { has, type Json, type JsonObject } from '../../private/json';
import { isMap, type Value } from '../../values/value';
import { describe, describeString, type Fields } from '../template/fields';
import { range } from '../template/functions';
import { text } from '../template/text';
import { ValueError } from '../value-error';

const TYPES = ['vae', 'mahalanobis', 'seq2seq', 'isolationforest'];

/** Values of the four kinds of outlier detectors; `variant` is the word in the names of their images. */
export function detectorDefaults(variant: string): JsonObject {
  const image = (detector: string) => ({ name: `seldonio/outlier-${detector}-${variant}:0.1` });
  return {
    type: 'vae',
    vae: { threshold: 10, reservoir_size: 50000, model_name: 'vae', load_path: './models/', image: image('vae') },
    mahalanobis: { threshold: 25, n_components: 3, n_stdev: 3, start_clip: 50, max_n: -1, image: image('mahalanobis') },
    seq2seq: {
      threshold: 0.003,
      reservoir_size: 50000,
      model_name: 'seq2seq',
      load_path: './models/',
      image: image('s2s-lstm'),
    },
    isolationforest: { threshold: 0, model_name: 'if', load_path: './models/', image: image('if') },
    parameterTypes: {
      threshold: 'FLOAT',
      reservoir_size: 'INT',
      model_name: 'STRING',
      load_path: 'STRING',
      n_components: 'INT',
      n_stdev: 'FLOAT',
      start_clip: 'INT',
      max_n: 'INT',
    },
  };
}

/** Paths of the maps whose keys are parameters of a detector. */
export function detectorPaths(path: string): string[] {
  return [...TYPES, 'parameterTypes'].map((key) => `${path}.${key}`);
}

/** The outlier detector that the values at `path` choose: its container, and the parameters of its graph node. */
export function outlierDetector(scope: ModelScope, path: string): { container: JsonObject; parameters: JsonObject[] } {
  const type = scope.values.at(`${path}.type`);
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    throw new ValueError(`${path}.type`, `must be one of ${TYPES.join(', ')}, not ${describeString(type)}`);
  }
  const image = scope.values.at(`${path}.${type}.image.name`);
  return {
    container: container(scope.quoted(`${path}.name`), image === null ? null : text(image)),
    parameters: parameters(scope.values, path, type),
  };
}

function parameters(values: Fields, path: string, type: string): JsonObject[] {
  const types = values.at(`${path}.parameterTypes`);
  return range(values.at(`${path}.${type}`), `${path}.${type}`)
    .filter(([key]) => key !== 'image')
    .map(([key, value]) => ({ name: key, value: quote(value), type: quote(typeOf(types, key, path)) }));
}

function typeOf(types: Value, key: string, path: string): Value {
  if (!isMap(types)) {
    throw new ValueError(`${path}.parameterTypes`, `must be a map, not ${describe(types)}`);
  }
  return has(types, key) ? types[key] : null;
}

/** `quote`: a string in any case, but nothing for nothing. */
function quote(value: Value): Json {
  return value === null ? null : text(value);
}
