import { AMBASSADOR_CONFIG } from '../../api/facts/settings';
import { writtenAnnotations } from '../helpers/written-annotations';
import { specDiff, trap, upstream } from '../rule';

export const ambassadorCustom = trap({
  id: 'SELDON284',
  ofOperator: true,
  title: `${AMBASSADOR_CONFIG} is used only with Ambassador v1`,
  consequence: 'With Ambassador v2, the default, the operator creates its own Mappings and ignores the annotation.',
  example: () => ({
    ...specDiff`
      - annotations: {seldon.io/ambassador-config: '{apiVersion: ambassador/v1, kind: Mapping}'}
    `,
    operator: 'ambassador: {enabled: true}',
  }),
  source: upstream('operator/controllers/ambassador/v1.go'),
  check(subject, report) {
    const { ambassador } = subject.config;
    for (const { key, path } of ambassador.enabled && ambassador.version !== 'v1' ? writtenAnnotations(subject) : []) {
      if (key === AMBASSADOR_CONFIG) {
        report({
          path,
          message: `${key} has no effect with Ambassador ${ambassador.version}`,
          remedy: 'write your own Mapping, or set ambassador.version to v1',
        });
      }
    }
  },
});
