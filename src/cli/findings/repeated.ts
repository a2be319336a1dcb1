import { type LocatedFinding } from './located';
import { RULES } from '../../rules/registry.generated';

/** Findings that are reported in one line, because they break the same rule in the same way everywhere. */
export interface Repeated {
  readonly first: LocatedFinding;
  /** How many there are, and of what: `220 fields that nothing reads`. */
  readonly what: string;
}

interface Apart {
  readonly single: readonly LocatedFinding[];
  readonly repeated: readonly Repeated[];
}

const MANY = new Map(RULES.flatMap(({ id, many }) => (many === undefined ? [] : [[id, many] as const])));

/** The collective name of a rule's findings that are reported once per run; undefined if each is reported. */
export function manyOf(rule: string): string | undefined {
  return MANY.get(rule);
}

/** Separates the findings that are reported once per run: at least two of a rule that declares it. */
export function setRepeatedApart(findings: readonly LocatedFinding[]): Apart {
  const groups = new Map<string, { readonly first: LocatedFinding; count: number }>();
  for (const located of findings) {
    const { rule } = located.finding;
    const group = groups.get(rule);
    if (group) {
      group.count++;
    } else if (MANY.has(rule)) {
      groups.set(rule, { first: located, count: 1 });
    }
  }
  const several = [...groups].filter(([, { count }]) => count > 1);
  const rules = new Set(several.map(([rule]) => rule));
  return {
    single: findings.filter(({ finding }) => !rules.has(finding.rule)),
    repeated: several.map(([rule, { first, count }]) => ({ first, what: `${count} ${MANY.get(rule)}` })),
  };
}
