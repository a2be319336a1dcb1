import { KIND } from './facts/group';
import { definition, SELDON } from './schema/definitions';
import { KUBERNETES_WORDS } from './schema/kubernetes-words.generated';
import {
  type FieldShape,
  type ObjectShape,
  objectMetadata,
  type ScalarShape,
  seldonDeployment,
  type Shape,
} from './schema/shape';
import { type JsonObject, entryOf } from '../private/json';

const MOST = { int32: 2 ** 31, int64: Number.MAX_SAFE_INTEGER + 1 };
/** Strings that Kubernetes can parse as a quantity; the CRD's own pattern allows `1e1.5`, which it cannot. */
const QUANTITY = '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$';

/**
 * A JSON schema (draft-07) of the SeldonDeployment in all its versions, for editors and manifest checkers. It excludes
 * what the API server rejects or drops, and what the operator cannot read. Known values of open sets are suggestions.
 *
 * A JSON schema cannot express that ports of a container must be unique by number and protocol.
 */
export function seldonDeploymentJsonSchema(): JsonObject {
  const made = new Definitions();
  const root = made.refer(seldonDeployment());
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: KIND,
    ...root,
    definitions: made.definitions,
  };
}

/** Collects one definition for each type; a graph node has one for each depth. */
class Definitions {
  public readonly definitions: JsonObject = {};
  private readonly names = new Map<ObjectShape, string>();

  /**
   * A reference to the definition of a type. Definitions allow null, as most places do, so that checkers do not report
   * an alternative that nobody meant. The type is next to the reference, because editors need it for completion.
   */
  public refer(shape: ObjectShape): JsonObject {
    if (shape.name === 'object') {
      return { type: 'object', additionalProperties: false };
    }
    let name = this.names.get(shape);
    if (name === undefined) {
      name = this.nameFor(shape);
      this.names.set(shape, name);
      this.definitions[name] = {};
      this.definitions[name] = this.define(shape);
    }
    return { type: 'object', allOf: [{ $ref: `#/definitions/${name}` }] };
  }

  private nameFor({ name }: ObjectShape): string {
    const same = [...this.names.keys()].filter((shape) => shape.name === name).length;
    return same === 0 ? name : `${name}${same}`;
  }

  private define(shape: ObjectShape): JsonObject {
    const properties: JsonObject = {};
    for (const [name, field] of shape.fields) {
      properties[name] = this.property(shape, name, field);
    }
    const { about, see } = words(shape.name);
    return {
      description: see ? `${about}\n\n${see}` : about,
      type: ['object', 'null'],
      properties,
      ...(shape.required.length > 0 && { required: [...shape.required] }),
      additionalProperties: false,
    };
  }

  private property(owner: ObjectShape, name: string, field: FieldShape): JsonObject {
    const { about, instead, see } = fieldWords(owner.name, name);
    const description = [about + (instead ? ` Use instead: ${instead}.` : ''), ...(see ? [see] : [])].join('\n\n');
    const said: JsonObject = {
      ...(description !== '' && { description }),
      ...(instead && { deprecated: true }),
      ...(field.fallback !== undefined && { default: field.fallback }),
    };
    if (owner.name === KIND && (name === 'apiVersion' || name === 'kind')) {
      return { ...said, type: 'string', enum: [...field.values] };
    }
    if (owner.name === KIND && name === 'metadata') {
      return { ...said, ...optional(this.refer(objectMetadata())) };
    }
    if (name === 'managedFields') {
      return { ...said, type: ['array', 'null'] };
    }
    const schema = this.schema(field.shape, field.values);
    return { ...said, ...(owner.required.includes(name) ? schema : optional(schema)) };
  }

  private schema(shape: Shape, values: readonly string[] = []): JsonObject {
    switch (shape.kind) {
      case 'scalar':
        return values.length > 0 ? { anyOf: [{ enum: [...values] }, { type: 'string' }] } : scalarSchema(shape);
      case 'list':
        return { type: 'array', items: this.schema(shape.items, values) };
      case 'map':
        return { type: 'object', additionalProperties: optional(this.schema(shape.values)) };
      case 'object':
        return this.refer(shape);
    }
  }
}

/** The API server treats null as an absent field. */
function optional(schema: JsonObject): JsonObject {
  if (typeof schema.type === 'string') {
    return { ...schema, type: [schema.type, 'null'] };
  }
  if (Array.isArray(schema.anyOf)) {
    return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  }
  return { anyOf: [schema, { type: 'null' }] };
}

function scalarSchema({ scalar }: ScalarShape): JsonObject {
  switch (scalar) {
    case 'string':
    case 'boolean':
      return { type: scalar };
    case 'int32':
    case 'int64':
      return integer(scalar);
    case 'quantity':
      return { anyOf: [{ type: 'integer' }, { type: 'string', pattern: QUANTITY }] };
    case 'intOrString':
      return { anyOf: [integer('int32'), { type: 'string' }] };
    case 'time':
    case 'time?':
      return { type: 'string', format: 'date-time' };
  }
}

function integer(format: 'int32' | 'int64'): JsonObject {
  return { type: 'integer', minimum: -MOST[format], maximum: MOST[format] - 1 };
}

function words(type: string): { readonly about: string; readonly see?: string } {
  return entryOf(SELDON, type) ?? entryOf(KUBERNETES_WORDS, type)!;
}

function fieldWords(
  type: string,
  field: string,
): { readonly about: string; readonly instead?: string; readonly see?: string } {
  return entryOf(SELDON, type)
    ? entryOf(definition(type).fields, field)!
    : { about: entryOf(entryOf(KUBERNETES_WORDS, type)!.fields, field) ?? '' };
}
