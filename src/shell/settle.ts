import { type ApiObjectMetadataDefinition, Lazy } from 'cdk8s';
import { has, type JsonObject } from '../private/json';
import { sortedKeys } from '../private/sorted-keys';

/** One step of the combined effect of `resolve` and `sanitizeValue` of cdk8s, in an app with its usual resolvers. */
export function settle(value: unknown): unknown {
  if (typeof value === 'function') {
    return resolved(value as Token);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  return value.constructor === Object && typeof (value as Token).resolve !== 'function' ? value : resolved(value);
}

/** What cdk8s looks for on a value that is not plain data. */
interface Token {
  readonly resolve?: unknown;
  readonly value?: unknown;
}

function resolved(value: Token): unknown {
  if (value instanceof Lazy) {
    return settle(value.produce());
  }
  if (typeof value.resolve === 'function') {
    return settle((value.resolve as () => unknown).call(value));
  }
  if (typeof value.value === 'number' || typeof value.value === 'string') {
    return { value: value.value };
  }
  throw new Error('only cdk8s can explain what is wrong with this value');
}

/**
 * A copy of what cdk8s renders of a value: settled, sorted, without what is null or undefined; in one pass, for which
 * cdk8s needs two that look up the app for each value. Throws if only cdk8s can tell what it comes to.
 * @param dropsEmpty whether empty maps and lists are left out, too
 */
export function settledCopy(value: unknown, dropsEmpty = false): unknown {
  const settled = settle(value);
  if (typeof settled !== 'object' || settled === null) {
    return settled ?? undefined;
  }
  if (Array.isArray(settled)) {
    return dropsEmpty && settled.length === 0 ? undefined : settled.map((item) => settledCopy(item, dropsEmpty));
  }
  const copy: Record<string, unknown> = {};
  let isEmpty = true;
  for (const key of sortedKeys(settled)) {
    const member = settledCopy((settled as JsonObject)[key], dropsEmpty);
    if (member !== undefined) {
      putMember(copy, key, member);
      isEmpty = false;
    }
  }
  return dropsEmpty && isEmpty ? undefined : copy;
}

function putMember(copy: Record<string, unknown>, key: string, member: unknown): void {
  if (key === '__proto__') {
    throw new Error('only cdk8s can tell what it makes of this key');
  }
  copy[key] = member;
}

/** What metadata hold before anything in them is resolved. */
export function heldMetadata(metadata: ApiObjectMetadataDefinition): JsonObject {
  const { name, namespace, annotations } = metadata as unknown as HeldMetadata;
  return { name, namespace, annotations } as JsonObject;
}

/** What `metadata.toJson()` returns, in an app with the usual resolvers. */
export function writtenMetadata(metadata: ApiObjectMetadataDefinition): JsonObject {
  const held = metadata as unknown as HeldMetadata;
  if (Object.keys(held).every((key) => HELD.has(key))) {
    try {
      return settledCopy(allMetadata(held), true) as JsonObject;
    } catch {
      // The error that says what is wrong is cdk8s's, below.
    }
  }
  return metadata.toJson() as JsonObject;
}

function allMetadata(held: HeldMetadata): object {
  const { annotations, finalizers, labels, name, namespace, ownerReferences, _additionalAttributes: given } = held;
  const own = { annotations, finalizers, labels, name, namespace, ownerReferences };
  const others = Object.keys(given).filter((key) => !has(own, key));
  return others.length === 0 ? own : { ...given, ...own };
}

/** What cdk8s holds of metadata; a version that holds more writes more. */
interface HeldMetadata {
  readonly name: unknown;
  readonly namespace: unknown;
  readonly annotations: unknown;
  readonly finalizers: unknown;
  readonly ownerReferences: unknown;
  readonly labels: unknown;
  readonly apiObject: unknown;
  readonly _additionalAttributes: object;
}

const HELD: ReadonlySet<string> = new Set<keyof HeldMetadata>([
  'name',
  'namespace',
  'annotations',
  'finalizers',
  'ownerReferences',
  'labels',
  'apiObject',
  '_additionalAttributes',
]);
