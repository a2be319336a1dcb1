const SHARED = new WeakSet<object>();

/** Marks an object as one that occurs in many places and never changes again, so that its text is worth keeping. */
export function share<T extends object>(object: T): T {
  SHARED.add(object);
  return object;
}

/** Whether an object is marked so. */
export function isShared(object: object): boolean {
  return SHARED.has(object);
}
