import { nameOf, namespaceOf } from './rivals';
import { asText, isObject, type Json, type JsonObject, maps, valueAt } from '../private/json';

/** The kinds from which controllers make Secrets in the same namespace. */
export const MAKING_KINDS = ['SealedSecret', 'ExternalSecret', 'Certificate'] as const;

/** A Secret that a controller makes. */
export interface MadeSecret {
  readonly name: string;
  /** Its type and keys, without values; absent if the keys are not known. */
  readonly secret?: JsonObject;
}

/**
 * The Secret that a controller makes from an object; undefined if it makes none.
 * @see https://github.com/bitnami-labs/sealed-secrets#scopes
 * @see https://external-secrets.io/latest/api/externalsecret/
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export function madeSecret(object: JsonObject): MadeSecret | undefined {
  switch (object.kind) {
    case 'SealedSecret':
      return made(object, nameOf(object), valueAt(object, 'spec.template'), [
        ...keysAt(object, 'spec.encryptedData'),
        ...keysAt(object, 'spec.template.data'),
      ]);
    case 'ExternalSecret':
      return externalSecret(object);
    case 'Certificate': {
      const name = asText(object.apiVersion).startsWith('cert-manager.io/') ? valueAt(object, 'spec.secretName') : '';
      return typeof name === 'string' && name !== ''
        ? made(object, name, { type: 'kubernetes.io/tls' }, ['ca.crt', 'tls.crt', 'tls.key'])
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The parts of such an object from which its Secret is known, without values. */
export function outlineOfMaker({ apiVersion, kind, metadata, spec }: JsonObject): JsonObject {
  const at = (path: string): Json => valueAt(spec, path) ?? null;
  const template = (path: string): Json =>
    isObject(at(path))
      ? {
          type: at(`${path}.type`),
          mergePolicy: at(`${path}.mergePolicy`),
          templateFrom: at(`${path}.templateFrom`) === null ? null : [{}],
          data: isObject(at(`${path}.data`)) ? withoutValues(at(`${path}.data`)) : null,
        }
      : null;
  return {
    apiVersion,
    kind,
    metadata,
    spec: {
      secretName: at('secretName'),
      dnsNames: at('dnsNames'),
      commonName: at('commonName'),
      encryptedData: withoutValues(at('encryptedData')),
      template: template('template'),
      data: maps(at('data')).map(({ secretKey }) => ({ secretKey: secretKey ?? null })),
      dataFrom: maps(at('dataFrom')).map(() => ({})),
      target: {
        name: at('target.name'),
        creationPolicy: at('target.creationPolicy'),
        template: template('target.template'),
      },
    },
  };
}

/** A map with the same keys, whose values are empty. */
export function withoutValues(map: Json | undefined): JsonObject {
  return Object.fromEntries(Object.keys(isObject(map) ? map : {}).map((key) => [key, '']));
}

/** Its keys are those of `data`, or of the template if there is one, unless they come from elsewhere. */
function externalSecret(object: JsonObject): MadeSecret | undefined {
  const name = asText(valueAt(object, 'spec.target.name') ?? nameOf(object));
  const policy = valueAt(object, 'spec.target.creationPolicy') ?? 'Owner';
  if (policy === 'None') {
    return undefined;
  }
  const template = valueAt(object, 'spec.target.template');
  const templated = keysAt(object, 'spec.target.template.data');
  const isMerged = valueAt(object, 'spec.target.template.mergePolicy') === 'Merge';
  const isOpen =
    policy === 'Merge' ||
    maps(valueAt(object, 'spec.target.template.templateFrom')).length > 0 ||
    ((templated.length === 0 || isMerged) && maps(valueAt(object, 'spec.dataFrom')).length > 0);
  const fetched = maps(valueAt(object, 'spec.data')).map(({ secretKey }) => asText(secretKey));
  return made(object, name, template, isOpen ? [] : keysOf(templated, fetched, isMerged));
}

function keysOf(templated: readonly string[], fetched: readonly string[], isMerged: boolean): readonly string[] {
  if (templated.length === 0) {
    return fetched;
  }
  return isMerged ? [...templated, ...fetched] : templated;
}

function made(object: JsonObject, name: string, template: Json | undefined, keys: readonly string[]): MadeSecret {
  const type = (isObject(template) ? template.type : undefined) ?? 'Opaque';
  return {
    name,
    ...(keys.length > 0 && {
      secret: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace: namespaceOf(object) },
        type,
        data: Object.fromEntries(keys.map((key) => [key, ''])),
      },
    }),
  };
}

function keysAt(object: JsonObject, path: string): string[] {
  const map = valueAt(object, path);
  return isObject(map) ? Object.keys(map) : [];
}
