import { API_VERSIONS, KIND } from './facts/group';
import { seldonDeployment } from './schema/shape';
import { checkMetadata, storedMetadata } from './validation/metadata';
import { type SchemaError, type SchemaVerdict } from './validation/verdict';
import { Walk } from './validation/walk';
import { has, isObject, type Json, type JsonObject } from '../private/json';
import { type Segment } from '../private/path';

const KNOWN: readonly [key: string, values: readonly string[]][] = [
  ['apiVersion', API_VERSIONS],
  ['kind', [KIND]],
];
const MOST_REPLICAS = 2 ** 31 - 1;

/**
 * What the API server does with a new SeldonDeployment before it calls any webhook: it drops unknown fields and nulls,
 * fills in defaults, and checks the rest against the CRD's schema. The given object is not changed.
 *
 * In the object's own metadata only fields and types are checked, not whether names and labels are well formed.
 */
export function validateSchema(object: Json): SchemaVerdict {
  if (!isObject(object)) {
    return { pruned: [], schema: [invalid([], 'must be an object')], decode: [], value: object };
  }
  const { metadata, status, ...rest } = object;
  const own = checkMetadata(metadata);
  const { pruned, schema, decode, value } = new Walk(seldonDeployment()).run(rest);
  return {
    pruned: [...own.pruned, ...pruned, ...unknownStatus(status)],
    schema: [...checkKind(object), ...own.schema, ...schema, ...checkScale(value as JsonObject)],
    decode,
    value: metadata === undefined ? value : { ...(value as JsonObject), metadata: storedMetadata(metadata) },
  };
}

function checkKind(object: JsonObject): SchemaError[] {
  const errors: SchemaError[] = [];
  for (const [key, known] of KNOWN) {
    const value = object[key];
    if (!has(object, key) || value === null || value === '') {
      errors.push({
        type: 'FieldValueRequired',
        field: key,
        path: [key],
        detail: 'not set: the API server finds no kind to validate',
      });
    } else if (typeof value === 'string' && !known.includes(value)) {
      errors.push(invalid([key], `must be ${known.join(' or ')}`));
    }
  }
  return errors;
}

/** The subresource `scale` reads the replicas, and accepts the same values as a Deployment. */
function checkScale({ spec }: JsonObject): SchemaError[] {
  const replicas = isObject(spec) ? spec.replicas : undefined;
  if (typeof replicas !== 'number') {
    return [];
  }
  const detail = outOfRange(replicas);
  return detail === undefined ? [] : [{ ...invalid(['spec', 'replicas'], detail), field: '.spec.replicas' }];
}

function outOfRange(replicas: number): string | undefined {
  if (replicas < 0) {
    return 'should be a non-negative integer';
  }
  return replicas > MOST_REPLICAS ? `should be less than or equal to ${MOST_REPLICAS}` : undefined;
}

/** A new object cannot have a status: it is ignored, but unknown fields in it are reported anyway. */
function unknownStatus(status: Json | undefined): SchemaVerdict['pruned'] {
  return status === undefined ? [] : new Walk(seldonDeployment()).run({ status }).pruned;
}

function invalid(path: readonly Segment[], detail: string): SchemaError {
  return { type: 'FieldValueInvalid', field: path.join('.'), path, detail };
}
