/** `$(NAME)` in a value; `$$(NAME)` is an escaped, literal `$(NAME)`. */
const REFERENCE = /\$\$|\$\(([^()]+)\)/g;

/**
 * Names of environment variables in an order that works: Kubernetes expands `$(NAME)` only if NAME is defined earlier,
 * so each variable follows those that it refers to. Otherwise they are sorted by name.
 *
 * @param values the values of the variables that have a literal one
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
