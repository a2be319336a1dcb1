import { isV2 } from '../../api/facts/words';
import { isObject, type Json } from '../../private/json';
import { builtInExplainers, typesIn } from '../helpers/built-in-explainers';
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
        const isBare = isEmpty(explainer as Json);
        report({
          path: isBare ? `${path}.explainer` : `${path}.explainer.type`,
          message: 'an explainer without a type is ignored',
          remedy: isBare
            ? 'remove it: nothing in it is set'
            : `set 'type' to one of ${typesIn(isV2(subject.spec.protocol)).join(', ')}`,
        });
      }
    }
    for (const { type, facts, isMlserver, path } of subject.once(builtInExplainers)) {
      const known = typesIn(isMlserver);
      if (!isMlserver && facts === undefined) {
        report({
          path: `${path}.type`,
          message: `unknown explainer type ${JSON.stringify(type)}`,
          remedy: writeOneOf(type, known),
        });
      } else if (facts !== undefined && !known.includes(type)) {
        report({
          path: `${path}.type`,
          message: `${isMlserver ? 'MLServer' : "Seldon's explainer server"} cannot run explainers of type ${type}`,
          remedy: `use one of ${known.join(', ')}, or set your own image in containerSpec.image`,
        });
      }
    }
  },
});

/** Whether a value has nothing but empty strings and maps, as old webhooks filled them in. */
function isEmpty(value: Json): boolean {
  return isObject(value) ? Object.values(value).every(isEmpty) : value === '';
}
