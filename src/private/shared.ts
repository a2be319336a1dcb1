const TEXTS = new WeakMap<object, Map<number, string>>();

/**
 * Marks an object as one that occurs in many places and never changes again, so that its YAML is worth keeping.
 *
 * @param texts its YAML by the number of spaces before its lines, if it is known
 */
export function share<T extends object>(object: T, texts: Iterable<readonly [number, string]> = []): T {
  TEXTS.set(object, new Map(texts));
  return object;
}

/** The YAML of a shared object that was written so far; undefined for all other objects. */
export function sharedTexts(object: object): Map<number, string> | undefined {
  return TEXTS.get(object);
}
