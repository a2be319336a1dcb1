import { AMBASSADOR_VERSIONS } from '../../api/facts/operator-words';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

export const ambassadorVersion = trap({
  id: 'SELDON342',
  severity: 'error',
  ofOperator: true,
  title: "the operator's ambassador.version is v1 or v2",
  consequence:
    'With v1 the operator writes annotations, with any other value Mappings, whose kind it registers only with v2. ' +
    'With ' +
    'an unknown version it fails on every SeldonDeployment: it creates no routes, and no SeldonDeployment becomes ' +
    'available.',
  example: () => ({
    ...predictorDiff`
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'ambassador: {enabled: true, version: v3}',
    operatorAfter: 'ambassador: {enabled: true, version: v2}',
  }),
  source: upstream('operator/main.go'),
  check({ predictors, config: { ambassador } }, report) {
    if (ambassador.enabled && !AMBASSADOR_VERSIONS.includes(ambassador.version) && predictors.length > 0) {
      report({
        path: 'spec',
        message:
          `the operator's ambassador.version ${JSON.stringify(ambassador.version)} is unknown: it fails on every ` +
          'SeldonDeployment and creates no routes',
        remedy: `${writeOneOf(ambassador.version, AMBASSADOR_VERSIONS)} in the operator's values`,
      });
    }
  },
});
