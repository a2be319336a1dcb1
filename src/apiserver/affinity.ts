import { checkLabelKey, checkLabelSelector, checkOperator } from './metadata';
import { dnsLabel, dnsSubdomain, labelValue } from './names';
import { node, nodes, number, text, texts, type Fields } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Checks the affinity of a pod to nodes and to other pods. */
export function checkAffinity(affinity: Fields, at: string, out: Refusals): void {
  checkNodeAffinity(node(affinity, 'nodeAffinity'), `${at}.nodeAffinity`, out);
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    checkPodAffinity(node(affinity, kind), `${at}.${kind}`, out);
  }
}

function checkNodeAffinity(affinity: Fields, at: string, out: Refusals): void {
  const required = node(affinity, REQUIRED);
  if (required !== undefined) {
    const terms = nodes(required, 'nodeSelectorTerms');
    if (terms.length === 0) {
      out.required(`${at}.${REQUIRED}.nodeSelectorTerms`, 'must have at least one node selector term');
    }
    terms.forEach((term, i) => checkNodeTerm(term, 'strict', `${at}.${REQUIRED}.nodeSelectorTerms[${i}]`, out));
  }
  nodes(affinity, PREFERRED).forEach((term, i) => {
    checkWeight(term, `${at}.${PREFERRED}[${i}]`, out);
    checkNodeTerm(node(term, 'preference'), 'lenient', `${at}.${PREFERRED}[${i}].preference`, out);
  });
}

const NODE_OPERATORS = {
  In: 'some',
  NotIn: 'some',
  Exists: 'none',
  DoesNotExist: 'none',
  Gt: 'one',
  Lt: 'one',
} as const;

/** Checks a term of node labels and fields. Preferred terms may require values that no label can have. */
function checkNodeTerm(term: Fields, values: 'strict' | 'lenient', at: string, out: Refusals): void {
  nodes(term, 'matchExpressions').forEach((expression, i) => {
    const here = `${at}.matchExpressions[${i}]`;
    const wanted = texts(expression, 'values');
    checkOperator(text(expression, 'operator'), wanted, here, out, NODE_OPERATORS);
    checkLabelKey(text(expression, 'key'), `${here}.key`, out);
    if (values === 'strict') {
      wanted.forEach((value, k) => out.invalidFor(labelValue(value), `${here}.values[${k}]`, value));
    }
  });
  nodes(term, 'matchFields').forEach((expression, i) => checkNodeField(expression, `${at}.matchFields[${i}]`, out));
}

function checkNodeField(expression: JsonObject, at: string, out: Refusals): void {
  const values = texts(expression, 'values');
  const operator = text(expression, 'operator');
  if (operator !== 'In' && operator !== 'NotIn') {
    out.invalid(`${at}.operator`, operator, 'not a valid selector operator');
  } else if (values.length !== 1) {
    out.required(`${at}.values`, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
  }
  const key = text(expression, 'key');
  if (key === 'metadata.name') {
    values.forEach((value, i) => out.invalidFor(dnsSubdomain(value), `${at}.values[${i}]`, value));
  } else {
    out.invalid(`${at}.key`, key, 'not a valid field selector key');
  }
}

function checkPodAffinity(affinity: Fields, at: string, out: Refusals): void {
  nodes(affinity, REQUIRED).forEach((term, i) => checkPodTerm(term, `${at}.${REQUIRED}[${i}]`, out));
  nodes(affinity, PREFERRED).forEach((term, i) => {
    checkWeight(term, `${at}.${PREFERRED}[${i}]`, out);
    checkPodTerm(node(term, 'podAffinityTerm'), `${at}.${PREFERRED}[${i}].podAffinityTerm`, out);
  });
}

function checkPodTerm(term: Fields, at: string, out: Refusals): void {
  for (const key of ['labelSelector', 'namespaceSelector']) {
    checkLabelSelector(node(term, key), `${at}.${key}`, out);
  }
  for (const namespace of texts(term, 'namespaces')) {
    out.invalidFor(dnsLabel(namespace), `${at}.namespace`, namespace);
  }
  const topologyKey = text(term, 'topologyKey');
  out.filled(`${at}.topologyKey`, topologyKey, 'can not be empty');
  checkLabelKey(topologyKey, `${at}.topologyKey`, out);
}

function checkWeight(term: JsonObject, at: string, out: Refusals): void {
  const weight = number(term, 'weight') ?? 0;
  if (weight <= 0 || weight > 100) {
    out.invalid(`${at}.weight`, weight, 'must be in the range 1-100');
  }
}
