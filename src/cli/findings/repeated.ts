import { type LocatedFinding } from './located';
import { type Finding } from '../../rules/finding';
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

/** The collective name of findings that are reported once per run; undefined if each is reported. */
export function manyOf({ rule, many }: Finding): string | undefined {
  return many ?? MANY.get(rule);
}

/** Separates the findings that are reported once per run: at least two with the same collective name. */
export function setRepeatedApart(findings: readonly LocatedFinding[]): Apart {
  const groups = new Map<string, { readonly first: LocatedFinding; count: number }>();
  for (const located of findings) {
    const many = manyOf(located.finding);
    const group = groups.get(many ?? '');
    if (group) {
      group.count++;
    } else if (many !== undefined) {
      groups.set(many, { first: located, count: 1 });
    }
  }
  const several = [...groups].filter(([, { count }]) => count > 1);
  const names = new Set(several.map(([many]) => many));
  return {
    single: findings.filter(({ finding }) => !names.has(manyOf(finding) ?? '')),
    repeated: several.map(([many, { first, count }]) => ({ first, what: `${count} ${many}` })),
  };
}
