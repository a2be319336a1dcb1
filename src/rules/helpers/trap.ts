import { type Rule } from '../rule';

/** A rule about what the cluster accepts, but the operator misreads or fails on. */
export function trap(rule: Omit<Rule, 'group' | 'stage'> & Partial<Pick<Rule, 'stage'>>): Rule {
  return { group: 'trap', stage: 'value', ...rule };
}
