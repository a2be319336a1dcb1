import { goField } from './go';
import { listMapProblems } from './list-map';
import { scalarProblems, typeOf } from './scalar';
import { type DecodeError, type DroppedField, type SchemaError, type SchemaVerdict } from './verdict';
import { has, isObject, type Json, type JsonObject, put } from '../../private/json';
import { type Segment } from '../../private/path';
import { type ListShape, type MapShape, type ObjectShape, type ScalarShape, type Shape } from '../schema/shape';

/** How deep misplaced lists of lists are examined; the object is rejected anyway. */
const DEEPEST = 100;

/** Checks a value against a shape, in the API server's order: defaults, unknown fields, nulls, then the schema. */
export class Walk {
  private readonly pruned: DroppedField[] = [];
  private readonly schema: SchemaError[] = [];
  private readonly decode: DecodeError[] = [];
  /** Where the walk is. */
  private readonly path: Segment[];

  /** `at` is where the value is in its object. */
  public constructor(
    private readonly root: Shape,
    at: readonly Segment[] = [],
  ) {
    this.path = [...at];
  }

  /** The verdict on a value. */
  public run(value: Json): SchemaVerdict {
    return { value: this.visit(this.root, value), pruned: this.pruned, schema: this.schema, decode: this.decode };
  }

  /** Returns what is stored: the value itself if nothing changes. */
  private visit(shape: Shape, value: Json): Json {
    switch (shape.kind) {
      case 'scalar':
        return this.visitScalar(shape, value);
      case 'list':
        return Array.isArray(value) ? this.visitList(shape, value) : this.misfit('array', value);
      case 'map':
        return isObject(value) ? this.visitMap(shape, value) : this.misfit('object', value);
      case 'object':
        return isObject(value) ? this.visitObject(shape, value) : this.misfit('object', value);
    }
  }

  private visitObject({ fields, required }: ObjectShape, object: JsonObject): JsonObject {
    let result = object;
    for (const key of Object.keys(object)) {
      const field = fields.get(key);
      const before = object[key];
      this.path.push(key);
      let after: Json | undefined;
      if (field === undefined) {
        this.drop([...fields.keys()]);
      } else if (before === null || before === undefined) {
        after = field.fallback ?? (isNullable(field.shape) ? null : undefined);
      } else {
        after = this.visit(field.shape, before);
      }
      this.path.pop();
      result = replace(result, object, key, before, after);
    }
    for (const [key, { fallback }] of defaultsOf(fields)) {
      if (!has(result, key)) {
        result = replace(result, object, key, undefined, fallback);
      }
    }
    for (const key of required) {
      if (!has(result, key)) {
        this.path.push(key);
        this.fail('FieldValueRequired', '');
        this.path.pop();
      }
    }
    return result;
  }

  private visitMap({ values }: MapShape, object: JsonObject): JsonObject {
    let result = object;
    for (const key of Object.keys(object)) {
      const before = object[key];
      this.path.push(key);
      const after = before === null || before === undefined ? undefined : this.visit(values, before);
      this.path.pop();
      result = replace(result, object, key, before, after);
    }
    return result;
  }

  private visitList({ items, keys }: ListShape, list: Json[]): Json[] {
    let result = list;
    for (let index = 0; index < list.length; index++) {
      this.path.push(index);
      const after = this.visit(items, list[index] ?? null);
      this.path.pop();
      if (after !== list[index]) {
        result = result === list ? [...list] : result;
        result[index] = after;
      }
    }
    for (const { index, type, detail } of keys ? listMapProblems(result, keys) : []) {
      this.path.push(index);
      this.fail(type, detail);
      this.path.pop();
    }
    return result;
  }

  private visitScalar(shape: ScalarShape, value: Json): Json {
    if (value === null) {
      return isNullable(shape) ? value : this.misfit(expected(shape), value);
    }
    for (const { kind, words } of scalarProblems(shape, value)) {
      if (kind === 'decode') {
        this.decode.push({ ...this.place(), detail: words.replace('%s', () => goField(this.root, this.path)) });
      } else if (kind === 'choice') {
        const { field, path } = this.place();
        this.schema.push({
          type: 'FieldValueInvalid',
          field: '<nil>',
          path,
          detail: `${JSON.stringify(field)} ${words}`,
        });
      } else {
        this.fail('FieldValueInvalid', `${this.place().field} in body ${words}`);
      }
    }
    return typeof value === 'object' ? this.stray(value, 0) : value;
  }

  /** A value whose type is not the schema's. */
  private misfit(type: string, value: Json): Json {
    this.fail('FieldValueInvalid', `${this.place().field} in body must be of type ${type}: "${typeOf(value)}"`);
    return this.stray(value, 0);
  }

  /** What is left of a value without known fields: maps lose all of them. */
  private stray(value: Json, depth: number): Json {
    if (Array.isArray(value)) {
      return depth === DEEPEST
        ? []
        : value.map((item, index) => {
            this.path.push(index);
            const after = this.stray(item, depth + 1);
            this.path.pop();
            return after;
          });
    }
    if (!isObject(value)) {
      return value;
    }
    for (const key of Object.keys(value)) {
      this.path.push(key);
      this.drop([]);
      this.path.pop();
    }
    return {};
  }

  private drop(known: readonly string[]): void {
    this.pruned.push({ ...this.place(), known });
  }

  private fail(type: SchemaError['type'], detail: string): void {
    this.schema.push({ type, ...this.place(), detail });
  }

  private place(): { readonly field: string; readonly path: readonly Segment[] } {
    return { field: upstreamField(this.path), path: [...this.path] };
  }
}

/** A path as the API server writes it: keys joined by dots, whatever they contain. */
function upstreamField(path: readonly Segment[]): string {
  return path.reduce<string>((field, segment) => {
    if (typeof segment === 'number') {
      return `${field}[${segment}]`;
    }
    if (field === '') {
      return segment;
    }
    return `${field}.${segment}`;
  }, '');
}

function isNullable(shape: Shape): boolean {
  return shape.kind === 'scalar' && shape.scalar === 'time?';
}

function expected({ scalar }: ScalarShape): string {
  switch (scalar) {
    case 'boolean':
      return 'boolean';
    case 'int32':
    case 'int64':
      return 'integer';
    case 'quantity':
    case 'intOrString':
      return 'integer,string';
    default:
      return 'string';
  }
}

const defaults = new WeakMap<ObjectShape['fields'], [string, { fallback: string }][]>();

function defaultsOf(fields: ObjectShape['fields']): readonly [string, { fallback: string }][] {
  let found = defaults.get(fields);
  if (!found) {
    found = [...fields].flatMap(([key, { fallback }]) => (fallback === undefined ? [] : [[key, { fallback }]]));
    defaults.set(fields, found);
  }
  return found;
}

/** Sets or removes a key in a copy of the original, which is not changed. */
function replace(
  current: JsonObject,
  original: JsonObject,
  key: string,
  before: Json | undefined,
  after: Json | undefined,
): JsonObject {
  if (after === before && after !== undefined) {
    return current;
  }
  const copy = current === original ? { ...original } : current;
  if (after === undefined) {
    delete copy[key];
  } else {
    put(copy, key, after);
  }
  return copy;
}
