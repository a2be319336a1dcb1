/**
 * Whether cdk8s computes a value when the app is written: what `Lazy.any()` returns, and whatever has a method
 * `resolve`. It is not a value such as `Quantity.fromString('1')` of a cdk8s import, which only constructs of that
 * import write as a string; elsewhere it becomes the map `{ value: '1' }`.
 */
export function isResolvedLater(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { produce, resolve } = value as { readonly produce?: unknown; readonly resolve?: unknown };
  return typeof produce === 'function' || typeof resolve === 'function';
}
