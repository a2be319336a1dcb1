import { yaml } from '../../../src/rules/example';
import { explainerType } from '../../../src/rules/explainers/explainer-type';
import { describeRule, judgeManifests } from '../describe-rule';

describeRule(explainerType, {
  accepts: {
    'a known type': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, modelUri: gs://e}
    `,
    'no explainer': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'an unknown type with its own image': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: Mine, containerSpec: {name: e, image: 'e:1'}}
    `,
    'an empty explainer': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {}
    `,
  },
  rejects: {
    'no type': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', 'ignored'],
    ],
    'one in which nothing is set, as old webhooks filled it in': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: '', containerSpec: {name: '', resources: {}}}
    `,
      ['spec.predictors[0].explainer', 'ignored'],
    ],
    'a type that Seldon does not have a server for': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: Contrastive, modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', "Seldon's explainer server cannot run explainers of type Contrastive"],
    ],
    'types that MLServer cannot run': [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: ALE, modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', 'MLServer cannot run explainers of type ALE'],
    ],
    'integrated gradients with MLServer, which needs the folder of the model': [
      yaml`
      protocol: kfserving
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: IntegratedGradients, modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', 'MLServer cannot run explainers of type IntegratedGradients'],
    ],
    'an unknown type': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: anchor}
    `,
      ['spec.predictors[0].explainer.type', '"anchor"'],
    ],
  },
});

describe('the remedy for an explainer without a type', () => {
  const explained = (explainer: string, protocol: string): string =>
    `spec: {protocol: ${protocol}, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, explainer: ${explainer}}]}`;
  const remediesFor = (explainer: string, protocol = 'seldon'): string[] =>
    judgeManifests(explained(explainer, protocol))
      .findings.filter(({ rule }) => rule === explainerType.id)
      .map(({ remedy }) => remedy);

  test.each(['seldon', 'v2', 'kfserving'])('names types that run with protocol %s', (protocol) => {
    const [remedy] = remediesFor('{modelUri: gs://e}', protocol);
    const types = remedy.replace("set 'type' to one of ", '').split(', ');
    expect(types).toContain('AnchorTabular');
    expect(types.flatMap((type) => remediesFor(`{type: ${type}, modelUri: gs://e}`, protocol))).toEqual([]);
  });

  test('is to remove one in which nothing is set', () => {
    expect(remediesFor("{containerSpec: {name: '', resources: {}}}")).toEqual(['remove it: nothing in it is set']);
  });
});
