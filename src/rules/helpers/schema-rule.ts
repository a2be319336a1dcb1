import { type Rule, upstream } from '../rule';

/** A rule of the CRD's schema: the API server rejects or drops what it finds. */
export function schemaRule(
  rule: Omit<Rule, 'group' | 'severity' | 'stage' | 'source'> & Partial<Pick<Rule, 'stage' | 'severity' | 'source'>>,
): Rule {
  return {
    group: 'schema',
    severity: 'error',
    stage: 'object',
    source: upstream(
      'helm-charts/seldon-core-operator/templates/customresourcedefinition_v1_seldondeployments.machinelearning.seldon.io.yaml',
    ),
    ...rule,
  };
}
