import { explainerArgument } from '../../../src/rules/explainers/explainer-argument';
import { describeRule } from '../describe-rule';

const explained = (explainer: string, spec = '') =>
  `{${spec} predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, explainer: {modelUri: gs://e, ${explainer}}}]}`;
const CONFIG = 'spec.predictors[0].explainer.config';

describeRule(explainerArgument, {
  accepts: {
    'arguments of its type': explained(
      "type: AnchorText, config: {threshold: '0.95', batch_size: '64', use_unk: 'yes', temperature: '1e-1'}",
    ),
    'the beginning of a name': explained("type: AnchorTabular, config: {thresh: '0.9'}"),
    'a name that another one begins with': explained("type: AnchorTabular, config: {verbose: 'true'}"),
    'any argument of your own image': explained(
      "type: AnchorTabular, config: {a: b}, containerSpec: {name: e, image: 'e:1'}",
    ),
    'config with protocol v2, which another rule reports': explained(
      'type: AnchorTabular, config: {a: b}',
      'protocol: v2,',
    ),
  },
  rejects: {
    'a misspelled argument': [
      explained("type: KernelShap, config: {treshold: '0.9'}"),
      [`${CONFIG}.treshold`, 'ignore the argument "treshold"'],
    ],
    'an argument of another type': [
      explained("type: AnchorTabular, config: {top_n: '3'}"),
      [`${CONFIG}.top_n`, 'type AnchorTabular'],
    ],
    'arguments of a type that has none': [
      explained("type: ALE, config: {threshold: '0.9'}"),
      [`${CONFIG}.threshold`, 'type ALE'],
    ],
    'an argument of the server itself, which the operator has set': [
      explained("type: AnchorTabular, config: {http_port: '8080'}"),
      [`${CONFIG}.http_port`, 'ignore'],
    ],
    'values of the wrong type': [
      explained("type: TreeShap, config: {batch_size: '1.5', delta: low, interactions: maybe}"),
      [`${CONFIG}.batch_size`, 'cannot start with batch_size "1.5"'],
      [`${CONFIG}.delta`, '"low"'],
      [`${CONFIG}.interactions`, '"maybe"'],
    ],
  },
});

describeRule(explainerArgument, {
  operator: 'explainer: {image: registry.example.com/explainers/mine:1}',
  accepts: { 'any argument of the image in the operator configuration': explained('type: ALE, config: {a: b}') },
  rejects: {},
});
