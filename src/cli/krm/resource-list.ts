import { InputError } from '../../private/errors';
import { type JsonObject, isObject } from '../../private/json';
import { readDocuments } from '../../yaml/read';
import { toYaml } from '../../yaml/write';

const STDIN = '<stdin>';

/** What an orchestrator gives to a KRM function. @see https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md */
export interface ResourceList {
  readonly items: readonly JsonObject[];
  readonly functionConfig: JsonObject;
}

/** @throws InputError if it is not a ResourceList */
export function readResourceList(text: string): ResourceList {
  const [document, ...more] = readDocuments(text, STDIN);
  if (document?.error !== undefined) {
    const { line, column, message } = document.error;
    throw new InputError(`${STDIN}:${line}:${column}: ${message}`);
  }
  const list = document?.value;
  if (!isObject(list) || list.kind !== 'ResourceList' || more.length > 0) {
    throw new InputError(
      `${STDIN}: must be one ResourceList, as kustomize and kpt give it to functions; use validate for manifests`,
    );
  }
  if (list.results !== undefined) {
    throw new InputError(`${STDIN}: results: is already set: run each function separately`);
  }
  const { items = [], functionConfig } = list;
  if (!Array.isArray(items) || !items.every(isObject)) {
    throw new InputError(`${STDIN}: items: must be a list of objects`);
  }
  return { items, functionConfig: isObject(functionConfig) ? functionConfig : {} };
}

/** The same text with results: everything else is kept verbatim, so that no item can change. */
export function withResults(text: string, results: readonly JsonObject[]): string {
  const body = text.trimEnd();
  return body.startsWith('{')
    ? `${body.slice(0, -1)},${JSON.stringify({ results }).slice(1)}\n`
    : `${body}\n${toYaml({ results: [...results] })}`;
}
