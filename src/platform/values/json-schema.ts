import { type Field, type FieldType, type Section } from './field';
import { PLATFORM_FILE } from './sections/platform';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { seldonDeploymentJsonSchema } from '../../api/json-schema';
import { readField, type TypeNode } from '../../api/schema/notation';
import { chartValuesSchema } from '../../charts/render';
import { type JsonObject } from '../../private/json';

/** A JSON schema (draft-07) of the platform's values file, for completion and checks in editors. */
export function platformJsonSchema(): JsonObject {
  const {
    definitions: api,
    $schema,
    title: _,
    ...deployment
  } = seldonDeploymentJsonSchema() as JsonObject & { definitions: JsonObject };
  return new PlatformSchema(api, deployment).schema($schema);
}

let text: string | undefined;

/** The file of the schema, which never changes. */
export function platformSchemaFile(): string {
  return (text ??= `${JSON.stringify(platformJsonSchema(), undefined, 2)}\n`);
}

/** Collects one definition for each section; those of the API are next to them. */
class PlatformSchema {
  private readonly definitions: JsonObject = {};

  public constructor(
    private readonly api: JsonObject,
    private readonly deployment: JsonObject,
  ) {}

  public schema($schema: JsonObject[string]): JsonObject {
    const root = this.refer(PLATFORM_FILE, false);
    return {
      $schema,
      title: 'cdk8s-seldon platform values',
      ...root,
      definitions: { ...this.definitions, ...this.api, FullManifest: this.manifest() },
    };
  }

  /** Names of sections never meet those of the API's types. */
  private refer(section: Section, change: boolean): JsonObject {
    const name = `${section.name}Values${change ? 'Change' : ''}`;
    if (!Object.hasOwn(this.definitions, name)) {
      this.definitions[name] = {};
      this.definitions[name] = this.define(section, change);
    }
    return { $ref: `#/definitions/${name}` };
  }

  private define(section: Section, change: boolean): JsonObject {
    const required = Object.entries(section.fields)
      .filter(([, field]) => field.required)
      .map(([key]) => key);
    return {
      description: section.about,
      // A null removes what an earlier file sets.
      type: ['object', 'null'],
      properties: {
        ...this.beside(section),
        ...Object.fromEntries(
          Object.entries(section.fields).map(([key, field]) => [key, this.property(field, change)]),
        ),
      },
      ...(required.length > 0 && !change ? { required } : {}),
      ...(section.open === true ? {} : { additionalProperties: false }),
    };
  }

  /** What is allowed next to the section's own keys: fields of a type of the API, or values of the operator's chart. */
  private beside({ beside, open }: Section): JsonObject {
    if (open === true) {
      return chartValuesSchema(OPERATOR_CHART_NAME).properties as JsonObject;
    }
    const properties = beside ? (this.api[beside.type] as { readonly properties: JsonObject }).properties : {};
    return Object.fromEntries(Object.entries(properties).filter(([key]) => !beside!.but.includes(key)));
  }

  /** A manifest needs less than a separate file: kind and name are known. */
  private manifest(): JsonObject {
    const { type, allOf } = this.deployment as { type: string; allOf: [{ $ref: string }] };
    const { required: _, ...definition } = this.api[allOf[0].$ref.replace('#/definitions/', '')] as JsonObject;
    return { ...definition, type, required: ['spec'] };
  }

  private property(field: Field<unknown>, change: boolean): JsonObject {
    const standard = field.fallback ?? undefined;
    return {
      description: field.about,
      ...(standard === undefined ? {} : { default: standard }),
      ...this.schemaOf(field.type, change),
    };
  }

  private schemaOf(type: FieldType, change: boolean): JsonObject {
    switch (type.kind) {
      case 'text':
        return textSchema(type);
      case 'boolean':
        return { type: ['boolean', 'null'] };
      case 'number':
        return { type: ['number', 'null'] };
      case 'integer':
        return {
          type: ['integer', 'null'],
          ...(type.least === undefined ? {} : { minimum: type.least }),
          ...(type.most === undefined ? {} : { maximum: type.most }),
        };
      case 'quantity':
        return { type: ['number', 'string', 'null'], ...(type.pattern === undefined ? {} : { pattern: type.pattern }) };
      case 'scalar':
        return { type: ['number', 'string', 'boolean', 'null'] };
      case 'any':
        return {};
      case 'free':
        return { type: ['object', 'null'] };
      // An item of a list is never merged with another one.
      case 'list':
        return { type: ['array', 'null'], items: this.property(type.items, false) };
      case 'map':
        return { type: ['object', 'null'], additionalProperties: this.property(type.values, change) };
      // `$ref` hides the keys next to it in draft-07, so the description must be outside.
      case 'section':
        return { type: ['object', 'null'], allOf: [this.refer(type.section(), change || (type.change ?? false))] };
      case 'either':
        return { anyOf: [this.schemaOf(type.short, change), this.schemaOf(type.long, change)] };
      case 'api':
        return apiSchema(readField(type.notation).type);
      case 'deployment':
        return {
          anyOf: [
            { $ref: '#/definitions/FullManifest' },
            { $ref: '#/definitions/SeldonDeploymentSpec' },
            { type: 'null' },
          ],
        };
    }
  }
}

function textSchema({ words, pattern, examples }: Extract<FieldType, { kind: 'text' }>): JsonObject {
  if (words) {
    return { enum: [...words, null] };
  }
  return {
    type: ['string', 'null'],
    ...(pattern === undefined ? {} : { pattern }),
    ...(examples === undefined ? {} : { examples: [...examples] }),
  };
}

/** Fields here are of named types, or lists of them. */
function apiSchema(type: TypeNode): JsonObject {
  if (type.kind === 'list') {
    return { type: ['array', 'null'], items: apiSchema(type.items) };
  }
  if (type.kind === 'named') {
    return { type: ['object', 'null'], allOf: [{ $ref: `#/definitions/${type.name}` }] };
  }
  return {};
}
