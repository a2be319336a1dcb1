import { type Field, type FieldType, type Section } from './field';
import { PLATFORM_FILE } from './sections';
import { seldonDeploymentJsonSchema } from '../../api/json-schema';
import { type JsonObject } from '../../private/json';

/** A JSON schema (draft-07) of the platform's values file, for completion and checks in editors. */
export function platformJsonSchema(): JsonObject {
  const definitions: JsonObject = {};
  const refer = (section: Section, change: boolean): JsonObject => {
    const name = `${section.name}${change ? 'Change' : ''}`;
    if (!Object.hasOwn(definitions, name)) {
      definitions[name] = {};
      definitions[name] = define(section, change, (below, changes) => refer(below, change || changes));
    }
    return { $ref: `#/definitions/${name}` };
  };
  const root = refer(PLATFORM_FILE, false);
  const { definitions: api, $schema, title: _, ...deployment } = seldonDeploymentJsonSchema();
  return { $schema, title: 'cdk8s-seldon platform values', ...root, definitions: { ...definitions, ...api as JsonObject, FullManifest: deployment } };
}

type Refer = (section: Section, change: boolean) => JsonObject;

function define(section: Section, change: boolean, refer: Refer): JsonObject {
  const required = Object.entries(section.fields).filter(([, field]) => field.required).map(([key]) => key);
  return {
    description: section.about,
    // A null takes away what an earlier file gives.
    type: ['object', 'null'],
    properties: Object.fromEntries(Object.entries(section.fields).map(([key, field]) => [key, property(field, refer)])),
    ...(required.length > 0 && !change ? { required } : {}),
    ...(section.open === true ? {} : { additionalProperties: false }),
  };
}

function property(field: Field<unknown>, refer: Refer): JsonObject {
  return {
    description: field.about,
    ...(field.fallback === undefined ? {} : { default: field.fallback }),
    ...schemaOf(field.type, refer),
  };
}

function schemaOf(type: FieldType, refer: Refer): JsonObject {
  switch (type.kind) {
    case 'text': return type.words ? { enum: [...type.words, null] } : { type: ['string', 'null'], ...(type.pattern === undefined ? {} : { pattern: type.pattern }) };
    case 'boolean': return { type: ['boolean', 'null'] };
    case 'number': return { type: ['number', 'null'] };
    case 'integer': return {
      type: ['integer', 'null'],
      ...(type.least === undefined ? {} : { minimum: type.least }),
      ...(type.most === undefined ? {} : { maximum: type.most }),
    };
    case 'quantity': return { type: ['number', 'string', 'null'] };
    case 'any': return {};
    case 'list': return { type: ['array', 'null'], items: property(type.items, refer) };
    case 'map': return { type: ['object', 'null'], additionalProperties: property(type.values, refer) };
    // `$ref` hides its neighbours in draft-07, so that the description must stand outside.
    case 'section': return { allOf: [refer(type.section(), type.change ?? false)] };
    case 'deployment': return { anyOf: [{ $ref: '#/definitions/FullManifest' }, { $ref: '#/definitions/SeldonDeploymentSpec' }, { type: 'null' }] };
  }
}
