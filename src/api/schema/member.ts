/**
 * The name of a field or type in a programming language, with acronyms as words: `hostIP` is `hostIp`,
 * `HTTPGetAction` is `HttpGetAction`.
 */
export function memberName(name: string): string {
  return name.replace(
    /(?<![A-Z])[A-Z]{2,}(?=[A-Z][a-z]|$|s$)/g,
    (acronym) => acronym[0] + acronym.slice(1).toLowerCase(),
  );
}
