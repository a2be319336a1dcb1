import { type Chart } from './chart';
import { OPERATOR_ADDITIONS } from './operator/additions';
import { OPERATOR_CHART_NAME } from '../api/facts/names';
import { entryOf, has, isObject, type Json, type JsonObject, put } from '../private/json';

/**
 * A JSON schema (draft-07) of a chart's values, for editors: the keys that the chart reads, their defaults, and the
 * type that each default has. A key that nothing reads does not fit. Templates take many a text for a number and the
 * other way round, and so does the schema; a null deletes a default.
 */
export function valuesJsonSchema(chart: Chart): JsonObject {
  const properties = mapSchema(chart, chart.defaults, '');
  for (const path of chart.readBesides(false)) {
    insert(properties, path.split('.'), {});
  }
  for (const { path, summary } of chart.name === OPERATOR_CHART_NAME ? OPERATOR_ADDITIONS : []) {
    insert(properties, path.split('.'), { description: `${summary[0].toUpperCase()}${summary.slice(1)}.` });
  }
  put(properties, 'global', { description: 'Values that Helm shares with subcharts; this chart reads none.' });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Values of the chart ${chart.name} ${chart.version}`,
    type: 'object',
    properties,
    additionalProperties: false,
  };
}

function mapSchema(chart: Chart, defaults: JsonObject, prefix: string): JsonObject {
  const properties: JsonObject = {};
  for (const [key, value] of Object.entries(defaults)) {
    put(properties, key, valueSchema(chart, value, `${prefix}${key}`));
  }
  return properties;
}

function valueSchema(chart: Chart, value: Json, path: string): JsonObject {
  const unread = chart.unread(false);
  if (has(unread, path)) {
    return { deprecated: true, description: `Nothing reads it: ${unread[path]}.` };
  }
  const shape = chart.shapes?.({ pattern: QUANTITY }).get(path);
  if (shape !== undefined) {
    return withDefault(value, shape);
  }
  if (chart.open.includes(path)) {
    return isObject(value) ? { type: ['object', 'null'], default: value } : withDefault(value, {});
  }
  if (isObject(value)) {
    return { type: ['object', 'null'], properties: mapSchema(chart, value, `${path}.`), additionalProperties: false };
  }
  if (Array.isArray(value)) {
    return { type: ['array', 'null'], default: value };
  }
  switch (typeof value) {
    case 'boolean':
      return { type: ['boolean', 'null'], default: value };
    case 'number':
    case 'string':
      return { type: ['string', 'number', 'null'], ...kindSchema(chart, path), default: value };
    default:
      return {};
  }
}

/** What else a string or number must be, by its path. */
function kindSchema(chart: Chart, path: string): JsonObject {
  const words = entryOf(chart.words, path);
  if (words !== undefined) {
    return { enum: [...words, null] };
  }
  if (chart.quantities?.includes(path)) {
    return { pattern: QUANTITY };
  }
  return chart.numbers?.includes(path) ? { pattern: '^\\d+$' } : {};
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const QUANTITY = '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$';

function withDefault(value: Json, schema: JsonObject): JsonObject {
  return value === null ? schema : { ...schema, default: value };
}

/** Adds a key unless it is described already; anything below a key without a default is the user's own. */
function insert(properties: JsonObject, [key, ...below]: readonly string[], schema: JsonObject): void {
  const known = properties[key];
  if (below.length > 0 && isObject(known) && isObject(known.properties)) {
    insert(known.properties, below, schema);
  } else if (below.length === 0 && (!isObject(known) || Object.keys(known).length === 0)) {
    put(properties, key, schema);
  }
}
