import { EXPLAINER_TYPES, type ExplainerFacts, EXPLAINERS } from '../../api/facts/explainers';
import { entryOf } from '../../private/json';
import { builtInExplainers } from '../helpers/built-in-explainers';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

export const explainerType = trap({
  id: 'SELDON264',
  looksAt: ['explainer'],
  title: 'an explainer has a type that the explainer server supports',
  consequence: 'Without a type, the operator ignores the explainer. With an unknown type, its pod never becomes ready.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    - explainer: {modelUri: gs://models/iris/explainer}
    + explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer}
  `,
  source: upstream('operator/controllers/seldondeployment_explainers.go'),
  check(subject, report) {
    for (const {
      predictor: { explainer },
      path,
    } of subject.predictors) {
      if (explainer && !explainer.type && Object.keys(explainer).length > 0) {
        report({
          path: `${path}.explainer.type`,
          message: 'an explainer without a type is ignored',
          remedy: `set 'type' to one of ${EXPLAINER_TYPES.join(', ')}`,
        });
      }
    }
    for (const { type, facts, isMlserver, path } of subject.once(builtInExplainers)) {
      const known = EXPLAINER_TYPES.filter((each) => isSupported(entryOf(EXPLAINERS, each), isMlserver));
      if (!isMlserver && facts === undefined) {
        report({
          path: `${path}.type`,
          message: `unknown explainer type ${JSON.stringify(type)}`,
          remedy: writeOneOf(type, known),
        });
      } else if (facts !== undefined && !isSupported(facts, isMlserver)) {
        report({
          path: `${path}.type`,
          message: `${isMlserver ? 'MLServer' : "Seldon's explainer server"} cannot run explainers of type ${type}`,
          remedy: `use one of ${known.join(', ')}, or set your own image in containerSpec.image`,
        });
      }
    }
  },
});

function isSupported(facts: ExplainerFacts | undefined, isMlserver: boolean): boolean {
  return isMlserver ? facts?.isInMlserver === true : facts?.accepts !== undefined;
}
