/** The keys of a map in order: maps of manifests are small, and often sorted already. */
export function sortedKeys(object: object): string[] {
  return inOrder(Object.keys(object));
}

/** The keys in the order of a map that was filled in order, as cdk8s does: whole numbers come first, by size. */
export function filledKeys(object: object): string[] {
  const keys = Object.keys(object);
  // If there is a whole number, it is the first key already.
  return keys.length > 0 && /^\d/.test(keys[0])
    ? Object.keys(Object.fromEntries(inOrder(keys).map((key) => [key, undefined])))
    : inOrder(keys);
}

function inOrder(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i++) {
    if (keys[i - 1] > keys[i]) {
      return keys.sort();
    }
  }
  return keys;
}
