import { trap } from './trap';
import { yaml } from '../example';
import { SILENCE_ANNOTATION, silencedBy } from '../silence';

export const silenceWords = trap({
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
    for (const word of silencedBy(object).filter((each) => !/^SELDON\d{3}$/.test(each))) {
      report({ path: `metadata.annotations[${SILENCE_ANNOTATION}]`, message: `${JSON.stringify(word)} is the id of no rule`, remedy: 'write ids such as SELDON250, separated by commas' });
    }
  },
});
