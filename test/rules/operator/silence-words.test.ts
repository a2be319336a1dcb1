import { yaml } from '../../../src/rules/example';
import { knownRule } from '../../../src/rules/known-rule';
import { describeRule } from '../describe-rule';

describeRule(knownRule('SELDON299'), {
  accepts: {
    ids: yaml`
      metadata: {name: iris, annotations: {cdk8s-seldon/silence: 'seldon250 SELDON277'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a reason, a line for each rule': yaml`
      metadata:
        name: iris
        annotations:
          cdk8s-seldon/silence: |
            SELDON250: the name is read by our dashboards: see there
            SELDON277, SELDON279
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a word': [
      yaml`
      metadata: {name: iris, annotations: {cdk8s-seldon/silence: 'SELDON250, all'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.annotations[cdk8s-seldon/silence]', '"all"'],
    ],
    'an id that no rule has': [
      yaml`
      metadata: {name: iris, annotations: {cdk8s-seldon/silence: 'SELDON999: why not'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.annotations[cdk8s-seldon/silence]', '"SELDON999"'],
    ],
  },
});
