import { yaml } from '../../../src/rules/example';
import { silenceWords } from '../../../src/rules/traps/silence-words';
import { describeRule } from '../describe-rule';

describeRule(silenceWords, {
  accepts: {
    ids: yaml`
      metadata: {name: iris, annotations: {cdk8s-seldon/silence: 'seldon250 SELDON277'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a word': [yaml`
      metadata: {name: iris, annotations: {cdk8s-seldon/silence: 'SELDON250, all'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `, ['metadata.annotations[cdk8s-seldon/silence]', '"ALL"']],
  },
});
