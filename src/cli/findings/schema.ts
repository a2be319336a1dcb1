import { type JsonObject } from '../../private/json';

const text = (description: string): JsonObject => ({ description, type: 'string' });
const perhaps = (type: string, description: string): JsonObject => ({ description, type: [type, 'null'] });

/** A JSON schema (draft-07) of what `validate --format json` prints. */
export function findingsJsonSchema(): JsonObject {
  const properties: JsonObject = {
    rule: { ...text("The rule's id."), pattern: '^SELDON[0-9]{3}$' },
    ruleName: text("The rule's name, such as image-tag."),
    group: {
      description:
        "What reports it: the CRD's schema, the webhook, or a trap that is accepted but then misread by the " +
        'operator.',
      enum: ['schema', 'webhook', 'trap'],
    },
    severity: {
      description: 'Errors cannot work, warnings probably surprise, infos are style.',
      enum: ['error', 'warning', 'info'],
    },
    file: text('The file, or - for standard input.'),
    line: { description: 'Line of the offending place, from 1.', type: 'integer' },
    column: {
      description: 'Column of the offending place, from 1, in UTF-16 code units as editors count.',
      type: 'integer',
    },
    kind: perhaps('string', 'Kind of the object.'),
    name: perhaps('string', 'Name of the object.'),
    namespace: perhaps('string', 'Namespace that the object names.'),
    path: text('The offending place in the object.'),
    message: text('What is wrong.'),
    remedy: text('What to do about it.'),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Findings of cdk8s-seldon validate',
    type: 'array',
    items: {
      type: 'object',
      required: Object.keys(properties),
      properties: {
        ...properties,
        key: text('The path of the value that it is about; only for objects generated from platform values.'),
        upstream: {
          description: 'What the webhook answers, word for word; only for findings of group webhook.',
          type: 'object',
          required: ['field', 'detail'],
          properties: { field: text('The field as the webhook names it.'), detail: text('What it says.') },
        },
        pruned: { description: 'The API server would drop the field.', const: true },
      },
    },
  };
}
