import { yaml } from '../../../src/rules/example';
import { explainerUnsupported } from '../../../src/rules/explainers/explainer-unsupported';
import { describeRule, judgeManifests } from '../describe-rule';

describeRule(explainerUnsupported, {
  accepts: {
    'a type that MLServer supports': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: AnchorTabular, modelUri: gs://e}
    `,
    'an unknown type with another protocol': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: Mine, modelUri: gs://e}
    `,
  },
  rejects: {
    'an unknown type': [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: Mine, modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', '"Mine"'],
    ],
  },
});

test.each([
  ['the server of the protocol', '', 'write one of "AnchorTabular", "AnchorImages", "AnchorText", "KernelShap"'],
  ['its own image', ", containerSpec: {name: e, image: 'e:1'}", 'did you mean "Contrastive"?'],
])('the remedy names types that %s can run', (_, more, expected) => {
  const manifest = `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, explainer: {type: contrastive${more}}}]}`;
  const found = judgeManifests(manifest).findings.find(({ rule }) => rule === explainerUnsupported.id);
  expect(found?.remedy).toMatch(expected);
});
