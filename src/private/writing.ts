const WRITTEN = new WeakSet<object>();

/** Does something while an app is written by `ManifestWriter`, not by cdk8s. */
export function whileWriting<T>(app: object, work: () => T): T {
  WRITTEN.add(app);
  try {
    return work();
  } finally {
    WRITTEN.delete(app);
  }
}

/** Whether `ManifestWriter` writes an app right now. */
export function isWriting(app: object): boolean {
  return WRITTEN.has(app);
}
