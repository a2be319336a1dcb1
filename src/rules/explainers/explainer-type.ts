import { EXPLAINER_TYPES } from '../../api/facts/explainers';
import { isV2 } from '../../api/facts/words';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { writeOneOf } from '../helpers/words';
import { upstream } from '../rule';

export const explainerType = trap({
  id: 'SELDON264',
  severity: 'warning',
  title: 'an explainer has a type that the explainer server supports',
  consequence: 'Without a type, the operator ignores the explainer. With an unknown type, its pod never becomes ready.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          explainer: {modelUri: gs://models/iris/explainer}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer}
    `,
  },
  source: upstream('operator/controllers/seldondeployment_explainers.go'),
  check({ spec, predictors }, report) {
    const v2 = isV2(spec.protocol);
    for (const {
      predictor: { explainer },
      path,
    } of predictors) {
      const type = explainer?.type ?? '';
      if (explainer && type === '' && Object.keys(explainer).length > 0) {
        report({
          path: `${path}.explainer.type`,
          message: 'an explainer without a type is ignored',
          remedy: `set 'type' to one of ${EXPLAINER_TYPES.join(', ')}`,
        });
      } else if (!v2 && type !== '' && !EXPLAINER_TYPES.includes(type) && !explainer!.containerSpec?.image) {
        report({
          path: `${path}.explainer.type`,
          message: `unknown explainer type ${JSON.stringify(type)}`,
          remedy: writeOneOf(type, EXPLAINER_TYPES),
        });
      }
    }
  },
});
