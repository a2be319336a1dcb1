import { explainerModel } from '../../../src/rules/explainers/explainer-model';
import { describeRule } from '../describe-rule';

const explained = (explainer: string, spec = '') =>
  `{${spec} predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, explainer: {${explainer}}}]}`;
const URI = 'spec.predictors[0].explainer.modelUri';

describeRule(explainerModel, {
  accepts: {
    'a folder': explained('type: AnchorTabular, modelUri: gs://models/iris/explainer'),
    'a type that needs no training': explained('type: AnchorText'),
    'the file of a Keras model': explained('type: IntegratedGradients, modelUri: gs://models/mnist/model.h5'),
    'a folder that is mounted': explained(
      'type: AnchorTabular, containerSpec: {name: e, env: [{name: STORAGE_URI, value: /mnt/e}]}',
    ),
    'parameters with protocol v2': explained("type: AnchorText, initParameters: '{}'", 'protocol: v2,'),
    'your own image': explained("type: AnchorTabular, containerSpec: {name: e, image: 'e:1'}"),
  },
  rejects: {
    'none for a trained type': [explained('type: KernelShap'), [URI, 'has nothing to load']],
    'no Keras model': [explained('type: IntegratedGradients'), [URI, 'type IntegratedGradients']],
    'none for any type with protocol v2': [explained('type: AnchorText', 'protocol: v2,'), [URI, 'nothing to load']],
    'one file of a folder': [
      explained('type: AnchorTabular, modelUri: gs://models/iris/explainer.dill'),
      [URI, '"explainer.dill" is a file'],
    ],
  },
});
