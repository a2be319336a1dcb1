import { AMOUNT, meantBy } from './field';
import { API_VERSION, KIND } from '../../api/facts/group';
import { shapeOfType, type Shape } from '../../api/schema/shape';
import { validateSchema } from '../../api/validate';
import { type SchemaError, type SchemaVerdict } from '../../api/validation/verdict';
import { Walk } from '../../api/validation/walk';
import { entryOf, isObject, type Json, valueAt } from '../../private/json';
import { formatPath } from '../../private/path';
import { mistypedValue } from '../../private/shown-value';
import { hint } from '../../private/suggest';
import { describe, type ValueReader } from '../../values/reader';
import { toPlain } from '../../values/value';

/** Notes values that the SeldonDeployment's API does not accept at their place. */
export function checkApi(shape: Shape, reader: ValueReader): void {
  const value = toPlain(reader.value('') ?? null);
  tell(new Walk(shape).run(value), value, reader);
}

/** Notes what is not a whole SeldonDeployment, or a spec alone. */
export function checkDeployment(reader: ValueReader): void {
  const value = toPlain(reader.value('') ?? null);
  if (!isObject(value)) {
    reader.map('');
  } else if (isObject(value.spec) || value.kind !== undefined) {
    const verdict = validateSchema({ apiVersion: API_VERSION, kind: KIND, ...value });
    tell(verdict, value, reader);
  } else {
    checkApi(shapeOfType('SeldonDeploymentSpec'), reader);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  boolean: 'true or false',
  integer: 'a whole number',
  'integer,string': 'a whole number or a string',
  array: 'a list',
  object: 'a map',
};

function tell({ pruned, schema, decode }: SchemaVerdict, value: Json, reader: ValueReader): void {
  for (const { path, known } of pruned) {
    reader.problem(formatPath(path), `is unknown${hint(String(path[path.length - 1]), known)}`);
  }
  const seen = new Set<string>();
  for (const error of schema) {
    const at = formatPath(error.path);
    // The API server says the same of one place in several ways.
    if (!seen.has(at)) {
      seen.add(at);
      reader.problem(at, wordsOf(error, valueAt(value, error.path), reader));
    }
  }
  decode.forEach(({ path }) => reader.problem(formatPath(path), 'is not what the operator can read'));
}

/** How the expression begins that quantities of Kubernetes match. */
const QUANTITY = String.raw`'^(\+|-)?(([0-9]+`;

function wordsOf({ type, detail, path }: SchemaError, value: Json | undefined, reader: ValueReader): string {
  if (type !== 'FieldValueInvalid') {
    return type === 'FieldValueRequired' ? 'is missing' : 'is in the list twice';
  }
  const [, wanted] = /must be of type ([\w,-]+): /.exec(detail) ?? [];
  if (wanted === undefined) {
    const got = value === undefined ? '' : `, got ${describe(value, [...reader.segments(), ...path])}`;
    if (detail.includes(QUANTITY)) {
      return `must be ${AMOUNT.hint}${got}${meantBy(AMOUNT, value)}`;
    }
    return `${detail.replace(/^.* in body /, '')}${got}`;
  }
  return `must be ${entryOf(TYPES, wanted) ?? `of type ${wanted}`}${value === undefined ? '' : `, got ${mistypedValue(value, wanted)}`}`;
}
