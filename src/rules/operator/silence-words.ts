import { libraryPage } from '../../api/facts/links';
import { entryOf } from '../../private/json';
import { correction } from '../../private/suggest';
import { diff, trap } from '../rule';
import { RULE_NAMES } from '../rule-names.generated';
import { SILENCE_ANNOTATION, silencedBy } from '../silence';

export const silenceWords = trap({
  id: 'SELDON299',
  title: `${SILENCE_ANNOTATION} names rules by id or name`,
  consequence: 'The unknown word has no effect: no rule is silenced.',
  example: () => diff`
    - metadata: {name: iris, annotations: {cdk8s-seldon/silence: dead-fields}}
    + metadata: {name: iris, annotations: {cdk8s-seldon/silence: 'SELDON250, SELDON277'}}
      spec:
        name: iris
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: libraryPage('docs/rules.md'),
  check({ object }, report) {
    for (const { id } of silencedBy(object)) {
      if (entryOf(RULE_NAMES, id) === undefined) {
        report({
          path: `metadata.annotations[${SILENCE_ANNOTATION}]`,
          message: `there is no rule ${JSON.stringify(id)}`,
          remedy:
            correction(id, Object.entries(RULE_NAMES).flat()) ??
            'list ids or names of rules, such as SELDON250 or dead-field, separated by commas, with the reason ' +
              'after a colon',
        });
      }
    }
  },
});
