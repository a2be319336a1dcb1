/** Whether cdk8s resolves a value when the app is written: what `Lazy.any()` returns, and any other of its tokens. */
export function isResolvedLater(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { produce, resolve } = value as { readonly produce?: unknown; readonly resolve?: unknown };
  return typeof produce === 'function' || typeof resolve === 'function';
}
