import { trap } from './trap';
import { suggest } from '../../private/suggest';
import { yaml } from '../example';
import { type Rule } from '../rule';
import { SILENCE_ANNOTATION, silencedBy } from '../silence';

/** @param ids of all rules, this one among them */
export const silenceWords = (ids: () => readonly string[]): Rule => trap({
  id: 'SELDON299',
  severity: 'warning',
  title: `${SILENCE_ANNOTATION} names rules by their ids`,
  consequence: 'The word silences nothing.',
  example: {
    before: yaml`
      metadata: {name: iris, annotations: {cdk8s-seldon/silence: dead-field}}
      spec:
        name: iris
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    after: yaml`
      metadata: {name: iris, annotations: {cdk8s-seldon/silence: 'SELDON250, SELDON277'}}
      spec:
        name: iris
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
  },
  source: 'https://github.com/cdk8s-seldon/cdk8s-seldon/blob/main/docs/rules.md',
  check({ object }, report) {
    for (const { id } of silencedBy(object)) {
      if (!ids().includes(id)) {
        const close = suggest(id, ids());
        report({
          path: `metadata.annotations[${SILENCE_ANNOTATION}]`,
          message: `${JSON.stringify(id)} is the id of no rule`,
          remedy: close === undefined ? 'write ids such as SELDON250, separated by commas, and the reason behind a colon' : `did you mean ${close}?`,
        });
      }
    }
  },
});
