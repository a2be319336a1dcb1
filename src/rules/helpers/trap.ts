import { type Rule } from '../rule';

/** A rule about what the cluster accepts, and the operator then misreads or cannot do. */
export function trap(rule: Omit<Rule, 'group' | 'stage'> & Partial<Pick<Rule, 'stage'>>): Rule {
  return { group: 'trap', stage: 'value', ...rule };
}
