import { yaml } from '../../../src/rules/example';
import { decodable } from '../../../src/rules/schema/decodable';
import { describeRule } from '../describe-rule';

describeRule(decodable, {
  accepts: {
    'numbers in range': yaml`
      predictors:
      - name: a
        replicas: 2147483647
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
  },
  rejects: {
    'a number out of range': [
      yaml`
      predictors:
      - name: a
        progressDeadlineSeconds: 2147483648
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
      ['spec.predictors[0].progressDeadlineSeconds', ''],
    ],
  },
});
