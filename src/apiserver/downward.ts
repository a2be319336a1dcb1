import { qualifiedName } from './names';
import { numberOrText, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { Quantity } from '../private/quantity';

const CONVERTIBLE = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** Checks a reference to a field of the pod (downward API). */
export function checkFieldReference(reference: Fields, allowed: readonly string[], at: string, out: Refusals): void {
  const version = text(reference, 'apiVersion') || 'v1';
  const field = text(reference, 'fieldPath');
  if (field === '') {
    out.required(`${at}.fieldPath`);
    return;
  }
  const [subscripted, subscript = ''] = splitSubscript(field);
  const problem = conversionProblem(version, field, subscripted);
  if (problem !== undefined) {
    out.invalid(`${at}.fieldPath`, field, `error converting fieldPath: ${problem}`);
  } else if (subscripted !== undefined) {
    const key = subscripted === 'metadata.annotations' ? subscript.toLowerCase() : subscript;
    out.invalidFor(qualifiedName(key), at, key);
  } else {
    // Old clients use host for the node.
    out.oneOf(`${at}.fieldPath`, field === 'spec.host' ? 'spec.nodeName' : field, allowed);
  }
}

/** The two parts of `metadata.labels['name']`; empty if the path has a different form. */
function splitSubscript(field: string): [] | [path: string, subscript: string] {
  const start = field.indexOf("['");
  return start > 0 && start + 2 <= field.length - 2 && field.endsWith("']")
    ? [field.slice(0, start), field.slice(start + 2, -2)]
    : [];
}

function conversionProblem(version: string, field: string, subscripted: string | undefined): string | undefined {
  if (version !== 'v1') {
    return `unsupported pod version: ${version}`;
  }
  if (subscripted !== undefined) {
    return ['metadata.annotations', 'metadata.labels'].includes(subscripted)
      ? undefined
      : `field label does not support subscript: ${field}`;
  }
  return CONVERTIBLE.includes(field) || field === 'spec.host' ? undefined : `field label not supported: ${field}`;
}

const RESOURCES = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
const HUGE_PAGES = /^(?:limits|requests)\.hugepages-/;
const SIZES = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];
const DIVISORS: readonly [resource: RegExp, divisors: readonly string[], detail: string][] = [
  [/^(?:limits|requests)\.cpu$/, ['1m', '1'], "only divisor's values 1m and 1 are supported with the cpu resource"],
  [/^(?:limits|requests)\.memory$/, SIZES, sizesDetail('memory')],
  [/^(?:limits|requests)\.ephemeral-storage$/, SIZES, sizesDetail('local ephemeral storage')],
  [HUGE_PAGES, SIZES, sizesDetail('hugepages')],
];

/** Checks a reference to a container's resource (downward API). */
export function checkResourceReference(
  reference: Fields,
  container: 'required' | 'optional',
  at: string,
  out: Refusals,
): void {
  const resource = text(reference, 'resource');
  if (container === 'required' && text(reference, 'containerName') === '') {
    out.required(`${at}.containerName`);
  } else if (resource === '') {
    out.required(`${at}.resource`);
  } else if (!HUGE_PAGES.test(resource)) {
    out.oneOf(`${at}.resource`, resource, RESOURCES);
  }
  const divisor = Quantity.parse(numberOrText(reference, 'divisor') ?? '0');
  if (divisor === undefined || divisor.sign === 0) {
    return;
  }
  for (const [pattern, divisors, detail] of DIVISORS) {
    if (pattern.test(resource) && !divisors.includes(divisor.toString())) {
      out.invalid(`${at}.divisor`, resource, detail);
    }
  }
}

function sizesDetail(resource: string): string {
  return `only divisor's values ${SIZES.join(', ')} are supported with the ${resource} resource`;
}
