import { isObject } from '../../private/json';
import { diff, trap, upstream } from '../rule';

export const explainerParameters = trap({
  id: 'SELDON266',
  looksAt: ['explainer'],
  title: 'the parameters of an explainer are a JSON object',
  consequence:
    'The operator inserts the string into a JSON document without checking it. The explainer cannot parse the ' +
    'result and restarts forever.',
  example: () => diff`
      spec:
        protocol: v2
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    -     explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer, initParameters: 'seed=1'}
    +     explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer, initParameters: '{"seed": 1}'}
  `,
  source: upstream('operator/controllers/mlserver.go'),
  check({ predictors }, report) {
    for (const {
      predictor: { explainer },
      path,
    } of predictors) {
      if (explainer?.type && explainer.initParameters && !isJsonObject(explainer.initParameters)) {
        report({
          path: `${path}.explainer.initParameters`,
          message: `${JSON.stringify(explainer.initParameters)} is not a JSON object`,
          remedy: 'write a JSON object such as {"seed": 1}',
        });
      }
    }
  },
});

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}
