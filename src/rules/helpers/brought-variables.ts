import { asText, entryOf, isObject, type Json, type JsonObject, maps } from '../../private/json';
import { formatPath } from '../../private/path';
import { type OtherPlace } from '../finding';
import { type Subject } from '../subject';

/** A variable that `envFrom` gives to a container. */
export interface BroughtVariable {
  readonly name: string;
  /** Undefined if it is unknown. */
  readonly value?: string;
  /** Index in `envFrom`. */
  readonly index: number;
  /** The key of the ConfigMap or Secret that contains it. */
  readonly about: OtherPlace;
}

/** The variables that `envFrom` gives to a container. */
export interface Brought {
  /** By name: of several sources, the last one counts. */
  readonly variables: ReadonlyMap<string, BroughtVariable>;
  /** Whether all sources are in the input, so that there are no other variables. */
  readonly isComplete: boolean;
}

const NOTHING: Brought = { variables: new Map(), isComplete: true };

/** The variables that the ConfigMaps and Secrets in `envFrom` define, as far as they are in the input. */
export function broughtVariables(subject: Subject, envFrom: unknown): Brought {
  const sources = maps(envFrom as Json | undefined);
  if (sources.length === 0) {
    return NOTHING;
  }
  const { namespace, surroundings } = subject;
  const variables = new Map<string, BroughtVariable>();
  let isComplete = true;
  sources.forEach(({ prefix, configMapRef, secretRef }, index) => {
    const kind = isObject(configMapRef) ? 'ConfigMap' : 'Secret';
    const reference = isObject(configMapRef) ? configMapRef : secretRef;
    const named = isObject(reference) ? surroundings.named(kind, namespace, asText(reference.name)) : [];
    const [object] = named;
    // Of several of one name, any may be the one in the cluster.
    if (object === undefined || named.some((other) => contentOf(other) !== contentOf(object))) {
      isComplete = false;
      return;
    }
    const entries = entriesOf(object);
    // Something else fills an empty one.
    isComplete &&= entries.length > 0;
    for (const { key, value, field } of entries) {
      const name = `${typeof prefix === 'string' ? prefix : ''}${key}`;
      variables.set(name, { name, value, index, about: { ...identityOf(object), path: formatPath([field, key]) } });
    }
  });
  return { variables, isComplete };
}

function contentOf({ data, stringData }: JsonObject): string {
  return JSON.stringify([data, stringData]);
}

interface Entry {
  readonly key: string;
  readonly value?: string;
  readonly field: string;
}

/** The entries of a ConfigMap or Secret. Values that are left out, or that a controller fills in, are unknown. */
function entriesOf({ kind, data, stringData }: JsonObject): Entry[] {
  const isSecret = kind === 'Secret';
  const entries = (map: Json | undefined, field: string, read: (value: Json) => string | undefined): Entry[] =>
    Object.entries(isObject(map) ? map : {}).map(([key, value]) => ({ key, value: read(value), field }));
  const plain = (value: Json): string | undefined =>
    typeof value === 'string' && !(isSecret && value === '') ? value : undefined;
  const decoded = (value: Json): string | undefined => {
    const encoded = plain(value);
    return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString();
  };
  return [...entries(data, 'data', isSecret ? decoded : plain), ...entries(stringData, 'stringData', plain)];
}

function identityOf({ kind, metadata }: JsonObject): Omit<OtherPlace, 'path'> {
  const word = (key: string): string => asText((isObject(metadata) ? entryOf(metadata, key) : undefined) ?? '');
  return { kind: asText(kind), namespace: word('namespace'), name: word('name') };
}
