import { isDateTime, isGoTime } from './date-time';
import { type Json } from '../../private/json';
import { Quantity } from '../../private/quantity';
import { QUANTITY_PATTERN } from '../schema/notation';
import { type ScalarShape } from '../schema/shape';

/** What is wrong with a scalar. */
export interface ScalarProblem {
  /** `schema` in the words of the CRD's schema, `choice` if none of several types fits, `decode` in the words of Go. */
  readonly kind: 'schema' | 'choice' | 'decode';
  readonly words: string;
}

const FINE: readonly ScalarProblem[] = [];
const QUANTITY = new RegExp(QUANTITY_PATTERN);
const INT32 = 2 ** 31;
const INT64 = 2 ** 63;

/** The error in a scalar that is not null; `words` follow the name of the field. */
export function scalarProblems({ scalar }: ScalarShape, value: Json): readonly ScalarProblem[] {
  switch (scalar) {
    case 'string':
    case 'boolean':
      return typeof value === scalar ? FINE : [ofType(scalar, value)];
    case 'int32':
    case 'int64':
      if (!isInteger(value)) {
        return [ofType('integer', value)];
      }
      if (scalar === 'int32') {
        return int32Problems(value);
      }
      return FINE;
    case 'intOrString':
      if (typeof value === 'string') {
        return FINE;
      }
      if (isInteger(value)) {
        return int32Problems(value);
      }
      return neither(value);
    case 'quantity':
      if (typeof value === 'string') {
        return quantityProblems(value);
      }
      if (isInteger(value)) {
        return FINE;
      }
      return neither(value);
    case 'time':
    case 'time?':
      return typeof value === 'string' ? timeProblems(value) : [notTime(value)];
  }
}

/** The type of a value as the API server calls it. */
export function typeOf(value: Json): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    if (isInteger(value)) {
      return 'integer';
    }
    return 'number';
  }
  return typeof value;
}

function isInteger(value: Json): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value < INT64 && value >= -INT64;
}

function ofType(expected: string, value: Json): ScalarProblem {
  return { kind: 'schema', words: `must be of type ${expected}: "${typeOf(value)}"` };
}

function int32Problems(value: number): readonly ScalarProblem[] {
  return value < INT32 && value >= -INT32
    ? FINE
    : [{ kind: 'decode', words: `json: cannot unmarshal number ${value} into Go struct field %s of type int32` }];
}

/** Three errors for one mistake: both types, neither type, and the first type only. */
function neither(value: Json): readonly ScalarProblem[] {
  return [
    ofType('integer,string', value),
    { kind: 'choice', words: 'must validate at least one schema (anyOf)' },
    ofType('integer', value),
  ];
}

function quantityProblems(value: string): readonly ScalarProblem[] {
  if (!QUANTITY.test(value)) {
    return [{ kind: 'schema', words: `should match '${QUANTITY_PATTERN}'` }];
  }
  return Quantity.parse(value)
    ? FINE
    : [
        {
          kind: 'decode',
          words: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        },
      ];
}

function timeProblems(value: string): readonly ScalarProblem[] {
  if (!isDateTime(value)) {
    return [{ kind: 'schema', words: `must be of type date-time: ${JSON.stringify(value)}` }];
  }
  return isGoTime(value)
    ? FINE
    : [{ kind: 'decode', words: `parsing time ${JSON.stringify(value)} as "2006-01-02T15:04:05Z07:00": not RFC 3339` }];
}

/** A list passes for a time, because only the format of strings is checked. */
function notTime(value: Json): ScalarProblem {
  if (Array.isArray(value)) {
    return { kind: 'decode', words: 'json: cannot unmarshal array into Go struct field %s of type string' };
  }
  return { kind: 'schema', words: `must be of type date-time: "${typeof value === 'number' ? formatOf(value) : ''}"` };
}

function formatOf(value: number): string {
  return isInteger(value) ? 'int64' : 'float64';
}
