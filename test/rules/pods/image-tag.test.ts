import { yaml } from '../../../src/rules/example';
import { imageTag } from '../../../src/rules/pods/image-tag';
import { describeRule } from '../describe-rule';

describeRule(imageTag, {
  accepts: {
    'a tag': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
    'a digest': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i@sha256:0'}]}
    `,
    'a tag after a port': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'r:5000/i:1'}]}
    `,
  },
  rejects: {
    'no tag, after a port': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'r:5000/i'}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', '"r:5000/i"'],
    ],
    latest: [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:latest'}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', '"i:latest"'],
    ],
  },
});
