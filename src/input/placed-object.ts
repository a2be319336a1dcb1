import { embeddedDeployments } from './embedded';
import { nearMiss } from './near-miss';
import { GROUP, KIND } from '../api/facts/group';
import { asText, isObject, type Json, type JsonObject } from '../private/json';
import { formatPath } from '../private/path';
import { largeNumbers } from '../values/value';
import { type Document } from '../yaml/read';

/** A line and a column, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A value of a platform that a field comes from. */
export interface ValueOrigin extends Place {
  readonly file: string;
  /** Its path in the values, such as `models.iris.uri`. */
  readonly key: string;
}

/** An object of the input and the place where it was written. */
export interface PlacedObject {
  readonly object: JsonObject;
  /** The file as the user named it; `-` for standard input. */
  readonly file: string;
  /** Line and column of a path within the object, or of the closest place that was written. */
  locate(at: string): Place;
  /** The value that a path within the object comes from, if the object is generated from values. */
  origin?(at: string): ValueOrigin;
}

/** A part of the input that is not an object. */
export interface Unusable extends Place {
  /**
   * Whether the file, or a document in it, cannot be read; contains an integer that would be rounded; has duplicate
   * keys, is empty, or contains something else; is almost a SeldonDeployment, or contains one that cannot be checked;
   * or is a file of a directory that has nothing to do with Seldon.
   */
  readonly reason:
    | 'unreadable-file'
    | 'unreadable'
    | 'large-integer'
    | 'duplicate'
    | 'empty'
    | 'no-object'
    | 'unknown-kind'
    | 'core-2'
    | 'embedded'
    | 'passed-over';
  readonly file: string;
  readonly message: string;
  /** What to do about it, if that depends on the content. */
  readonly remedy?: string;
}

/** Collects the objects of a document, including those in lists. */
export function collectObjects(document: Document, objects: PlacedObject[], unusable: Unusable[]): void {
  const { file, error, value } = document;
  if (error) {
    unusable.push({ reason: 'unreadable', file, ...error });
    return;
  }
  for (const { key, line, column } of document.repeatedKeys()) {
    unusable.push({
      reason: 'duplicate',
      file,
      line,
      column,
      message: `the key ${JSON.stringify(key)} is in this map already, and its earlier value is lost`,
    });
  }
  const large = new Map(document.largeIntegers().map(({ value: near, text }) => [near, text]));
  const tellOfLarge = (item: JsonObject, prefix: string) => {
    for (const { path, value: near } of large.size > 0 ? largeNumbers(item) : []) {
      const at = formatPath(path);
      const message = `${at}: ${large.get(Number(near)) ?? near} is a whole number beyond 2^53, of which ${near} is known here`;
      unusable.push({ reason: 'large-integer', file, ...locate(document, prefix + at), message });
    }
  };
  const collectEmbedded = (item: Json, prefix: string): boolean => {
    const found = embeddedDeployments(item);
    for (const { path, object, isMap, problem, remedy } of found) {
      const at = prefix + path;
      if (object) {
        objects.push({ object, file, locate: (inside) => locate(document, isMap ? `${at}.${inside}` : at) });
        tellOfLarge(object, `${at}.`);
      } else {
        const outer = isObject(item) && item.kind !== undefined ? `this ${asText(item.kind)}` : 'this file';
        const message = `the ${KIND} in ${path} of ${outer} is not checked: ${problem}`;
        unusable.push({ reason: 'embedded', file, ...locate(document, at), message, ...(remedy && { remedy }) });
      }
    }
    return found.length > 0;
  };
  const collectNearMiss = (item: JsonObject, prefix: string): boolean => {
    const missed = nearMiss(item);
    if (missed) {
      const { path, ...rest } = missed;
      unusable.push({ ...rest, file, ...locate(document, prefix + path) });
    }
    return missed !== undefined;
  };
  const visit = (item: Json, prefix: string) => {
    if (isObject(item) && Array.isArray(item.items) && typeof item.kind === 'string' && item.kind.endsWith('List')) {
      item.items.forEach((each, i) => visit(each, `${prefix}items[${i}].`));
    } else if (isObject(item) && typeof item.kind === 'string') {
      objects.push({ object: item, file, locate: (at) => locate(document, prefix + at) });
      if (isSeldonDeployment(item)) {
        tellOfLarge(item, prefix);
      } else {
        collectNearMiss(item, prefix);
        collectEmbedded(item, prefix);
      }
    } else if (item !== null && !(isObject(item) && collectNearMiss(item, prefix))) {
      const hasEmbedded = collectEmbedded(item, prefix);
      const problem = problemOf(item, hasEmbedded);
      unusable.push(...(problem ? [{ ...problem, file, ...locate(document, prefix) }] : []));
    }
  };
  visit(value, '');
}

/** What is wrong with a document that is not an object; nothing with values that contain SeldonDeployments. */
function problemOf(item: Json, hasEmbedded: boolean): Pick<Unusable, 'reason' | 'message' | 'remedy'> | undefined {
  if (isObject(item)) {
    const message = "a map without 'kind' is not a Kubernetes object";
    return hasEmbedded ? undefined : { reason: 'no-object', message };
  }
  if (hasEmbedded && Array.isArray(item)) {
    const message = 'this is a list of objects, which kubectl rejects';
    const remedy = 'write a document for each, separated by ---, or put them into the items of an object of kind List';
    return { reason: 'unknown-kind', message, remedy };
  }
  return { reason: 'no-object', message: 'this is not a Kubernetes object' };
}

/** The place of a path, or the closest one that was written. */
function locate(document: Document, at: string): Place {
  return document.locate(at.replace(/\.$/, '')) ?? { line: document.line, column: 1 };
}

/** Whether an object is a SeldonDeployment of Seldon Core v1, whatever version it names. */
export function isSeldonDeployment({ kind, apiVersion }: JsonObject): boolean {
  return (
    kind === KIND && (typeof apiVersion !== 'string' || !apiVersion.includes('/') || apiVersion.startsWith(`${GROUP}/`))
  );
}

/** Gives a SeldonDeployment that names no namespace the one of the command line, as kubectl does. */
export function inNamespace<T extends { readonly object: JsonObject }>(placed: T, namespace: string | undefined): T {
  const { metadata } = placed.object;
  if (
    namespace === undefined ||
    !isSeldonDeployment(placed.object) ||
    !isObject(metadata) ||
    (metadata.namespace ?? '') !== ''
  ) {
    return placed;
  }
  return { ...placed, object: { ...placed.object, metadata: { ...metadata, namespace } } };
}
