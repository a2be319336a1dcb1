import { qualifiedName } from './names';
import { keysOf, node, numberOrText, type Fields } from './read';
import { type Refusals } from './refusal';
import { has } from '../private/json';
import { Quantity } from '../private/quantity';

const FOR_CONTAINERS = ['cpu', 'memory', 'ephemeral-storage'];
const COUNTED = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const STANDARD = new Set([
  ...FOR_CONTAINERS,
  ...FOR_CONTAINERS.flatMap((name) => [`requests.${name}`, `limits.${name}`]),
  'storage',
  'requests.storage',
  ...COUNTED,
]);

/** Checks the requests and limits of a container. */
export function checkResources(resources: Fields, at: string, out: Refusals): void {
  if (resources === undefined) {
    return;
  }
  const limits = node(resources, 'limits');
  const requests = node(resources, 'requests');
  for (const name of keysOf(limits)) {
    const limit = amountOf(limits, name);
    if (limit !== undefined) {
      checkAmount(name, limit, `${at}.limits[${name}]`, out);
    }
  }
  for (const name of keysOf(requests)) {
    const request = amountOf(requests, name);
    if (request !== undefined) {
      checkAmount(name, request, `${at}.requests[${name}]`, out);
      checkAgainstLimit(name, request, amountOf(limits, name), at, out);
    }
  }
  const isNamed = (name: string) => amountOf(limits, name) !== undefined || amountOf(requests, name) !== undefined;
  const isHuge = (name: string) => isHugePages(name) && isNamed(name);
  if ((keysOf(limits).some(isHuge) || keysOf(requests).some(isHuge)) && !isNamed('cpu') && !isNamed('memory')) {
    out.forbidden(at, 'HugePages require cpu or memory');
  }
}

/** The amount of a resource in a list; the API server rounds up to thousandths before it checks. */
function amountOf(list: Fields, name: string): Quantity | undefined {
  const value = list !== undefined && has(list, name) ? numberOrText(list, name) : undefined;
  return value === undefined ? undefined : Quantity.parse(value)?.roundedToMilli();
}

function checkAmount(name: string, amount: Quantity, at: string, out: Refusals): void {
  checkName(name, at, out);
  checkQuantity(name, amount, at, out);
  if (isHugePages(name) && !divides(name, amount)) {
    out.invalid(at, amount.toString(), `${amount} is not positive integer multiple of ${name}`);
  }
}

/** Checks that an amount is not negative, and an integer if the resource is counted. */
function checkQuantity(name: string, amount: Quantity, at: string, out: Refusals): void {
  if (amount.sign < 0) {
    out.invalid(at, amount.toString(), 'must be greater than or equal to 0');
  }
  if ((COUNTED.includes(name) || isExtended(name)) && !amount.whole) {
    out.invalid(at, amount.toString(), 'must be an integer');
  }
}

/** Checks the name of a container's resource. */
export function checkName(name: string, at: string, out: Refusals): void {
  const problems = qualifiedName(name);
  out.invalidFor(problems, at, name);
  if (!name.includes('/')) {
    if (problems.length === 0 && !STANDARD.has(name) && !isHugePages(name) && !name.startsWith('requests.hugepages-')) {
      out.invalid(at, name, 'must be a standard resource type or fully qualified');
    }
    if (!FOR_CONTAINERS.includes(name) && !isHugePages(name)) {
      out.invalid(at, name, 'must be a standard resource for containers');
    }
  } else if (!isNative(name) && !isExtended(name)) {
    out.invalid(at, name, "doesn't follow extended resource name standard");
  }
}

function checkAgainstLimit(
  name: string,
  request: Quantity,
  limit: Quantity | undefined,
  at: string,
  out: Refusals,
): void {
  const overcommits = isNative(name) && !isHugePages(name);
  if (limit === undefined) {
    if (!overcommits) {
      out.required(`${at}.limits`, 'Limit must be set for non overcommitable resources');
    }
  } else if (!overcommits && request.compare(limit) !== 0) {
    out.invalid(`${at}.requests`, request.toString(), `must be equal to ${name} limit of ${limit}`);
  } else if (request.compare(limit) > 0) {
    out.invalid(`${at}.requests`, request.toString(), `must be less than or equal to ${name} limit of ${limit}`);
  }
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Whether the resource is defined by Kubernetes itself. */
function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** Whether a device plugin would offer the resource; its name must also be valid in a quota. */
function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && qualifiedName(`requests.${name}`).length === 0;
}

function divides(name: string, amount: Quantity): boolean {
  const page = Quantity.parse(name.slice('hugepages-'.length));
  return page !== undefined && page.sign > 0 && page.whole && amount.units % page.units === 0n;
}
