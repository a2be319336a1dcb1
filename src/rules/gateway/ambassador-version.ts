import { AMBASSADOR_VERSIONS } from '../../api/facts/operator-words';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { writeOneOf } from '../helpers/words';
import { upstream } from '../rule';

export const ambassadorVersion = trap({
  id: 'SELDON342',
  severity: 'error',
  title: "the operator's version of Ambassador is one that it knows",
  consequence:
    'With v1 the operator writes annotations, with anything else Mappings, whose kind it knows with v2 alone. Under ' +
    'any other word it fails on every SeldonDeployment: no route is made, and none becomes available.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'ambassador: {enabled: true, version: v3}',
    operatorAfter: 'ambassador: {enabled: true, version: v2}',
  },
  source: upstream('operator/main.go'),
  check({ predictors, config: { ambassador } }, report) {
    if (ambassador.enabled && !AMBASSADOR_VERSIONS.includes(ambassador.version) && predictors.length > 0) {
      report({
        path: 'spec',
        message: `the operator's ambassador.version ${JSON.stringify(ambassador.version)} keeps it from making routes: it fails on every SeldonDeployment`,
        remedy: `${writeOneOf(ambassador.version, AMBASSADOR_VERSIONS)} among the operator's values`,
      });
    }
  },
});
