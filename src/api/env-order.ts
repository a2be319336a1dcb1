/** `$(NAME)` in a value; `$$(NAME)` is the text itself. */
const REFERENCE = /\$\$|\$\(([^()]+)\)/g;

/**
 * Names of environment variables in an order that works: Kubernetes expands `$(NAME)` only where NAME stands before, so
 * each variable follows those that it refers to. Otherwise they are sorted by name.
 *
 * @param values the texts of the variables, where they have one
 * @param first names that come first, in this order, whatever they refer to
 */
export function inEnvOrder(
  values: { readonly [name: string]: string | undefined },
  first: readonly string[] = [],
): string[] {
  const ordered = new Set(first);
  const opened = new Set(first);
  const waiting = Object.keys(values).sort().reverse();
  while (waiting.length > 0) {
    const name = waiting[waiting.length - 1];
    if (opened.has(name)) {
      ordered.add(name);
      waiting.pop();
    } else {
      opened.add(name);
      waiting.push(
        ...references(values[name])
          .filter((other) => Object.hasOwn(values, other) && !opened.has(other))
          .sort()
          .reverse(),
      );
    }
  }
  return [...ordered];
}

function references(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(REFERENCE)].flatMap(([, name]) => name ?? []);
}
