import { hint } from './suggest';

/** The message about a name that nothing has: `no predictor "man", did you mean "main"? (known: "main", "canary")`. */
export function unknownName(noun: string, name: string, known: readonly string[]): string {
  const all = known.map((other) => JSON.stringify(other)).join(', ') || 'none';
  return `no ${noun} ${JSON.stringify(name)}${hint(name, known)} (known: ${all})`;
}
