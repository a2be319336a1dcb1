import { EXPLAINER_TYPES } from '../../api/facts/explainers';
import { builtInExplainers, typesIn } from '../helpers/built-in-explainers';
import { failureRule } from '../helpers/failure-rule';
import { diff, upstream, writeOneOf } from '../rule';

export const explainerUnsupported = failureRule(
  {
    id: 'SELDON208',
    title: 'with protocol v2, an explainer has a type that MLServer supports',
    consequence: 'The operator fails forever and creates nothing, not even the model.',
    example: () => diff`
        spec:
          protocol: v2
          predictors:
          - name: default
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      -     explainer: {type: anchor_tabular, modelUri: gs://models/iris/explainer}
      +     explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer}
    `,
    source: upstream('operator/controllers/mlserver.go'),
    matches: ({ message, path }) => message.endsWith(' not supported') && path.endsWith('.type'),
  },
  ({ message, path }, subject) => {
    const type = message.replace(/ not supported$/, '');
    // With its own image, an explainer may be of any type that the operator accepts.
    const isBuiltIn = subject.once(builtInExplainers).some((explainer) => `${explainer.path}.type` === path);
    return {
      message: `unknown explainer type ${JSON.stringify(type)}`,
      remedy: writeOneOf(type, isBuiltIn ? typesIn(true) : EXPLAINER_TYPES),
    };
  },
);
