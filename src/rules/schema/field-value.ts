import { isObject, type Json, type JsonObject, valueAt } from '../../private/json';
import { meantQuantities } from '../../private/meant-quantity';
import { formatPath, type Segment } from '../../private/path';
import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { mistypedValue, shownValue } from '../../private/shown-value';
import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

export const fieldValue = schemaRule({
  id: 'SELDON015',
  title: 'values have the type and format of their field',
  consequence: 'The API server rejects the object.',
  example: () => diff`
      spec:
    -   annotations: {seldon.io/rest-timeout: 10000}
    +   annotations: {seldon.io/rest-timeout: '10000'}
        predictors:
        - name: default
    -     replicas: '2'
    +     replicas: 2
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check({ object, verdict }, report) {
    const seen = new Set<string>();
    for (const { type, path, field, detail } of verdict.schema) {
      const at = formatPath(path);
      // The API server reports the same place in several ways.
      if (type === 'FieldValueInvalid' && !seen.has(at)) {
        seen.add(at);
        const value = valueAt(object, path);
        const [, wanted] = /must be of type ([\w,-]+): /.exec(detail) ?? [];
        report({
          path: at,
          message:
            wanted === undefined
              ? `${shownValue(value, path)} ${withoutPlace(detail, field)}`
              : `must be of type ${wanted.replace(',', ' or ')}, got ${mistypedValue(value, wanted)}`,
          remedy: remedyFor(wanted, value, path),
        });
      }
    }
  },
});

function remedyFor(wanted: string | undefined, value: Json | undefined, path: readonly Segment[]): string {
  if (typeof value === 'string' && placeholderIn(value) !== undefined) {
    return RENDER_FIRST;
  }
  if (wanted === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return 'put it in quotes';
  }
  if (wanted === 'array') {
    return isObject(value) ? listRemedy(value, path) : 'write a list';
  }
  if (wanted === 'object') {
    return Array.isArray(value) ? 'write a map, without dashes' : 'write a map of fields';
  }
  if (wanted === undefined && typeof value === 'string') {
    const meant = meantQuantities(value);
    return meant.length === 0 ? 'correct the value' : `write ${meant[meant.length - 1]}`;
  }
  if (wanted === 'integer,string' && typeof value === 'number') {
    return fractionRemedy(String(path[path.length - 1]), value);
  }
  if (wanted?.startsWith('integer') && typeof value === 'string' && /^[+-]?\d+$/.test(value)) {
    return 'remove the quotes';
  }
  if (wanted === 'boolean' && typeof value === 'string') {
    return booleanRemedy(value);
  }
  return wanted === undefined
    ? 'correct the value'
    : `write ${/^[aeio]/.test(wanted) ? 'an' : 'a'} ${wanted.replace(',', ' or a ')}`;
}

function booleanRemedy(value: string): string {
  if (/^(true|false)$/.test(value)) {
    return 'remove the quotes';
  }
  if (/^(yes|on|y|1|true)$/i.test(value)) {
    return 'write true';
  }
  return /^(no|off|n|0|false)$/i.test(value) ? 'write false' : 'write true or false';
}

/** What to write instead of a fraction, which YAML reads as a number that quantities cannot be. */
function fractionRemedy(resource: string, value: number): string {
  if (resource.includes('/')) {
    return `write a whole number: ${resource} cannot be divided`;
  }
  return resource === 'cpu' ? `write ${Math.round(value * 1000)}m` : 'put it in quotes';
}

/** A map in place of a list contains the fields of one item, or items by name. */
function listRemedy(value: JsonObject, path: readonly Segment[]): string {
  const [first] = Object.entries(value);
  const field = String(path[path.length - 1]);
  const isByName = first !== undefined && NAMED_LISTS.includes(field) && !ITEM_FIELDS.includes(first[0]);
  return isByName
    ? `write a list of names and values: ${field}: [{name: ${first[0]}, value: ...}]`
    : 'write a list: begin each item with a dash';
}

/** Lists of names and values, which other formats write as maps. */
const NAMED_LISTS: readonly string[] = ['env', 'parameters'];
const ITEM_FIELDS: readonly string[] = ['name', 'value', 'valueFrom', 'type'];

function withoutPlace(detail: string, field: string): string {
  const prefix = `${field} in body `;
  return detail.startsWith(prefix) ? detail.slice(prefix.length) : detail;
}
