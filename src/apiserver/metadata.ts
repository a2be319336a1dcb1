import { labelValue, qualifiedName, type Problems } from './names';
import { keysOf, node, nodes, text, texts, type Fields } from './read';
import { type Refusals } from './refusal';
import { has } from '../private/json';

const ANNOTATIONS_LIMIT = 256 * 1024;

/** Checks the metadata of an object. */
export function checkMetadata(metadata: Fields, nameProblems: (name: string) => Problems, out: Refusals): void {
  const name = text(metadata, 'name');
  out.named('metadata.name', name, nameProblems, 'name or generateName is required');
  checkLabels(node(metadata, 'labels'), 'metadata.labels', out);
  checkAnnotations(node(metadata, 'annotations'), 'metadata.annotations', out);
}

/** Checks labels, or a selector by exact values. */
export function checkLabels(labels: Fields, at: string, out: Refusals): void {
  for (const key of keysOf(labels)) {
    const value = text(labels, key);
    out.invalidFor(qualifiedName(key), at, key);
    out.invalidFor(labelValue(value), at, value);
  }
}

/** Checks the keys and the total size of annotations. */
export function checkAnnotations(annotations: Fields, at: string, out: Refusals): void {
  let length = 0;
  for (const key of keysOf(annotations)) {
    out.invalidFor(qualifiedName(key.toLowerCase()), at, key);
    length += key.length + text(annotations, key).length;
  }
  // A character takes at most three bytes.
  if (length * 3 > ANNOTATIONS_LIMIT && bytesIn(annotations) > ANNOTATIONS_LIMIT) {
    out.tooLong(at, ANNOTATIONS_LIMIT);
  }
}

function bytesIn(map: Fields): number {
  return keysOf(map).reduce((bytes, key) => bytes + Buffer.byteLength(key) + Buffer.byteLength(text(map, key)), 0);
}

/** Checks a selector by labels and expressions. */
export function checkLabelSelector(selector: Fields, at: string, out: Refusals): void {
  checkLabels(node(selector, 'matchLabels'), `${at}.matchLabels`, out);
  nodes(selector, 'matchExpressions').forEach((expression, i) => {
    const here = `${at}.matchExpressions[${i}]`;
    const values = texts(expression, 'values');
    const operator = text(expression, 'operator');
    checkOperator(operator, values, here, out, SELECTOR_OPERATORS);
    checkLabelKey(text(expression, 'key'), `${here}.key`, out);
    values.forEach((value, k) => out.invalidFor(labelValue(value), `${here}.values[${k}]`, value));
  });
}

/** Checks the key of a label. */
export function checkLabelKey(key: string, at: string, out: Refusals): void {
  out.invalidFor(qualifiedName(key), at, key);
}

/** How many values an operator accepts. */
export type Arity = 'some' | 'none' | 'one';

const SELECTOR_OPERATORS: Readonly<Record<string, Arity>> = {
  In: 'some',
  NotIn: 'some',
  Exists: 'none',
  DoesNotExist: 'none',
};

/** Checks the operator of an expression and the number of its values. */
export function checkOperator(
  operator: string,
  values: readonly string[],
  at: string,
  out: Refusals,
  operators: Readonly<Record<string, Arity>>,
): void {
  const arity = Object.entries(operators).find(([name]) => name === operator)?.[1];
  if (arity === undefined) {
    out.invalid(`${at}.operator`, operator, 'not a valid selector operator');
  } else if (arity === 'some' && values.length === 0) {
    out.required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'");
  } else if (arity === 'none' && values.length > 0) {
    out.forbidden(`${at}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
  } else if (arity === 'one' && values.length !== 1) {
    out.required(`${at}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'");
  }
}

/** Whether labels match a valid selector; meaningless if the selector itself is invalid. */
export function selects(selector: Fields, labels: Fields): boolean {
  const find = (key: string) => (labels !== undefined && has(labels, key) ? text(labels, key) : undefined);
  const wanted = node(selector, 'matchLabels');
  const exact = keysOf(wanted).every((key) => find(key) === text(wanted, key));
  return (
    exact &&
    nodes(selector, 'matchExpressions').every((expression) => {
      const value = find(text(expression, 'key'));
      const values = texts(expression, 'values');
      switch (text(expression, 'operator')) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        default:
          return value === undefined;
      }
    })
  );
}

/** The labels of an object's metadata. */
export function labelsOf(object: Fields): Fields {
  return node(node(object, 'metadata'), 'labels');
}
