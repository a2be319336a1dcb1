import { yaml } from '../../../src/rules/example';
import { longName } from '../../../src/rules/names/long-name';
import { describeRule } from '../describe-rule';

describeRule(longName, {
  accepts: {
    'short names': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a short name of the component': yaml`
      predictors:
      - name: a
        graph: {name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, image: 'i:1'}]}
          metadata: {name: s}
    `,
  },
  rejects: {
    'a long node': [
      yaml`
      predictors:
      - name: a
        graph: {name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph', 'its Deployment will be named seldon-'],
    ],
    'a long predictor': [
      yaml`
      predictors:
      - name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].name', 'Service'],
      ['spec.predictors[0].graph', 'Deployment'],
    ],
  },
});
