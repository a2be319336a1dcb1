import { yaml } from '../../../src/rules/example';
import { reservedLabel } from '../../../src/rules/pods/reserved-label';
import { describeRule } from '../describe-rule';

describeRule(reservedLabel, {
  accepts: {
    'another label': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          metadata: {labels: {team: x}}
    `,
    "the predictor's own version": yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          metadata: {labels: {version: a}}
    `,
    'a version on pods without the orchestrator': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
        - metadata: {labels: {version: v2}}
          spec: {containers: [{name: o, image: 'i:1'}]}
    `,
  },
  rejects: {
    'another version': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          metadata: {labels: {version: v2}}
    `,
      ['spec.predictors[0].componentSpecs[0].metadata.labels.version', '"v2" differs'],
    ],
    'a label of the operator': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          metadata: {labels: {seldon-app: x}}
    `,
      ['spec.predictors[0].componentSpecs[0].metadata.labels.seldon-app', 'overwritten'],
    ],
  },
});
