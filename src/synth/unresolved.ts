import { InputError } from '../private/errors';
import { formatPath, type Segment } from '../private/path';

/**
 * Rejects functions and symbols in a rendered object, which no manifest contains: cdk8s leaves them in what `toJson()`
 * returns, and fails when it writes them.
 *
 * @throws InputError with the path
 */
export function refuseUnresolved(value: unknown, path: readonly Segment[] = []): void {
  const type = typeof value;
  if (type === 'function' || type === 'symbol') {
    throw new InputError(sentence(type, path));
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => refuseUnresolved(item, [...path, index]));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      refuseUnresolved(item, [...path, key]);
    }
  }
}

function sentence(type: 'function' | 'symbol', path: readonly Segment[]): string {
  // cdk8s copies the maps of metadata with `{ ...labels }`, which leaves this of a Lazy.
  if (path.length > 2 && path.slice(-2).join('.') === 'producer.produce') {
    const map = formatPath(path.slice(0, -2));
    return `${map} is a Lazy, but cdk8s needs a map here: give a map whose values are Lazy`;
  }
  const remedy = type === 'function' ? 'call it, or give Lazy.any({ produce: ... })' : 'give a string';
  return `${formatPath(path)} is a ${type}, which no manifest can contain: ${remedy}`;
}
