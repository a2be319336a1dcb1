/**
 * The text of what may be any data; a map or a list has none, and gives its kind. Unlike `String`, which asks an object
 * for a method: manifests may have a key named `toString`.
 */
export function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  return Array.isArray(value) ? '[...]' : '{...}';
}

/** The number that data represents; NaN for a map, a list and what is not a number. */
export function asNumber(value: unknown): number {
  return typeof value !== 'object' || value === null ? Number(value) : NaN;
}
