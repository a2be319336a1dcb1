import { OPERATOR_QUANTITIES } from './value-kinds';
import { PROTOCOLS } from '../../api/facts/words';
import { type JsonObject, has, put } from '../../private/json';

/** Keys of what the operator reads as JSON, by the path of the map: all values are strings. */
export const STRINGS: readonly (readonly [path: readonly string[], keys: readonly string[]])[] = [
  [['storageInitializer'], ['image', 'cpuRequest', 'cpuLimit', 'memoryRequest', 'memoryLimit']],
  [['explainer'], ['image', 'image_v2']],
  [
    ['credentials', 's3'],
    ['s3AccessKeyIDName', 's3SecretAccessKeyName', 's3Endpoint', 's3UseHttps'],
  ],
  [['credentials', 'gcs'], ['gcsCredentialFileName']],
];

/** Keys of a server's protocol. */
export const IMAGE_KEYS: readonly string[] = ['image', 'defaultImageVersion'];

/** The protocols that a server may have an image for. */
export const SERVER_PROTOCOLS: readonly string[] = Object.keys(PROTOCOLS);

/** What charts before 1.13 called the protocol v2. */
export const FORMER_PROTOCOL = 'kfserving';

/** Keys that belong inside a server, and are no names of servers. */
export const KEYS_OF_SERVERS: readonly string[] = ['protocols', ...IMAGE_KEYS, ...SERVER_PROTOCOLS];

/**
 * JSON schemas of the maps that the chart passes on as they are, by their paths.
 *
 * @param quantity the schema of an amount of a resource
 */
export function shapeSchemas(quantity: JsonObject): ReadonlyMap<string, JsonObject> {
  const credentials: JsonObject = {};
  const shapes = new Map([['predictor_servers', serversSchema()]]);
  for (const [[path, below], keys] of STRINGS) {
    const strings = keys.map((key) => [key, has(OPERATOR_QUANTITIES, `${path}.${key}`) ? string(quantity) : string()]);
    const schema = map(Object.fromEntries(strings) as JsonObject);
    if (below === undefined) {
      shapes.set(path, schema);
    } else {
      put(credentials, below, schema);
    }
  }
  return shapes.set('credentials', map(credentials));
}

function serversSchema(): JsonObject {
  const image = map(Object.fromEntries(IMAGE_KEYS.map((key) => [key, string()])));
  const protocols = SERVER_PROTOCOLS.map((name) => [
    name,
    name === FORMER_PROTOCOL ? { ...image, deprecated: true, description: 'Write v2.' } : image,
  ]);
  return {
    type: ['object', 'null'],
    propertyNames: { not: { enum: [...KEYS_OF_SERVERS] } },
    additionalProperties: map({ protocols: map(Object.fromEntries(protocols) as JsonObject) }),
  };
}

function map(properties: JsonObject): JsonObject {
  return { type: ['object', 'null'], properties, additionalProperties: false };
}

function string(more: JsonObject = {}): JsonObject {
  return { type: ['string', 'null'], ...more };
}
